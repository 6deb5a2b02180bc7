import type { DataFile } from '../../../src/facts/types/dataFiles.ts'
import { catalogue } from './catalogue.ts'
import { isModel } from './is-model.ts'
import { type Assets, isTracked, type Way } from './part.ts'
import { readsPicturesElsewhere } from './pictures.ts'
import { literalsRead } from './reads.ts'
import { seen, way } from './way.ts'

/** Git keeps files up to this size well, bytes (practices.md, practice 22). */
const SMALL = 5_000_000

/** What files say of the version of the data: DVC, pointers of Git LFS, tools that are set up, small files in git. */
export function versionsInFiles(assets: Assets): Way[] {
  return [...dvc(assets), ...pointers(assets), ...collectedPointers(assets), ...tools(assets), ...inGit(assets)]
}

function dvc({ dataFiles: { dvc } }: Assets): Way[] {
  const first = dvc.outputs.find(({ hash, path }) => hash !== undefined && !isModel(path))
  if (first === undefined) return dvc.initialised ? [way(0.2, 'DVC is set up, and keeps no data', [])] : []
  const shared = dvc.remotes.find((remote) => remote.shared)
  const places = [
    seen(`DVC keeps ${first.path} by a hash`, first.at),
    ...(shared ? [seen('a remote that others can reach', shared.at)] : []),
  ]
  return shared || first.imported
    ? [way(1, 'DVC ties the data to each commit, and others can get them', places)]
    : [way(0.7, 'DVC ties the data to each commit; no remote that others can reach', places)]
}

function pointers({ dataFiles: { files } }: Assets): Way[] {
  const kept = own(files).filter(({ kind, storage }) => kind === 'data' && (storage === 'lfs' || storage === 'annex'))
  const [first] = kept
  if (first === undefined) return []
  const tool = first.storage === 'lfs' ? 'Git LFS' : 'git-annex'
  return [
    way(1, `${tool} ties ${count(kept.length)} to each commit`, [
      seen(`${tool} keeps ${first.path}`, { path: first.path }),
    ]),
  ]
}

const ARCHIVE = /^(zip|gz|tgz|bz2|xz|7z|rar|tar)$/
const DATA_FOLDER = /(^|\/)(data|datasets?|raw|train\w*|images|imgs|masks|audio|wavs?)(\/|$)/i

/** Archives, or folders of pictures and recordings, that are kept by their hash. */
function collectedPointers({ dataFiles: { collections } }: Assets): Way[] {
  const kept = collections.find(
    ({ pointers = 0, format, folder }) => pointers > 0 && (ARCHIVE.test(format) || DATA_FOLDER.test(folder)),
  )
  if (kept === undefined) return []
  const path = kept.folder === '' ? '.' : kept.folder
  return [
    way(1, 'Git LFS or git-annex ties the data to each commit', [
      seen(`${kept.pointers} files (${kept.format}) are kept by their hash`, { path }),
    ]),
  ]
}

function own(files: readonly DataFile[]): DataFile[] {
  return files.filter(({ role }) => !/^(fixture|test|docs|example|vendored|generated|template)$/.test(role))
}

function tools({ dataFiles, pipelines }: Assets): Way[] {
  const versioned = pipelines.catalog.find((one) => one.versioned)
  const found = dataFiles.tools.find(({ tool }) => tool !== 'lfs' && tool !== 'git-annex')
  return [
    ...(versioned
      ? [way(0.7, 'the catalogue keeps versions', [seen(`"${versioned.name}" is versioned`, versioned.at)])]
      : []),
    ...(found ? [way(0.7, `${found.tool} keeps versions`, [seen(`set up for ${found.tool}`, found.at)])] : []),
  ]
}

/** Small files in git are versioned by git, when they are what the code reads. */
function inGit(assets: Assets): Way[] {
  const { code, dataFiles } = assets
  const { files } = dataFiles
  const tracked = own(files).filter(({ kind, storage, size }) => kind === 'data' && storage === 'git' && size < SMALL)
  const [first] = tracked
  if (first === undefined) return []
  const read = [...literalsRead(code), ...namedInSettings(assets)]
  const isElsewhere = cataloguesOthers(assets)
  const used = tracked.find(
    ({ path }) => !isElsewhere && !isConstant(code, path) && read.some((literal) => `/${path}`.endsWith(`/${literal}`)),
  )
  if (used && readsPicturesElsewhere(assets))
    return [
      way(0.3, 'git keeps lists and tables, and the pictures or recordings that the code reads are elsewhere', [
        seen(`git keeps ${used.path}`, { path: used.path }),
      ]),
    ]
  return used
    ? [
        way(0.8, 'git keeps the small files that the code reads', [
          seen(`git keeps ${used.path}, which is read`, { path: used.path }),
        ]),
      ]
    : [
        way(0.3, 'git keeps some data; what the code reads may be others', [
          seen(`git keeps ${first.path}`, { path: first.path }),
        ]),
      ]
}

/** Files that tracked settings name for the code that reads them: `training_data_file: houses.csv`. */
function namedInSettings({ pipelines, git }: Assets): string[] {
  return pipelines.configs
    .filter(({ path }) => isTracked(git, path))
    .flatMap(({ settings }) => settings.flatMap(({ key, value }) => (isDataFile(key, value) ? [bare(value)] : [])))
}

function isDataFile(key: string, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /data|input|train|test|file|path/i.test(key) &&
    /[\w-]\.(csv|tsv|json|jsonl|parquet|xlsx?|txt|npz?|arff|feather)$/i.test(value)
  )
}

function bare(path: string): string {
  return path.replace(/^(\.{1,2}\/)+/, '')
}

/** The catalogue names the data of the project, and git keeps none of them: what it keeps are others. */
function cataloguesOthers(assets: Assets): boolean {
  const { pipelines, git } = assets
  return (
    catalogue(assets).length > 0 &&
    pipelines.catalog.every(({ filepath = '' }) => OF_TESTS.test(filepath) || !isTracked(git, filepath))
  )
}

const OF_TESTS = /(^|\/)(tests?|fixtures)\//

/** An array beside the code that reads it belongs to the code. */
function isConstant({ modules }: Assets['code'], path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  if (!/\.(npy|npz|mat)$/i.test(path) || folder === '') return false
  return modules.some((one) => one.role === 'source' && one.path.slice(0, one.path.lastIndexOf('/') + 1) === folder)
}

function count(files: number): string {
  return files === 1 ? '1 data file' : `${files} data files`
}
