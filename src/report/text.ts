import type { Report } from '../model.ts'
import { printableTexts } from './printable.ts'
import { attestations } from './text/attestations.ts'
import { footer } from './text/footer.ts'
import { gate } from './text/gate.ts'
import { guidelines } from './text/guidelines.ts'
import { header } from './text/header.ts'
import type { TextOptions } from './text/options.ts'
import { overview } from './text/overview.ts'
import { practices } from './text/practices.ts'
import { scope } from './text/scope.ts'
import { inSections } from './text/sections.ts'
import { skipped } from './text/skipped.ts'
import { steps } from './text/steps.ts'
import { createStyle, type Style } from './text/style.ts'
import { suppressions } from './text/suppressions.ts'

/** One part of the report; an empty one is left out. */
type Section = (report: Report, style: Style) => string[]

/** What matters first: why the gate failed, score, guidelines and steps; then the detail of each guideline and practice. */
const SECTIONS: readonly Section[] = [
  gate,
  header,
  scope,
  overview,
  steps,
  guidelines,
  practices,
  attestations,
  suppressions,
  skipped,
  footer,
]

/** Why the gate failed, alone: for those who asked for another form of the report. Empty without a gate. */
export function gateText(report: Report, options: TextOptions): string {
  const lines = gate(printableTexts(report), createStyle(options))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

/** The report for a terminal. It can be read without colour; no line but an unbroken path is wider than the terminal. */
export function textReport(report: Report, options: TextOptions): string {
  const style = createStyle(options)
  const safe = printableTexts(report)
  return inSections(SECTIONS.map((section) => section(safe, style)))
}
