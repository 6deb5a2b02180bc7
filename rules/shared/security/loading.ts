import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Loads that run what the file says. */
const PICKLES =
  /^(pickle|cPickle|_pickle|dill|cloudpickle|joblib|pandas)\.(load|loads|read_pickle)$|^torch\.load$|^numpy\.load$|^(keras|tensorflow\.keras)\.models\.load_model$/

const DOWNLOADS =
  /^(requests|httpx)\.get\b|^urllib\.request\.(urlopen|urlretrieve)|^(huggingface_hub\.(\w+\.)*(hf_hub_download|snapshot_download|cached_download)|gdown\.\w+|wget\.download|kagglehub\.\w+|torch\.hub\.download_url_to_file|torch\.utils\.model_zoo\.load_url|torchvision\.datasets\.utils\.download_url)$|\.(download_file|download_fileobj|download_to_filename|download_as_bytes|get_object)$/

/** How a project loads models: what is unsafe about it, and what is done for safety. */
export interface Loading {
  /** Downloaded, then loaded by a way that runs what it holds. */
  readonly downloaded: readonly FoundPlace[]
  /** All loads that run what a file holds. */
  readonly pickles: number
  readonly safe: Evidence | undefined
}

export function modelLoading(code: Code): Loading {
  const pickles = callsOf(code.names, PICKLES).filter((call) => runsCode(call, writtenCall(code.modules, call)))
  const downloads = callsOf(code.names, DOWNLOADS)
  return {
    downloaded: pickles.flatMap((call) => fromDownload(code, call, downloads)),
    pickles: pickles.length,
    safe: safeLoading(code),
  }
}

function runsCode({ name }: ResolvedCall, { arguments: all }: Call): boolean {
  const value = (keyword: string) => all.find((one) => one.keyword === keyword)?.value
  if (name === 'torch.load') return value('weights_only') !== true
  if (name === 'numpy.load') return value('allow_pickle') === true
  if (name.endsWith('load_model')) return value('safe_mode') === false
  return name !== 'pandas.read_csv'
}

/** The file comes from a download in the same function: as the argument itself, or by a name that was bound to it. */
function fromDownload(code: Code, call: ResolvedCall, allDownloads: readonly ResolvedCall[]): FoundPlace[] {
  const source = writtenCall(code.modules, call).arguments[0]?.name
  if (source === undefined) return []
  const bound = boundAt(code, call, source.split(/[.([]/)[0]!)
  const isLoaded = allDownloads.some(
    ({ module, unit, line }) => module === call.module && unit === call.unit && (line === call.line || line === bound),
  )
  if (!isLoaded) return []
  const message = `\`${call.name}\` runs what a downloaded file holds; load weights only (safetensors, weights_only=True), or check a hash first`
  return [{ message, at: placeOf(code.modules, call), risk: 'high', value: 0, lines: 0, content: call.name }]
}

/** Line where a name was bound last, above a call and in its unit. */
function boundAt({ modules }: Code, call: ResolvedCall, name: string): number | undefined {
  return modules[call.module]!.names.bindings.findLast(
    ({ targets, unit, line }) => unit === call.unit && line <= call.line && targets.includes(name),
  )?.line
}

const SAFE =
  /^safetensors(\.\w+)*\.(load_file|save_file|safe_open|load|save|load_model|save_model)$|^skops\.io\.(load|loads|dump|dumps)$|^(modelscan|picklescan|fickling)\..*/

function safeLoading(code: Code): Evidence | undefined {
  const [safe] = callsOf(code.names, SAFE)
  if (safe) return useEvidence(code, safe, `models are kept in a form that runs nothing (\`${safe.name}\`)`)
  const loads = callsOf(code.names, /^torch\.load$/)
  const guarded = loads.filter((call) =>
    writtenCall(code.modules, call).arguments.some(
      ({ keyword, value }) => keyword === 'weights_only' && value === true,
    ),
  )
  if (loads.length === 0 || guarded.length < loads.length) return undefined
  return useEvidence(code, loads[0]!, 'all uses of `torch.load` load weights only')
}
