import type { GateFailure, GateNote, GateResult, Report } from '../../model.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { count } from './words.ts'
import { wrap } from './wrap.ts'

/** Reasons and notes that are shown; the JSON report has all. */
const REASONS = 10
const NOTES = 6

/** Why the gate failed, before anything else; nothing when no gate was asked for. */
export function gate({ gate: result }: Pick<Report, 'gate'>, style: Style): string[] {
  if (result === undefined) return []
  return [
    ...verdict(result, style),
    ...result.failures.slice(0, REASONS).flatMap((failure, index) => numbered(index + 1, reason(failure, style))),
    ...more(result.failures.length - REASONS, 'reason'),
    ...notes(result, style),
  ]
}

function verdict({ passed, failures, against, changes }: GateResult, { paint, width }: Style): string[] {
  const versus = against === undefined ? '' : `, compared with ${against.name}`
  const heading = passed
    ? paint.green(`Gate passed${versus}`)
    : paint.red(`Gate failed: ${count(failures.length, 'reason')}${versus}`)
  return [paint.bold(heading), ...(changes ? wrap(`Findings: ${inWords(changes)}`, width, '  ') : [])]
}

function inWords(changes: NonNullable<GateResult['changes']>): string {
  const words = {
    new: 'new',
    worse: 'worse',
    fixed: 'fixed',
    better: 'better',
    split: 'from splits',
    moved: 'moved',
    unchanged: 'unchanged',
  } as const
  const parts = Object.entries(words).flatMap(([key, word]) => {
    const found = changes[key as keyof typeof words]
    return found === 0 && key !== 'new' ? [] : [`${found} ${word}`]
  })
  return parts.join(', ')
}

const INDENT = '     '

function numbered(number: number, [first, ...rest]: readonly string[]): string[] {
  return [`${String(number).padStart(3)}. ${first}`, ...rest]
}

function reason(failure: GateFailure, { paint, width }: Style): string[] {
  const { kind, rule, message, at, limit, value, nextStep } = failure
  const whose = rule === undefined ? '' : `rule ${rule}; `
  const [first = '', ...rest] = wrap(`${LABELS[kind]}: ${message}`, width, INDENT)
  return [
    paint.bold(first.trimStart()),
    ...rest,
    ...(at === undefined ? [] : placeLines(at, width, INDENT)),
    ...wrap(`${whose}limit: ${limit}; now: ${value}`, width, INDENT),
    ...wrap(`next: ${nextStep}`, width, INDENT),
  ]
}

const LABELS: Readonly<Record<GateFailure['kind'], string>> = {
  limit: 'Below the limit',
  'new-finding': 'New',
  'worse-finding': 'Worse',
  'fallen-score': 'Fallen',
}

function notes({ notes: all }: GateResult, { width }: Style): string[] {
  if (all.length === 0) return []
  const shown = all.slice(0, NOTES)
  return ['  Not a reason to fail:', ...shown.flatMap((note) => item(note, width)), ...more(all.length - NOTES, 'note')]
}

function item({ message }: GateNote, width: number): string[] {
  const [first = '', ...rest] = wrap(message, width, '    ')
  return [`  - ${first.trimStart()}`, ...rest]
}

function more(hidden: number, what: string): string[] {
  return hidden > 0 ? [`  ${count(hidden, `more ${what}`)}: --format json has all`] : []
}
