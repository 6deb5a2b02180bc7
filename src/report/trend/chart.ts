import type { TrendPoint } from '../../trend/point.ts'

/** Rows of the chart; each stands for a part of the span of the scores. */
const ROWS = 9

/** Scores that are drawn, the last one on top where they meet. */
const LINES = [
  ['p', 'practices'],
  ['m', 'maintainability'],
  ['o', 'overall'],
] as const

/** The scores over time as a small drawing: one column for each revision, `o` overall, `m` and `p` its two parts. */
export function chart(points: readonly TrendPoint[], width: number): string[] {
  const scores = points.flatMap((point) => LINES.flatMap(([, key]) => point[key] ?? []))
  if (points.length < 2 || scores.length === 0) return []
  const low = Math.floor(Math.min(...scores) / 10) * 10
  const high = Math.max(low + 10, Math.ceil(Math.max(...scores) / 10) * 10)
  const step = Math.max(1, Math.min(4, Math.floor((width - 6) / points.length)))
  const rowOf = (score: number) => Math.round(((score - low) / (high - low)) * (ROWS - 1))
  const rows = Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index).map((row) => {
    const cells = points.map((point) => markAt(point, (score) => rowOf(score) === row).padStart(step))
    return `${axis(row, low, high)} |${cells.join('')}`.trimEnd()
  })
  return [...rows, `     +${'-'.repeat(step * points.length)}`, '      o overall, m maintainability, p practices']
}

function markAt(point: TrendPoint, isHere: (score: number) => boolean): string {
  const here = LINES.filter(([, key]) => point[key] !== undefined && isHere(point[key]))
  return here.at(-1)?.[0] ?? ' '
}

function axis(row: number, low: number, high: number): string {
  const value = low + ((high - low) * row) / (ROWS - 1)
  return row % 4 === 0 ? value.toFixed(0).padStart(4) : '    '
}
