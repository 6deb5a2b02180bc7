const PLACE = /^(\w+_)?(path|file|filepath|filename|fname|basename|dirname|url|uri)s?$|(Path|FileName|Filename|Url)$/

/** By its name a column says where something lies, a picture for instance: no model learns from it. */
export function isPlaceColumn(columns: readonly string[]): boolean {
  return columns.length > 0 && columns.every((name) => PLACE.test(name) || PLACE.test(name.toLowerCase()))
}
