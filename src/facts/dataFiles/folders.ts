import { given } from '../../given.ts'
import type { DataTool, FileCollection, RunFolder } from '../types/dataFiles.ts'
import type { TrackedFile } from '../types/git.ts'
import type { ProjectFile } from '../types.ts'

/** Formats of files that are data by the dozen: pictures, recordings, archives. */
const COLLECTED = /\.(png|jpe?g|gif|bmp|webp|wav|mp3|flac|ogg|mp4|avi|mov|mkv|zip|gz|tgz|bz2|xz|7z|rar|tar)$/i

/** Fewer pictures in a folder are illustrations. Archives count from the first. */
const FEWEST = 20

interface Group {
  readonly folder: string
  readonly format: string
  files: number
  size: number
  tracked: number
  pointers: number
}

/** Folders of pictures, recordings or archives. Those for readers (role `docs`) are none. */
export function findCollections(
  files: readonly ProjectFile[],
  tracked: ReadonlyMap<string, Pick<TrackedFile, 'pointer'>> | undefined,
): FileCollection[] {
  const groups = new Map<string, Group>()
  for (const { path, role, size } of files) {
    const format = COLLECTED.exec(path)?.[1]?.toLowerCase()
    if (format === undefined || role === 'docs') continue
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const key = `${folder}\0${format}`
    const group = groups.get(key) ?? { folder, format, files: 0, size: 0, tracked: 0, pointers: 0 }
    groups.set(key, group)
    add(group, size, tracked?.get(path))
  }
  return [...groups.values()]
    .filter((group) => group.files >= FEWEST || isArchive(group.format))
    .map(({ tracked: count, pointers, ...group }) =>
      given({ ...group, tracked: tracked && count, pointers: pointers > 0 ? pointers : undefined }),
    )
}

function add(group: Group, size: number, file: Pick<TrackedFile, 'pointer'> | undefined): void {
  group.files++
  group.size += size
  group.tracked += Number(file !== undefined)
  group.pointers += Number(file?.pointer !== undefined)
}

function isArchive(format: string): boolean {
  return /^(zip|gz|tgz|bz2|xz|7z|rar|tar)$/.test(format)
}

/** Folders that trackers write, by a file that only they write there. */
const RUNS: readonly (readonly [RegExp, RunFolder['tool']])[] = [
  [/^(.*\/)?(mlruns)\/.+/, 'mlflow'],
  [/^(.*\/)?(wandb)\/(run-|offline-run-|latest-run|debug)[^/]*/, 'wandb'],
  [/^(.*\/)?(lightning_logs)\/version_\d+\//, 'lightning'],
  [/^(.*\/)?(\.aim)\/.+/, 'aim'],
  [/^(.*\/)?((?:multirun|outputs)\/\d{4}-\d\d-\d\d)\//, 'hydra'],
  [/^(.*\/)?([^/]+)\/events\.out\.tfevents\.[^/]+$/, 'tensorboard'],
]

/** Results of runs that stand among the files of the repository. */
export function findRuns(files: readonly ProjectFile[]): RunFolder[] {
  const found = new Map<string, { tool: RunFolder['tool']; folder: string; files: number }>()
  for (const { path } of files) {
    const match = RUNS.map(([pattern, tool]) => ({ tool, parts: pattern.exec(path) })).find(({ parts }) => parts)
    if (!match?.parts) continue
    const folder = `${match.parts[1] ?? ''}${match.parts[2]}`
    const run = found.get(folder) ?? { tool: match.tool, folder, files: 0 }
    found.set(folder, run)
    run.files++
  }
  return [...found.values()]
}

/** Files that only one tool for versioning data leaves. */
const TOOLS: readonly (readonly [RegExp, DataTool['tool']])[] = [
  [/^\.datalad\//, 'datalad'],
  [/(^|\/)_lakefs_actions\/|^\.lakefs|(^|\/)\.lakefs_ref\.yaml$/, 'lakefs'],
  [/(^|\/)\.quilt\/|(^|\/)quilt\.ya?ml$/, 'quilt'],
  [/(^|\/)pachyderm[^/]*\.(ya?ml|json)$/, 'pachyderm'],
  [/(^|\/)\.dolt\//, 'dolt'],
  [/(^|\/)\.oxen\//, 'oxen'],
  [/(^|\/)_delta_log\/\d+\.json$/, 'delta'],
  [/(^|\/)\.lfsconfig$/, 'lfs'],
]

/** One place for each tool. */
export function findTools(files: readonly ProjectFile[]): DataTool[] {
  return TOOLS.flatMap(([pattern, tool]) => {
    const file = files.find(({ path }) => pattern.test(path))
    return file ? [{ tool, at: { path: file.path } }] : []
  })
}
