import type { Report } from '../../model.ts'
import { EFFORT } from './effort.ts'
import { gains } from './gains.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

const SHOWN = 3
const INDENT = '     '

/** The most worthwhile things to do next. */
export function steps(report: Report, style: Style): string[] {
  if (report.steps.length === 0) return []
  const titles = new Map(report.rules.map(({ id, title }) => [id, title]))
  const lines = report.steps
    .slice(0, SHOWN)
    .flatMap((step, index) => [
      ...numbered(wrap(step.action, style.width, INDENT), index + 1),
      ...(step.at === undefined ? [] : placeLines(step.at, style.width, INDENT)),
      ...wrap(`${gains(step, titles.get(step.rule) ?? step.rule)}, ${EFFORT[step.effort]}`, style.width, INDENT),
    ])
  return [style.paint.bold('Next steps'), ...lines]
}

function numbered([first = '', ...more]: readonly string[], position: number): string[] {
  return [`  ${position}. ${first.trimStart()}`, ...more]
}
