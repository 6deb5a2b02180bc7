import { given } from '../../given.ts'
import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { DataFile, DataFiles, Storage } from '../types/dataFiles.ts'
import type { TrackedFile } from '../types/git.ts'
import type { ProjectFile } from '../types.ts'
import { readDvcConfig, readDvcFile, readDvcLock } from './dvc.ts'
import { findCollections, findRuns, findTools } from './folders.ts'
import { readIgnored } from './ignored.ts'

/** Data files that are listed; a rule needs no more to judge. */
const MOST = 20_000

/** Files of data and models, where their bytes are kept, and what is kept elsewhere. */
export async function gatherDataFiles(from: Gathered): Promise<DataFiles> {
  const { tracked } = await from.ask('git')
  const byPath = tracked && new Map(tracked.map((file) => [file.path, file]))
  const own = from.files.filter(({ role }) => role !== 'vendored' && role !== 'template')
  const data = own.filter(isData).slice(0, MOST)
  const each = <T>(pattern: RegExp, read: (text: string, path: string) => T | Promise<T>) =>
    readEach({ root: from.root, files: matching(own, pattern), read: (text, { path }) => read(text, path) })
  const pointers = await each(/\.dvc$/, readDvcFile)
  const locks = await each(/(^|\/)dvc\.lock$/, readDvcLock)
  const configs = await each(/(^|\/)\.dvc\/config$/, readDvcConfig)
  const ignores = await each(/(^|\/)\.gitignore$/, readIgnored)
  return {
    files: data.map((file) => toDataFile(file, byPath)),
    collections: findCollections(own, byPath),
    dvc: {
      initialised: configs.found.length > 0,
      outputs: [...pointers.found, ...locks.found].flat(),
      remotes: configs.found.flat(),
    },
    ignored: ignores.found.flat(),
    runs: findRuns(own),
    tools: findTools(own),
    problems: [pointers, locks, configs, ignores].flatMap(({ problems }) => problems),
  }
}

function isData(file: ProjectFile): boolean {
  return file.kind === 'data' || file.kind === 'model'
}

function matching(files: readonly ProjectFile[], pattern: RegExp): ProjectFile[] {
  return files.filter((file) => pattern.test(file.path) && !isForeign(file))
}

function toDataFile(
  { path, kind, role, size }: ProjectFile,
  tracked: ReadonlyMap<string, TrackedFile> | undefined,
): DataFile {
  const file = tracked?.get(path)
  return given({
    path,
    kind: kind === 'model' ? ('model' as const) : ('data' as const),
    format: formatOf(path),
    role,
    size: file?.pointer?.bytes ?? size,
    storage: tracked === undefined ? 'unknown' : storageOf(file),
    blob: file?.blob,
  })
}

function formatOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

function storageOf(file: TrackedFile | undefined): Storage {
  return file === undefined ? 'untracked' : (file.pointer?.kind ?? 'git')
}
