import type { Meaning } from './meaning.ts'

/** Types of data frames and their columns. */
export const FRAME =
  /^(pandas|polars|dask\.dataframe|modin\.pandas|cudf|pyspark\.sql|geopandas|vaex)\.(DataFrame|LazyFrame|GeoDataFrame|Series|GroupBy)$/

const LIBRARIES: readonly (readonly [RegExp, string])[] = [
  [/^pandas\./, 'pandas'],
  [/^polars\./, 'polars'],
  [/^dask\.dataframe\./, 'dask.dataframe'],
  [/^modin\.pandas\./, 'modin.pandas'],
  [/^cudf\./, 'cudf'],
  [/^geopandas\./, 'geopandas'],
  [/^vaex\./, 'vaex'],
  [/^pyspark\.(sql|pandas)\./, 'pyspark.sql'],
]

/** Functions of the libraries above that return a data frame. */
const MAKERS =
  /\.(DataFrame|GeoDataFrame|read_\w+|scan_\w+|from_\w+|open|merge|merge_asof|merge_ordered|concat|get_dummies|json_normalize|pivot_table|crosstab|melt|createDataFrame)$/

/** Methods of a frame that return no frame. */
const LEAVING =
  /^(to_\w+|plot|hist|boxplot|info|shape|values|to_numpy|tolist|item|iterrows|itertuples|columns|index|dtypes|empty|size|ndim|equals|memory_usage|items|keys|any|all|count|write|write_\w+|rows|row|show|collect|printSchema|getvalue)$/

const GROUPING = new Set(['groupby', 'group_by', 'groupBy', 'resample', 'rolling', 'expanding', 'ewm'])

/** Parameters with these names are most likely data frames. */
const FRAME_NAME = /^(df|data|dataframe|\w+_df|df_\w+)$/

/** Library whose function makes a frame, where the name is one of a function that does. */
function makerOf(name: string): string | undefined {
  if (!MAKERS.test(name)) return undefined
  return LIBRARIES.find(([pattern]) => pattern.test(name))?.[1]
}

/** Type of what a call of a third-party function returns, where it is a frame. */
export function frameMadeBy(name: string): string | undefined {
  const spark =
    /^pyspark\.sql\.SparkSession\b.*\.(read\b.*\.(csv|json|parquet|load|table|orc|text)|sql|table|createDataFrame)$/
  if (spark.test(name)) return 'pyspark.sql.DataFrame'
  const library = makerOf(name)
  return library === undefined ? undefined : `${library}.DataFrame`
}

/** Type of what a method or attribute of a frame gives: a frame again, unless it leaves the world of frames. */
export function frameAfter(frame: string, method: string): string | undefined {
  if (LEAVING.test(method)) return undefined
  const library = frame.slice(0, frame.lastIndexOf('.'))
  if (GROUPING.has(method)) return `${library}.GroupBy`
  return frame.endsWith('.LazyFrame') ? frame : `${library}.DataFrame`
}

/** What a parameter is by its name alone: most likely a data frame of pandas. */
export function frameByName(name: string): Meaning | undefined {
  if (!FRAME_NAME.test(name)) return undefined
  return { name: 'pandas.DataFrame', origin: 'third-party', confidence: 'low', guarded: false }
}
