import type { Reading } from '../job.ts'
import { lineScript } from '../script.ts'
import { makeTrigger } from '../triggers.ts'
import type { ReadResult, Source } from './result.ts'

/** `.ci/run`: a script by a name that says what it is for. What starts it is set elsewhere. */
export async function readRunScript({ branch }: Reading, { path, text }: Source): Promise<ReadResult> {
  const endLine = text.split('\n').length
  const triggers = [makeTrigger({ kind: 'push', name: 'set elsewhere' }, branch)]
  const script = lineScript({ text: `./${path}`, path, line: 1, folder: '' })
  const mask = { doubt: 'what starts it is not in the repository' }
  return { drafts: [{ name: path, at: { path, line: 1, endLine }, triggers, mask, work: [{ script }] }] }
}
