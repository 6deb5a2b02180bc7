import type { DataFile, DvcOutput } from '../../../src/facts/types/dataFiles.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call } from '../../../src/facts/types.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { DATA_VERSION_CALLS, type DataVersionCall } from './data-tools.ts'
import { type Assets, adviceFor, bestAcross, inTraining, isTracked, type Part, strengthOf, type Way } from './part.ts'

/** Git keeps files up to this size well, bytes (practices.md, practice 22). */
const SMALL = 5_000_000

/** Files that use a model rather than train one. */
const ASIDE = /(^|[/_])(deploy\w*|infer\w*|predict\w*|serv\w*|demo|app|client|cog)([/_.]|$)/i

/** Data that training reads. Absent where nothing is read from outside. */
export function judgeData(assets: Assets): Part | undefined {
  const { value: reads, evidence: places } = assets.profile.flags['reads-external-data']
  const catalogued = catalogue(assets)
  if (reads !== true && catalogued.length === 0) return undefined
  const best = bestAcross(assets, waysOf(assets))
  return {
    name: 'data',
    ...strengthOf(best, 'nothing fixes the version of the data that are read'),
    evidence: best?.evidence ?? unversioned([...places, ...catalogued]),
    findings: [],
    ...adviceFor(best, {
      missing: 'DVC, Git LFS or an immutable version of the data (revision, artifact with version)',
      step: {
        action: 'Put the data under DVC or Git LFS, or name an immutable version where they are read',
        effort: 'medium',
      },
    }),
  }
}

/** What stands in a catalogue and is no model, nor kept in memory. */
function catalogue({ pipelines }: Assets): Evidence[] {
  return pipelines.catalog
    .filter(
      ({ type = '', filepath = '' }) => !/memory|pickle|model|matplotlib|plotly/i.test(type) && !isModel(filepath),
    )
    .map(({ name, at }) => ({ message: `"${name}" of the catalogue`, at }))
}

/** The first place where data are read to train with. */
function unversioned(places: readonly Evidence[]): Evidence[] {
  const reads = places.find(({ at }) => !ASIDE.test(at?.path ?? '')) ?? places[0]
  if (reads === undefined) return []
  return [{ ...reads, message: `${reads.message}; no version of the data is fixed`, against: true }]
}

