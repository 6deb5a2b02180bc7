import type { ModuleFacts } from '../facts/types.ts'
import type { Finding, Location } from '../model.ts'

/** All places where a finding could be mended: copies of a clone are as good as its first place. */
export function placesOf({ at, related = [], relation }: Finding): readonly Location[] {
  return relation === undefined ? [at, ...related] : [at]
}

/** Line of a place in its module, from 1; undefined for a place without a line. */
export function moduleLine({ line, cell }: Location, { cells }: Pick<ModuleFacts, 'cells'>): number | undefined {
  if (line === undefined || cells === undefined) return line
  const span = cells.find((one) => one.cell === cell)
  return span && span.firstLine + line - 1
}
