import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Calls that read data from outside. Data sets for practising, and pictures one by one, are none. */
const READS =
  /^(pandas|polars|dask\.dataframe|modin\.pandas|cudf|geopandas|ray\.data)\.(read_\w+|scan_\w+)$|^pyspark\.sql\.SparkSession.*\.(read\b.*|sql|table)$|^datasets\.(load_dataset|load_from_disk)$|^numpy\.(load|loadtxt|genfromtxt|memmap|fromfile)$|^torchvision\.datasets\.(ImageFolder|DatasetFolder)$|^tensorflow\.(data\.(TFRecordDataset|TextLineDataset)|keras\.(utils|preprocessing)\.\w*_dataset_from_directory)$|^pyarrow\.(parquet|csv|dataset)\.(read_\w+|dataset|ParquetDataset)$|^(urllib\.request\.urlretrieve|gdown\.download|wget\.download|kagglehub\.\w+|huggingface_hub\.(hf_hub_download|snapshot_download))$|^google\.cloud\.bigquery\.Client.*(query|to_dataframe)$|^fsspec\.open$|^azureml\.core\.Dataset\.(get_by_name|Tabular\.\w+|File\.\w+)$/

/** One place that reads data. */
export interface ReadSite {
  readonly call: ResolvedCall
  /** Path, address or table as the code gives it. */
  readonly source?: string
}

/** Places that read data, in source code and notebooks. What reads a result again (`results.csv`, a checkpoint) counts too. */
export function readSites(code: Code): ReadSite[] {
  return callsOf(code.names, READS)
    .filter(({ guarded }) => !guarded)
    .map((call) => {
      const first = writtenCall(code.modules, call).arguments.find(
        ({ keyword }) => keyword === undefined || /^(path|filepath\w*|path_or_buf|io|name|url)$/.test(keyword),
      )
      return { call, ...(typeof first?.value === 'string' && { source: first.value }) }
    })
}

/** Functions that read, as `module:unit`; a notebook or script is one. */
export function loaders(sites: readonly ReadSite[]): ReadonlyMap<string, ReadSite[]> {
  const found = new Map<string, ReadSite[]>()
  for (const site of sites) {
    const key = `${site.call.module}:${site.call.unit}`
    found.set(key, [...(found.get(key) ?? []), site])
  }
  return found
}
