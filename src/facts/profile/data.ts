import type { Evidence } from '../../model.ts'
import { FRAME } from '../names/frames.ts'
import { convertsOneValue } from '../types/converted.ts'
import { isDoubtfulFrame } from '../types/doubtful-frame.ts'
import { featureMakers } from '../types/feature-names.ts'
import { makesUpData } from '../types/made-up.ts'
import { isPlaceColumn } from '../types/place-columns.ts'
import { drawsOnly, isAfterModel, isResultsFrame, looksAtRuns } from '../types/results.ts'
import type { ModuleFacts } from '../types.ts'
import { callEvidence, isProduction, seen, type View, written } from './view.ts'

/** Calls that read data from outside; data sets for practising (`sklearn.datasets.load_iris`, torchvision's) are none. */
const READS =
  /^(pandas|polars|dask\.dataframe|modin\.pandas|cudf|geopandas)\.(read_\w+|scan_\w+)$|^pyspark\.sql\.SparkSession.*\.(read\b.*|sql|table)$|^(sqlalchemy\.create_engine|sqlite3\.connect|psycopg2?\.connect|pymysql\.connect|google\.cloud\.bigquery\.Client.*)$|^(boto3\.(client|resource)|gcsfs\.\w+|s3fs\.\w+|fsspec\.open|google\.cloud\.storage\.Client)$|^datasets\.(load_dataset|load_from_disk)$|^(huggingface_hub\.(hf_hub_download|snapshot_download)|kagglehub\.\w+|kaggle\..*dataset_download\w*|gdown\.download|wget\.download|urllib\.request\.urlretrieve)$|^numpy\.(load|loadtxt|genfromtxt|memmap|fromfile)$|^(PIL\.Image\.open|cv2\.(imread|VideoCapture)|librosa\.load|torchaudio\.load|soundfile\.read|imageio\.\w*imread)$|^torchvision\.datasets\.(ImageFolder|DatasetFolder)$|^tensorflow\.(data\.(TFRecordDataset|TextLineDataset)|keras\.(utils|preprocessing)\.\w*_dataset_from_directory)$|^pyarrow\.(parquet|csv|dataset)\.\w+$|^(xarray\.(open|load)_\w+|zarr\.open\w*|netCDF4\.Dataset|rasterio\.open|nibabel\.load|pydicom\.dcmread)$|^json_lines\.\w+$/

/** A data set of another package that is told where to read: `sampler.datasets.site.SitesDataset`. Those for practising are none. */
const READER =
  /^(?!torch|tensorflow|keras|sklearn|ogb\b|dgl\b|datasets\b)\w+\.(\w+\.)*\w*datasets?\.(\w+\.)*[A-Z]\w*Dataset\w*$/

const DATA_FILE = /\.(csv|tsv|jsonl?|parquet|txt|xlsx?|feather|h5|hdf5|npy|npz|xml|tfrecord)$/i

/** Settings in JSON are no data. */
const SETTINGS_FILE =
  /(^|[/_-])(conf|configs?|configurations?|settings|params|hparams|hyperparameters)(\/|[^/]*\.jsonl?$)/i

export function readsData(view: View): Evidence[] {
  const opened = view.calls.filter((call) => call.name === 'builtins.open' && opensData(view, call))
  return [
    ...callEvidence(view, READS),
    ...callEvidence(view, READER),
    ...opened.map((call) => seen(view, call, 'opens a data file')),
    ...readsBySession(view),
  ]
}

/** A session of Spark is handed around as `spark`. */
function readsBySession(view: View): Evidence[] {
  return view.modules.flatMap((facts, module) => {
    if (!isProduction(facts) || !facts.imports.some((one) => /^pyspark(\.|$)/.test(one.module))) return []
    const found = facts.calls.find(({ callee }) => /^(self\.)?spark\.(read\.|sql$|table$)/.test(callee))
    return found === undefined ? [] : [seen(view, { module, line: found.line }, 'reads data with a session of Spark')]
  })
}

