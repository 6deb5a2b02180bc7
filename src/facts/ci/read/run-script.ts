import type { Reading } from '../job.ts'
import { lineScript } from '../script.ts'
import { makeTrigger } from '../triggers.ts'
import type { ReadResult } from './result.ts'

/** `.ci/run`: a script by a name that says what it is for. What starts it is set elsewhere. */
export async function readRunScript({ branch }: Reading, file: string, source: string): Promise<ReadResult> {
  const endLine = source.split('\n').length
  const triggers = [makeTrigger({ kind: 'push', name: 'set elsewhere' }, branch)]
  const script = lineScript({ text: `./${file}`, path: file, line: 1, folder: '' })
  const mask = { doubt: 'what starts it is not in the repository' }
  return {
    drafts: [
      { system: 'script', file, name: file, at: { path: file, line: 1, endLine }, triggers, mask, work: [{ script }] },
    ],
  }
}