function waysOf(assets: Assets): Way[] {
  return [
    ...dvc(assets),
    ...pointers(assets),
    ...collectedPointers(assets),
    ...tools(assets),
    ...calls(assets),
    ...snapshots(assets),
    ...inGit(assets),
    ...datedPaths(assets),
    ...named(assets),
  ]
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

export function isModel(path: string): boolean {
  return /\.(pkl|pickle|joblib|h5|hdf5|keras|pth?|ckpt|onnx|pb|tflite|safetensors|bin|gguf|cbm|model|mar)$|(^|\/)models?(\/|$)/i.test(
    path,
  )
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

function calls({ code, isOptional }: Assets): Way[] {
  return callsOf(code.names, /^[a-z]/).flatMap((call) => {
    const found = DATA_VERSION_CALLS.find(
      (one) => one.calls.test(call.name) && isGiven(writtenCall(code.modules, call), one.needs),
    )
    if (found === undefined || isOptional(call) || isAside(code, call, found)) return []
    const at = [seen(`${found.name}: ${call.name}`, placeOf(code.modules, call))]
    if (found.fixes === 'checksum') return [way(0.5, 'a checksum notices when the data change', at)]
    return [way(call.role === 'source' ? 0.7 : 0.45, 'the code names a version of the data', at)]
  })
}

const SNAPSHOTS = /(^|\.)(snapshot|archive|freeze|version)_(\w+_)?(data|datasets?)$/

/** Functions of the project that lay the data of a run aside, by their names: what they keep is not looked into. */
function snapshots({ code }: Assets): Way[] {
  const call = code.names.calls.find(
    (one) => one.role === 'source' && one.origin === 'first-party' && SNAPSHOTS.test(one.name),
  )
  if (call === undefined) return []
  const at = seen(
    `\`${call.name.slice(call.name.lastIndexOf('.') + 1)}\` keeps data aside`,
    placeOf(code.modules, call),
  )
  return [way(0.5, 'a function of the project keeps versions of its data', [at])]
}

/** What is fetched is a model or a result, by the arguments, by the function around it, or by its file. */
function isAside({ modules }: Assets['code'], call: ResolvedCall, { butNot, butIn }: DataVersionCall): boolean {
  const { path, units } = modules[call.module]!
  const given = writtenCall(modules, call).arguments.map(({ name, value }) => name ?? String(value))
  const isNamed = [...given, units[call.unit]?.name ?? ''].some((text) => butNot?.test(text))
  return isNamed || butIn?.test(path) === true
}

/** Whether the call has the argument without which it fixes no version. */
function isGiven({ arguments: given }: Call, needs: RegExp | undefined): boolean {
  return needs === undefined || given.some(({ keyword = '', value }) => needs.test(keyword) && value !== null)
}

/** Small files in git are versioned by git, when they are what the code reads. */
function inGit(assets: Assets): Way[] {
  const { code, dataFiles } = assets
  const { files } = dataFiles
  const tracked = own(files).filter(({ kind, storage, size }) => kind === 'data' && storage === 'git' && size < SMALL)
  const [first] = tracked
  if (first === undefined) return []
  const read = literalsRead(code)
  const isElsewhere = cataloguesOthers(assets)
  const used = tracked.find(
    ({ path }) => !isElsewhere && !isConstant(code, path) && read.some((literal) => `/${path}`.endsWith(`/${literal}`)),
  )
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

const READS = /(^|\.)(read_\w+|scan_\w+|load|loadtxt|genfromtxt|open|imread|load_dataset|DictReader)$/

/** Paths that reading calls are given, or that are put together for them, without leading `./` and `../`. */
function literalsRead({ modules, names }: Assets['code']): string[] {
  const given = callsOf(names, READS).map((call) => writtenCall(modules, call).arguments[0]?.value)
  const joined = callsOf(names, /^(os\.path\.join|pathlib\.(Pure)?(Posix)?Path(\.joinpath)?)$/).map(
    (call) => writtenCall(modules, call).arguments.at(-1)?.value,
  )
  return [...given, ...joined.filter((value) => /\.\w+$/.test(String(value)))].flatMap((value) =>
    typeof value === 'string' && value.length > 3 ? [value.replace(/^(\.{1,2}\/)+/, '')] : [],
  )
}

const VERSIONED_PATH = /(^|[/_-])(v\d+(\.\d+)*|20\d\d[-_]?(0[1-9]|1[0-2])([-_]?\d\d)?)([/_.-]|$)/

function datedPaths(assets: Assets): Way[] {
  const { code } = assets
  const call = inTraining(assets, callsOf(code.names, READS)).find((one) => {
    const value = writtenCall(code.modules, one).arguments[0]?.value
    return typeof value === 'string' && VERSIONED_PATH.test(value) && !isModel(value)
  })
  return call
    ? [
        way(0.3, 'a version stands in the path of the data', [
          seen('a path with a date or version', placeOf(code.modules, call)),
        ]),
      ]
    : []
}

/** The newest version of a data set on a hub. */
function named({ code }: Assets): Way[] {
  const call = callsOf(
    code.names,
    /^(datasets\.load_dataset|huggingface_hub(\.\w+)*\.(snapshot_download|hf_hub_download)|kagglehub\.dataset_download)$/,
  ).find((one) => !DATA_VERSION_CALLS.some((entry) => entry.calls.test(one.name) && isAside(code, one, entry)))
  return call
    ? [
        way(0.2, 'a data set of a hub is named without its version', [
          { ...seen('reads the newest version of a data set', placeOf(code.modules, call)), level: 'declared' },
        ]),
      ]
    : []
}

function way(value: number, because: string, evidence: readonly Evidence[]): Way {
  return { value, because, evidence }
}

function seen(message: string, at: Location): Evidence {
  return { message, at, level: 'integrated' }
}

function count(files: number): string {
  return files === 1 ? '1 data file' : `${files} data files`
}

/** Outputs that are models. */
export function modelOutputs(outputs: readonly DvcOutput[]): DvcOutput[] {
  return outputs.filter(({ path, hash }) => hash !== undefined && isModel(path))
}