function opensData(view: View, call: View['calls'][number]): boolean {
  const [first, mode] = written(view, call).arguments
  const isRead = mode?.value === undefined || /^r/.test(String(mode.value))
  return typeof first?.value === 'string' && DATA_FILE.test(first.value) && !SETTINGS_FILE.test(first.value) && isRead
}

/** Methods that clean, merge or reshape a frame (set W of practice 4). */
const WRANGLES =
  /^(merge|merge_asof|join|join_asof|concat|append|combine_first|dropna|drop_nulls|drop_nans|fillna|fill_null|fill_nan|interpolate|ffill|bfill|drop|drop_duplicates|dropDuplicates|unique|replace|rename|astype|cast|map|apply|applymap|transform|assign|with_columns|withColumn|where|mask|clip|query|filter|melt|pivot|pivot_table|stack|unstack|explode|set_index|reset_index|agg|aggregate|unionByName|cut|qcut|get_dummies|to_datetime|to_numeric)$/

/** Operations on data frames that prepare data: calls, and columns that are assigned. */
export function wrangling(view: View): Evidence[] {
  const aside = asideOf(view)
  const sure = view.calls.filter(
    (call) =>
      call.confidence !== 'low' || !isDoubtfulFrame(written(view, call).callee, view.modules[call.module]!.imports),
  )
  const called = sure.filter((call) => {
    const { name, module } = call
    if (aside.has(module) || convertsOneValue(written(view, call))) return false
    if (!prepares(view, call, frameOf(view, call))) return false
    const dot = name.lastIndexOf('.')
    const owner = name.slice(0, dot)
    const isFrame = FRAME.test(owner) || /\.(Series|DataFrame)(\.\w+)?\.(str|dt)$/.test(owner)
    return (isFrame || /^(pandas|polars|dask\.dataframe)$/.test(owner)) && WRANGLES.test(name.slice(dot + 1))
  })
  const assigned = columns(view).filter((one) => one.write && prepares(view, one, one.of))
  return [
    ...called.map((call) => seen(view, call, `prepares data with \`${call.name}\``)),
    ...assigned.map((column) => seen(view, column, `assigns the column \`${column.columns[0]}\``)),
  ]
}

/** The frame that a method is called on, or that a function of the package is given. */
function frameOf(view: View, call: View['calls'][number]): string {
  const { callee, arguments: given } = written(view, call)
  return /^(pandas|polars|dask\.dataframe)\.\w+$/.test(call.name) ? (given[0]?.name ?? '') : callee
}

/** What makes a picture or works on results prepares nothing. */
function prepares({ modules }: View, { module, unit }: { module: number; unit: number }, chain: string): boolean {
  return !drawsOnly(modules[module]!.units[unit]?.name ?? '') && !isResultsFrame(chain)
}

/** Modules that look at the runs of a tracker, or make data up. */
function asideOf({ modules }: View): ReadonlySet<number> {
  return new Set(
    modules.flatMap((facts, index) =>
      isProduction(facts) && (looksAtRuns(facts) || makesUpData(facts.path)) ? [index] : [],
    ),
  )
}

export function columns(view: View): NonNullable<View['names']['columns']> {
  const { names, modules } = view
  const aside = asideOf(view)
  return names.columns.filter(({ module, confidence, of }) => {
    const facts = modules[module]!
    return !aside.has(module) && isProduction(facts) && (confidence !== 'low' || !isDoubtfulFrame(of, facts.imports))
  })
}

/** Features of sound are computed from samples, not from columns. */
const MAKES_FEATURES =
  /DataFrame\.(assign|with_columns|withColumn)$|^sklearn\.preprocessing\.FunctionTransformer$|^feast\.(FeatureView|BatchFeatureView)$|^librosa\.(feature\.\w+|(core\.)?(stft|cqt))$|^python_speech_features\.\w+$/

