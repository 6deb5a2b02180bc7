import type { Execution } from '../types/notebooks.ts'
import type { RawCell } from './cells.ts'

/** In which order the code cells were run. */
export function readExecution(cells: readonly RawCell[]): Execution {
  const code = cells.filter(({ type, source }) => type === 'code' && source.trim() !== '')
  const run = code.flatMap(({ cell, count }) => (count === undefined ? [] : [{ cell, count }]))
  const counts = run.map(({ count }) => count)
  const first = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = counts.reduce((a, b) => Math.max(a, b), 0)
  const lower = run.filter(({ count }, at) => at > 0 && run[at - 1]!.count > count)
  const seen = new Set<number>()
  const repeated = run.filter(({ count }) => seen.size === seen.add(count).size)
  return {
    executed: run.length,
    order: orderOf(code, run.length, lower.length + repeated.length),
    ...(run.length > 0 && { first }),
    outOfOrder: lower.map(({ cell }) => cell),
    repeated: repeated.map(({ cell }) => cell),
    gaps: run.length === 0 ? 0 : last - first + 1 - new Set(counts).size,
    skipped: skippedBetween(code),
  }
}

function orderOf(code: readonly RawCell[], run: number, faults: number): Execution['order'] {
  if (run > 0) return faults > 0 ? 'out-of-order' : 'increasing'
  return code.some(({ outputs }) => outputs.length > 0) || code.length === 0 ? 'never' : 'stripped'
}

function skippedBetween(code: readonly RawCell[]): number[] {
  const isRun = ({ count }: RawCell) => count !== undefined
  const between = code.slice(code.findIndex(isRun) + 1, Math.max(0, code.findLastIndex(isRun)))
  return code.some(isRun) ? between.filter((cell) => !isRun(cell)).map(({ cell }) => cell) : []
}
