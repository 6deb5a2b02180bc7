import { number } from '../../model/number.ts'
import type { Finding, Location } from '../../model.ts'
import { place, placeLines } from './place.ts'
import type { Style } from './style.ts'
import { count } from './words.ts'
import { fill, wrap } from './wrap.ts'

/** Copies of one finding that are shown; a clone may have dozens. */
const COPIES = 4
/** Uses of one module that are shown, as examples. */
const USES = 2
const INDENT = '    '

/** What can be mended, and the command that tells how. */
interface Mendable {
  readonly findings: readonly Finding[]
  readonly howTo: string
}

/** The first refactoring candidates of a guideline, worst first, and how to see the others. */
export function candidates({ findings: all, howTo }: Mendable, style: Style): string[] {
  const findings = all.filter(({ suppressed }) => suppressed === undefined)
  const shown = findings.slice(0, style.candidates)
  const hidden = findings.length - shown.length
  if (shown.length === 0) return []
  return [
    `  Refactor first (how: ${howTo}):`,
    ...shown.flatMap((finding) => candidate(finding, style)),
    ...(hidden === 0 ? [] : [`  ${number(hidden)} more: --candidates for a longer list, --format json for all`]),
  ]
}

function candidate(finding: Finding, style: Style): string[] {
  const { risk, at, related = [], relation } = finding
  const [first = '', ...rest] = wrap(seen(finding), style.width, INDENT)
  return [
    `  ${style.risky(risk, style.shade[risk])} ${first.trimStart()}`,
    ...rest,
    ...(relation === 'uses'
      ? [...placeLines(at, style.width, INDENT), ...related.slice(0, USES).flatMap((use) => useLines(use, style))]
      : copies([at, ...related], style)),
  ]
}

/** What to do is much the same for all candidates of a guideline: explained once, by `se-ml explain`. */
function seen({ message }: Finding): string {
  return message.split('; ', 1).join()
}

function useLines(use: Location, style: Style): string[] {
  return fill(['used at', place(use)], style.width, `${INDENT}  `)
}

function copies(places: readonly Location[], style: Style): string[] {
  const hidden = places.length - COPIES
  return [
    ...places.slice(0, COPIES).flatMap((location) => placeLines(location, style.width, INDENT)),
    ...(hidden > 0 ? [`${INDENT}and ${count(hidden, 'more place')}`] : []),
  ]
}
