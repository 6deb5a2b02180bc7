import type { Finding, ReportedRule } from '../../model.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { count, number } from './words.ts'
import { wrap } from './wrap.ts'

/** Places of one finding that are shown; a clone may have dozens. */
const PLACES = 4
const INDENT = '    '

/** The first refactoring candidates of a guideline, worst first, and how to see the others. */
export function candidates({ findings }: ReportedRule, style: Style): string[] {
  const shown = findings.slice(0, style.candidates)
  const hidden = findings.length - shown.length
  if (shown.length === 0) return []
  return [
    '  Candidates for refactoring, worst first:',
    ...shown.flatMap((finding) => candidate(finding, style)),
    ...(hidden === 0 ? [] : [`  ${number(hidden)} more: --candidates for a longer list, --format json for all`]),
  ]
}

function candidate({ message, risk, at, related = [] }: Finding, style: Style): string[] {
  const [first = '', ...rest] = wrap(message, style.width, INDENT)
  const places = [at, ...related]
  const hidden = places.length - PLACES
  return [
    `  ${style.risky(risk, style.shade[risk])} ${first.trimStart()}`,
    ...rest,
    ...places.slice(0, PLACES).flatMap((location) => placeLines(location, style.width, INDENT)),
    ...(hidden > 0 ? [`${INDENT}and ${count(hidden, 'more place')}`] : []),
  ]
}
