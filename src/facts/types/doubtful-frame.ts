import type { Import } from '../types.ts'

const LIBRARIES = /^(pandas|polars|pyspark|dask|modin|cudf|geopandas|vaex|pandera|pyarrow|ibis|duckdb)(\.|$)/

/**
 * Whether something that is taken for a data frame by its name alone is more likely a dictionary: it is called `data`, and
 * its module imports no library of frames.
 * @param chain as written: `data`, `data.get`
 */
export function isDoubtfulFrame(chain: string, imports: readonly Pick<Import, 'module'>[]): boolean {
  return /^(self\.)?data\b/.test(chain) && !imports.some(({ module }) => LIBRARIES.test(module))
}
