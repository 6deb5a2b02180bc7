import type { Finding, Level, Location, ReportedRule } from '../model.ts'

/** With one decimal, as scores are shown. */
export function decimal(value: number): string {
  return value.toFixed(1)
}

/** `not at all`. */
export function levelInWords(level: Level): string {
  return level.replaceAll('-', ' ')
}

/** What was seen; the advice behind the semicolon is the next step. */
export function seen({ message }: Finding): string {
  return message.split('; ', 1).join()
}

/** What to do for a rule first. */
export function nextStepOf({ id, nextStep, findings }: ReportedRule): string {
  const first = openOf(findings)[0]
  return nextStep?.action ?? first?.fix?.action ?? `se-ml explain ${id} says how to mend it`
}

/** The worst finding of a rule, or the first evidence against it. */
export function worstPlace({ findings, evidence }: ReportedRule): Location | undefined {
  return openOf(findings)[0]?.at ?? evidence.find(({ against, at }) => against === true && at !== undefined)?.at
}

function openOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ suppressed }) => suppressed === undefined)
}
