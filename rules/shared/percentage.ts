/** Four decimals: finer than any limit, and no digits that stem from binary arithmetic. */
const PRECISION = 10_000

/** How much `part` is of `whole`, percent 0..100. */
export function percentage(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * PRECISION * part) / whole) / PRECISION
}
