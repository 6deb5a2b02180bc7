import { number } from '../../model/number.ts'
import type { TrendPoint } from '../../trend/point.ts'
import { csv } from '../csv.ts'
import { printable } from '../printable.ts'
import { columns, pad } from '../text/wrap.ts'
import { chart } from './chart.ts'

/** Heads of the columns with their widths. */
const HEADS: readonly (readonly [string, number])[] = [
  ['Overall', 7],
  ['Maint.', 6],
  ['Practices', 9],
  ['Met', 5],
  ['Findings', 8],
  ['Lines', 9],
]

/** Columns that the date and those above take. */
const REST = HEADS.reduce((sum, [, width]) => sum + 1 + width, 11)

/** A table of the scores, oldest first, and a small chart. */
export function trendText(name: string, points: readonly TrendPoint[], width: number): string {
  const longest = Math.max('Revision'.length, ...points.map(({ revision }) => columns(printable(revision))))
  const first = Math.min(longest, Math.max(10, width - REST))
  const head = [pad('Revision', first), 'Date'.padEnd(10), ...HEADS.map(([text, size]) => text.padStart(size))]
  const lines = [
    `${printable(name)}: ${points.length} revisions, oldest first`,
    '',
    head.join(' ').trimEnd(),
    ...points.map((point) => row(point, first)),
  ]
  const drawn = chart(points, width)
  return `${[...lines, ...(drawn.length > 0 ? ['', ...drawn] : [])].join('\n')}\n`
}

function row(point: TrendPoint, first: number): string {
  const { revision, date, reason } = point
  const name = pad(cut(printable(revision), first), first)
  if (reason !== undefined) return `${name} ${date} ${printable(reason)}`
  const cells = cellsOf(point).map((text, index) => text.padStart(HEADS[index]?.[1] ?? 0))
  return [name, date.padEnd(10), ...cells].join(' ')
}

/** One for each of the {@link HEADS}. */
function cellsOf({ overall, band, maintainability, practices, met, of, findings, codeLines }: TrendPoint): string[] {
  return [
    overall === undefined ? '-' : `${overall.toFixed(1)} ${band}`,
    decimal(maintainability),
    decimal(practices),
    met === undefined ? '-' : `${met}/${of}`,
    whole(findings),
    whole(codeLines),
  ]
}

function decimal(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(1)
}

function whole(value: number | undefined): string {
  return value === undefined ? '-' : number(value)
}

/** The end of a long name tells most. */
function cut(text: string, width: number): string {
  return columns(text) <= width ? text : `...${[...text].slice(-(width - 3)).join('')}`
}

const COLUMNS = [
  'revision',
  'commit',
  'date',
  'overall',
  'band',
  'maintainability',
  'practices',
  'met',
  'of',
  'findings',
  'codeLines',
  'reason',
] as const

/** The trend as a table for other programs. */
export function trendTable(points: readonly TrendPoint[], format: 'csv' | 'json'): string {
  return format === 'csv' ? csv(COLUMNS, points) : `${JSON.stringify(points, null, 2)}\n`
}
