import type { ModuleFacts, ProjectFile } from '../facts/types.ts'
import type { FileResult } from '../parse/file.ts'
import type { KnownFiles } from '../parse/index.ts'
import type { Store } from './store.ts'

/** All that the parser's result depends on. */
export interface Circumstances {
  /** Versions of se-ml and of Node. */
  readonly versions: readonly string[]
  readonly preset: string
  /** Hash of each file's content as git has it, by path. */
  readonly blobs: ReadonlyMap<string, string>
}

/**
 * What the parser said of contents that were parsed before. A file is found again by the hash of its content, wherever
 * it lay and whatever it was for.
 */
export function knownFiles(store: Store, circumstances: Circumstances): KnownFiles {
  const keyOf = (file: ProjectFile) => keyIn(file, circumstances)
  return {
    async get(file) {
      const key = keyOf(file)
      const found = key && ((await store.read(key)) as FileResult | undefined)
      return found && placed(found, file)
    },
    async put(file, result) {
      const key = keyOf(file)
      // What took too long or could not be read may go well the next time.
      if (key !== undefined && result.skipped === undefined) await store.write(key, result)
    },
  }
}

function keyIn({ path, kind }: ProjectFile, { versions, preset, blobs }: Circumstances): string[] | undefined {
  const blob = blobs.get(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = name.slice(name.indexOf('.') + 1)
  return blob === undefined ? undefined : ['file', ...versions, preset, kind, ending, blob]
}

function placed({ module }: FileResult, { path, role }: ProjectFile): FileResult {
  return module === undefined ? {} : { module: { ...module, path, role } satisfies ModuleFacts }
}
