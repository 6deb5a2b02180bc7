import type { Report, ReportedRule } from '../../model.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { pad, wrap } from './wrap.ts'

/** All guidelines at a glance: score, met or not. */
export function overview(report: Report, style: Style): string[] {
  const guidelines = report.rules.filter(({ kind }) => kind === 'guideline')
  if (guidelines.length === 0) return []
  return [style.paint.bold('Guidelines'), ...guidelines.flatMap((rule) => row(rule, style))]
}

function row(rule: ReportedRule, style: Style): string[] {
  const line = `  ${pad(rule.title, 42)}${score(rule)}  ${outcome(rule, style)}`
  return rule.reason === undefined ? [line] : [line, ...wrap(rule.reason, style.width, '    ')]
}

export function score(rule: ReportedRule): string {
  return rule.score === undefined ? '    -' : decimal(rule.score).padStart(5)
}

/** `met`, `not met`, or why there is no verdict. */
export function outcome({ status, met }: ReportedRule, { paint }: Style): string {
  if (status === 'error') return paint.red('failed')
  if (met === undefined) return status === 'not-applicable' ? 'not applicable' : 'unknown'
  return met ? paint.green('met') : paint.red('not met')
}