/** Columns computed from others, transformers of one's own, feature stores. */
export function engineersFeatures(view: View): Evidence[] {
  const aside = asideOf(view)
  const computed = newColumns(view).filter(
    (one) =>
      one.computed && !isPlaceColumn(one.columns) && isForModels(view, one) && !isLookedAt(view.modules[one.module]!),
  )
  const classes = view.modules.flatMap((facts, module) =>
    isProduction(facts)
      ? facts.names.classes.filter(isTransformer).map(({ name, line }) => ({ module, line, name }))
      : [],
  )
  return [
    ...computed.map((one) => seen(view, one, `computes the column \`${one.columns[0]}\` from the same data`)),
    ...callEvidence({ ...view, calls: view.calls.filter(({ module }) => !aside.has(module)) }, MAKES_FEATURES),
    ...classes.map((one) => seen(view, one, `\`${one.name}\` is a transformer of its own`)),
    ...featureFiles(view),
    ...featureFunctions(view),
  ]
}

/** A column that is computed from itself alone is cleaned, and no new one: `df["name"] = df["name"] + ".jpg"`. */
function newColumns(view: View): ReturnType<typeof columns> {
  const all = columns(view)
  const place = ({ module, line }: (typeof all)[number]): string => `${module}:${line}`
  const read = new Map<string, string[]>()
  for (const one of all) if (!one.write) read.set(place(one), [...(read.get(place(one)) ?? []), one.columns.join()])
  return all.filter((one) => {
    const beside = read.get(place(one)) ?? []
    return beside.length === 0 || beside.some((name) => name !== one.columns.join())
  })
}

const HANDS_ON =
  /(^|[._])(to_(csv|parquet|pickle|feather|sql|hdf|json|excel)|write_\w+|sink_\w+|save\w*|dump|(\w+_)?(fit|train)\w*|cross_\w+)$/

/** A notebook that trains nothing and writes nothing computes columns to look at them. */
function isLookedAt({ cells, calls }: ModuleFacts): boolean {
  return cells !== undefined && !calls.some(({ callee }) => HANDS_ON.test(callee))
}

/** Columns of results are no features. */
const RESULTS = /(^|[._])(eval|evaluate|evaluation|validate|validation|report|metrics?|errors?|plot|draw|show)(_|$)/
const EVALUATION = /(^|\/)(eval\w*|metrics?|plot\w*|report\w*)\.py$/

/** In code that evaluates or draws, a column is there to be looked at. */
function isForModels({ modules }: View, { module, unit, of }: View['names']['columns'][number]): boolean {
  const { path, units } = modules[module]!
  return !isAfterModel(of) && !EVALUATION.test(path) && !RESULTS.test(units[unit]?.name ?? '')
}

const FEATURE_FILE =
  /(^|\/)(features?|featuri[sz]\w*|vectori[sz]e|build_features|feature_(engineering|building|builder))\.py$/

/** Features of images, sound, text and signals come from numbers rather than from columns. */
const FEATURE_FOLDER = /(^|\/)(features?|feature_(extraction|engineering|extractors?))\/(?!steps\/)[^/]+\.py$/
const NUMBERS = /^(numpy|scipy|pandas|polars|skimage|cv2|librosa|pywt|nltk|spacy|tsfresh|rdkit|Bio)(\.|$)/

/** Files of functions that are named for the features that they make, or stand in a folder of them and work on numbers. */
function featureFiles({ modules }: View): Evidence[] {
  return modules
    .filter(
      ({ path, role, units, imports }) =>
        role === 'source' &&
        units.some(({ kind }) => kind === 'function') &&
        (FEATURE_FILE.test(path) ||
          (FEATURE_FOLDER.test(path) && imports.some(({ module, typing }) => !typing && NUMBERS.test(module)))),
    )
    .map(({ path }) => ({ message: 'the file is named for features', at: { path } }))
}

/** Functions whose names say that they make features. */
function featureFunctions(view: View): Evidence[] {
  return view.modules.flatMap((facts, module) =>
    facts.role === 'source'
      ? featureMakers(facts).map((unit) => {
          const { name, line } = facts.units[unit]!
          return seen(view, { module, line }, `\`${name}\` makes features`)
        })
      : [],
  )
}

function isTransformer({ bases, methods }: { bases: readonly string[]; methods: readonly string[] }): boolean {
  return bases.some((base) => /(^|\.)TransformerMixin$/.test(base)) && methods.includes('transform')
}
