import type { CiSystem } from '../../types/ci.ts'
import type { JobDraft, Reading } from '../job.ts'
import { loadYaml } from '../yaml/load.ts'
import type { YamlNode } from '../yaml/node.ts'
import { readGithub } from './github/index.ts'

export interface ReadResult {
  readonly drafts: readonly JobDraft[]
  readonly error?: string
}

/** Reads one file of a system, given its text. */
export type Reader = (reading: Reading, file: string, source: string) => Promise<ReadResult>

type YamlReader = (reading: Reading, file: string, root: YamlNode) => Promise<readonly JobDraft[]> | readonly JobDraft[]

/** A reader for files that hold one YAML document. */
function yaml(read: YamlReader): Reader {
  return async (reading, file, source) => {
    const loaded = loadYaml(file, source)
    if ('error' in loaded) return { drafts: [], error: loaded.error }
    const [root] = loaded.documents
    return root?.kind === 'map'
      ? { drafts: await read(reading, file, root) }
      : { drafts: [], error: 'is empty or holds no settings' }
  }
}

/** One line for each system. */
export const READERS: Readonly<Record<CiSystem, Reader>> = {
  'github-actions': yaml(readGithub),
} as unknown as Readonly<Record<CiSystem, Reader>>
