/**
 * Gini coefficient of sizes: 0 when all are equal, towards 1 when one holds everything. The plain form, without the
 * n / (n - 1) correction: with it the figures of published Better Code Hub reports do not come out.
 */
export function gini(sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (sizes.length === 0 || total === 0) return 0
  const ranked = [...sizes].sort((a, b) => a - b).reduce((sum, size, rank) => sum + (rank + 1) * size, 0)
  return (2 * ranked) / (sizes.length * total) - (sizes.length + 1) / sizes.length
}
