import type { Finding, Report, SuppressionProblem } from '../../model.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { count } from './words.ts'
import { wrap } from './wrap.ts'

/** Problems that are shown; the JSON report has all. */
const PROBLEMS = 8
const INDENT = '    '

/** What people accepted, and which of that does nothing. */
export function suppressions(report: Report, style: Style): string[] {
  if (report.suppressions === undefined) return []
  const { suppressed, problems } = report.suppressions
  const hidden = problems.length - PROBLEMS
  return [
    style.paint.bold('Accepted findings'),
    ...wrap(suppressed === 0 ? 'None was accepted.' : accepted(report), style.width, '  '),
    ...problems.slice(0, PROBLEMS).flatMap((problem) => problemLines(problem, style)),
    ...(hidden > 0 ? [`  ${count(hidden, 'more problem')}: --format json has all`] : []),
  ]
}

function accepted({ rules }: Report): string {
  const found = rules.flatMap(({ findings }) => findings.filter(({ suppressed }) => suppressed))
  const by = (who: string) => (finding: Finding) => finding.suppressed?.by === who
  const comments = found.filter(by('comment')).length
  const parts = [
    ...(comments > 0 ? [`${comments} by comments`] : []),
    ...(found.length > comments ? [`${found.length - comments} by the configuration`] : []),
  ]
  return `${count(found.length, 'finding')} accepted (${parts.join(', ')}): no candidates, no reason for the gate to fail; scores stay as measured.`
}

function problemLines({ kind, message, at }: SuppressionProblem, style: Style): string[] {
  const [first = '', ...rest] = wrap(`${LABELS[kind]}: ${message}`, style.width, INDENT)
  return [`  ${style.paint.yellow('!')} ${first.trimStart()}`, ...rest, ...placeLines(at, style.width, INDENT)]
}

const LABELS: Readonly<Record<SuppressionProblem['kind'], string>> = {
  unused: 'Unused',
  expired: 'Expired',
  'no-reason': 'No reason',
  'unknown-rule': 'Unknown rule',
  malformed: 'Not understood',
}
