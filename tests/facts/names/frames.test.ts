import { describe, expect, test } from 'vitest'
import { FRAME, frameAfter, frameByName, frameMadeBy } from '../../../src/facts/names/frames.ts'

/** What the manuals of the libraries say that a function or method returns. */
describe('a frame is made by', () => {
  test.each([
    ['pandas.read_csv', 'pandas.DataFrame'],
    ['pandas.DataFrame', 'pandas.DataFrame'],
    ['pandas.DataFrame.from_dict', 'pandas.DataFrame'],
    ['pandas.concat', 'pandas.DataFrame'],
    ['pandas.get_dummies', 'pandas.DataFrame'],
    ['pandas.merge_asof', 'pandas.DataFrame'],
    ['polars.scan_parquet', 'polars.DataFrame'],
    ['dask.dataframe.read_parquet', 'dask.dataframe.DataFrame'],
    ['modin.pandas.read_csv', 'modin.pandas.DataFrame'],
    ['cudf.read_csv', 'cudf.DataFrame'],
    ['geopandas.read_file', 'geopandas.DataFrame'],
    ['vaex.open', 'vaex.DataFrame'],
    ['pyspark.sql.SparkSession.builder.getOrCreate.read.csv', 'pyspark.sql.DataFrame'],
    ['pyspark.sql.SparkSession.builder.getOrCreate.sql', 'pyspark.sql.DataFrame'],
    ['pyspark.sql.SparkSession.read.option.load', 'pyspark.sql.DataFrame'],
  ])('%s: %s', (name, frame) => {
    expect(frameMadeBy(name)).toBe(frame)
  })

  test.each([
    'pandas.to_datetime',
    'pandas.set_option',
    'polars.col',
    'mypandas.read_csv',
    'csv.reader',
    'open',
    'PIL.Image.open',
    'pyspark.sql.SparkSession.builder.getOrCreate',
    'sklearn.datasets.load_iris',
  ])('not by %s', (name) => {
    expect(frameMadeBy(name)).toBeUndefined()
  })
})

describe('a method of a frame gives', () => {
  test.each([
    ['pandas.DataFrame', 'dropna', 'pandas.DataFrame'],
    ['pandas.DataFrame', 'groupby', 'pandas.GroupBy'],
    ['pandas.GroupBy', 'mean', 'pandas.DataFrame'],
    ['pandas.DataFrame', 'rolling', 'pandas.GroupBy'],
    ['polars.LazyFrame', 'filter', 'polars.LazyFrame'],
    ['polars.DataFrame', 'group_by', 'polars.GroupBy'],
    ['pyspark.sql.DataFrame', 'groupBy', 'pyspark.sql.GroupBy'],
    ['pyspark.sql.DataFrame', 'withColumn', 'pyspark.sql.DataFrame'],
    ['geopandas.GeoDataFrame', 'to_crs', undefined],
    ['pandas.DataFrame', 'to_csv', undefined],
    ['pandas.DataFrame', 'to_numpy', undefined],
    ['pandas.DataFrame', 'shape', undefined],
    ['pandas.DataFrame', 'iterrows', undefined],
    ['pyspark.sql.DataFrame', 'collect', undefined],
    ['polars.DataFrame', 'write_csv', undefined],
  ])('%s.%s: %s', (frame, method, result) => {
    expect(frameAfter(frame, method)).toBe(result)
  })

  test('a frame, wherever it gives something', () => {
    for (const method of ['dropna', 'groupby', 'head', 'assign', 'resample']) {
      const result = frameAfter('pandas.DataFrame', method)
      expect(result).toMatch(FRAME)
    }
  })
})

describe('a parameter is most likely a frame when it is called', () => {
  test.each(['df', 'data', 'dataframe', 'train_df', 'df_test', 'raw_train_df'])('%s', (name) => {
    expect(frameByName(name)).toEqual({
      name: 'pandas.DataFrame',
      origin: 'third-party',
      confidence: 'low',
      guarded: false,
    })
  })

  test.each(['dataset', 'frame', 'pdf', 'database', 'dfs', 'x', ''])('but not %j', (name) => {
    expect(frameByName(name)).toBeUndefined()
  })
})
