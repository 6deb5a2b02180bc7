import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Containers } from '../../../src/facts/types/containers.ts'
import type { DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { commandLine, runningCommands } from '../ci/running.ts'
import { type Code, placeOf, useEvidence } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { askedFor } from './asked.ts'
import { copiedData, keptInGit, largeData } from './kept-in-git.ts'
import { type ReadSite, readSites } from './read-sites.ts'
import { sharedDefaults } from './shared-defaults.ts'

/** Where a project keeps its data, as far as files tell. */
export interface Locations {
  readonly shared: readonly Evidence[]
  /** Reads from paths of one machine. */
  readonly own: readonly FoundPlace[]
  /** Reads whose place can be told, and those of them that are shared. */
  readonly known: number
  readonly knownShared: number
  readonly document: Evidence | undefined
  readonly fetched: Evidence | undefined
  /** What is read is kept in git, with the code. */
  readonly inGit: Evidence | undefined
  /** Copies of large files, and large files in git. */
  readonly heavy: readonly FoundPlace[]
  /** A document says whom to ask for the data. */
  readonly asked: Evidence | undefined
}

interface From {
  readonly dataFiles: DataFiles
  readonly pipelines: Pipelines
  readonly documents: Documents
  readonly ci: CiFacts
  readonly containers: Containers
}

const SHARED_PATH =
  /^(s3a?|gs|gcs|az|abfss?|wasbs?|hdfs|dbfs|oss|minio|hf|https?|ftp|delta|bigquery):\/\/|^(snowflake|bigquery|redshift|postgres(ql)?|mysql|databricks|trino):\/\//
/** A folder of one person or of one machine. Those of Colab and Kaggle are the same for everybody who opens the notebook there. */
const OWN_PATH = /^(\/(home|Users)\/[^/]+\/|[A-Za-z]:[\\/]|~\/|\\\\)/
/** Storage that belongs to one account. */
const PERSONAL_DRIVE =
  /\b(drive|docs)\.google\.com|\bdropbox\.com|\b(1drv\.ms|onedrive\.live\.com)|\bmega\.(nz|co\.nz)|\bpan\.baidu\.com/
const HUB =
  /^(datasets\.load_dataset|kagglehub\.\w+|huggingface_hub\.(hf_hub_download|snapshot_download)|sklearn\.datasets\.fetch_openml|openml\..*get_dataset|pooch\.\w+|tensorflow_datasets\.load)$/
/** Files whose downloads are models. */
const ON_MODELS = /(^|[/_.-])(models?|registry|weights|checkpoints?|artifacts?)([/_.-]|$)/i
const STORES =
  /^(google\.cloud\.bigquery\.Client|snowflake\.connector\.connect|snowflake\.snowpark\..*|databricks\.sql\.connect|trino\.dbapi\.connect|feast\.FeatureStore|hopsworks\..*|tecton\..*|intake\.open_catalog|lakefs\..*|deltalake\.DeltaTable|dvc\.api\.(open|read|get_url)|azureml\.core\.(Dataset|Datastore)\..*|azure\.ai\.ml\..*\.data\.get|wandb\.(.*\.)?use_artifact|kedro\..*DataCatalog.*|pymongo\.MongoClient|elasticsearch\.Elasticsearch)$|^(boto3\..*|google\.cloud\.storage\..*)\.(download_file|download_fileobj|get_object|download_to_filename|download_as_\w+|download_blob\w*)$/

export function locations(code: Code, from: From): Locations {
  const sites = readSites(code)
  const hubs = callsOf(code.names, HUB).filter(({ guarded }) => !guarded)
  const stores = callsOf(code.names, STORES).filter(
    ({ guarded, module }) => !guarded && !ON_MODELS.test(code.modules[module]!.path),
  )
  const byPath = sites.filter(({ source = '' }) => SHARED_PATH.test(source) && !PERSONAL_DRIVE.test(source))
  const local = sites.filter(({ source = '' }) => OWN_PATH.test(source) || PERSONAL_DRIVE.test(source))
  const kept = keptShared(from)
  return {
    shared: [
      ...kept,
      ...sharedDefaults(code, from.containers, (value) => SHARED_PATH.test(value)),
      ...byPath
        .slice(0, 2)
        .map(({ call, source }) => useEvidence(code, call, `data are read from ${source!.slice(0, 60)}`)),
      ...[...hubs, ...stores]
        .slice(0, 2)
        .map((call) => useEvidence(code, call, `data come from a shared place (\`${call.name}\`)`)),
    ],
    own: local.map((site) => ownPath(code, site)),
    known: byPath.length + local.length + hubs.length + stores.length,
    knownShared: byPath.length + hubs.length + stores.length,
    document: documented(from.documents),
    fetched: fetchedInCi(from.ci),
    inGit: keptInGit(code, sites, from.dataFiles),
    heavy: [...copiedData(from.dataFiles), ...largeData(from.dataFiles)],
    asked: askedFor(from.documents),
  }
}

function ownPath(code: Code, { call, source }: ReadSite): FoundPlace {
  const drive = PERSONAL_DRIVE.exec(source!)?.[0]
  if (drive) return ownDrive(code, call, drive)
  return {
    message: `data are read from a path of one machine (${source!.replace(/^(\/(home|Users)\/)[^/]+/, '$1…').slice(0, 50)}); read them from shared storage, or take the path from the settings`,
    at: placeOf(code.modules, call),
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: 'own path',
  }
}

function ownDrive(code: Code, call: ReadSite['call'], drive: string): FoundPlace {
  return {
    message: `data are read from a drive of one person (${drive}), and are gone with it; keep them where the project owns the place`,
    at: placeOf(code.modules, call),
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: 'own drive',
  }
}

/** DVC with a shared remote, LFS, entries of a catalogue or settings with a shared path. */
function keptShared({ dataFiles, pipelines }: From): Evidence[] {
  return [byDvc(dataFiles), byPointer(dataFiles), byCatalogue(pipelines), bySetting(pipelines)].flatMap(
    (one) => one ?? [],
  )
}

function byDvc({ dvc }: DataFiles): Evidence | undefined {
  const remote = dvc.outputs.length > 0 ? dvc.remotes.find(({ shared }) => shared) : undefined
  return remote && { message: `data under DVC with the remote "${remote.name}"`, at: remote.at, level: 'integrated' }
}

function byPointer({ files }: DataFiles): Evidence | undefined {
  const stored = files.find(({ storage, kind }) => kind === 'data' && (storage === 'lfs' || storage === 'annex'))
  return stored && { message: 'data are kept by LFS or git-annex', at: { path: stored.path }, level: 'integrated' }
}

function byCatalogue({ catalog }: Pipelines): Evidence | undefined {
  const entry = catalog.find(({ filepath }) => SHARED_PATH.test(filepath ?? ''))
  return entry && { message: `the catalogue has "${entry.name}" in a shared place`, at: entry.at, level: 'integrated' }
}

function bySetting({ configs }: Pipelines): Evidence | undefined {
  for (const { path, settings } of configs) {
    const found = settings.find(namesSharedData)
    if (found)
      return {
        message: `the setting ${found.key} names a shared place`,
        at: { path, line: found.line },
        level: 'integrated',
      }
  }
  return undefined
}

function namesSharedData({ key, value }: ConfigSetting): boolean {
  if (typeof value !== 'string' || !SHARED_PATH.test(value)) return false
  return (
    /data|corpus|train|input|raw|bucket/i.test(key) &&
    !/model|weight|checkpoint|tracking|registry|api|endpoint|docs?/i.test(key)
  )
}

/** A part of a document on data that says something, or links to where they are. */
function documented({ documents }: Documents): Evidence | undefined {
  for (const document of documents) {
    if (!document.kinds.some((kind) => kind === 'readme' || kind === 'data-card')) continue
    const found = dataSection(document) ?? dataLink(document)
    if (found) return found
  }
  return undefined
}

/** It is about the data themselves, not about a structure, a version or a catalogue for some. */
const DATA_HEADING =
  /^[\d.)\s]*((the|our|about|raw|input|training|external|public|used|sample)\s+)*(data|data ?sets?|corpus|corpora)(\s+(sources?|access|availability|download|description|preparation|collection|set ?up|used))?s?(\s*[:(].*)?$|\b(get|download|obtain|fetch|access|load|prepare|acquire)\w*\b.{0,30}\b(data|data ?sets?|corpus)\b|\b(data|data ?sets?)\b.{0,20}\b(download|preparation|source|availability)/i

function dataSection({ path, headings }: Document): Evidence | undefined {
  const heading = headings.find(({ text, words }) => DATA_HEADING.test(text) && words >= 15)
  if (heading === undefined) return undefined
  const message = `says where data come from: "${heading.text.slice(0, 60)}"`
  return { message, at: { path, line: heading.line }, level: 'declared' }
}

function dataLink({ path, links }: Document): Evidence | undefined {
  const link = links.find(({ host, badge }) => !badge && /^(kaggle|zenodo|openml)$/.test(host))
  return link && { message: 'links to the data', at: { path, line: link.line }, level: 'declared' }
}

const FETCHES =
  /^dvc (pull|fetch|get|import)\b|^aws s3 (sync|cp) s3:|^gsutil (-m )?(cp|rsync) gs:|^gcloud storage (cp|rsync) gs:|^az storage blob download|^kaggle (datasets|competitions) download|^git lfs pull\b/

/** Models, and what evaluations left behind, are no data to learn from. */
const OTHER = /(^|[^a-z])(models?|weights|checkpoints?|eval\w*|metrics?|plots?|results?)([^a-z]|$)/i

function fetchedInCi(ci: CiFacts): Evidence | undefined {
  const command = runningCommands(ci).find(
    (one) => FETCHES.test(commandLine(one)) && !OTHER.test(one.args.slice(1).join(' ')),
  )
  return command && { message: `CI fetches data (\`${command.text.slice(0, 50)}\`)`, at: command.at, level: 'enforced' }
}
