import type { Level, ReportedRule } from '../../model.ts'
import type { Style } from './style.ts'
import { pad } from './wrap.ts'

/** Columns for the longest level, `not applicable`, and a gap. */
export const LEVEL_WIDTH = 16

/** Levels in words. */
export const LEVELS: Readonly<Record<Level, string>> = {
  'not-at-all': 'not at all',
  partially: 'partially',
  mostly: 'mostly',
  completely: 'completely',
}

/** The level of a practice, whether a guideline is met, or why there is no verdict. */
export function levelText({ level, met, status }: ReportedRule): string {
  if (level !== undefined) return LEVELS[level]
  if (met !== undefined) return met ? 'met' : 'not met'
  return status === 'error' ? 'failed' : status.replace('-', ' ')
}

/** Colours a text, which must hold the level, by how good that is. */
export function paintLevel(text: string, { level, met, status }: ReportedRule, { paint }: Style): string {
  const colors = { 'not-at-all': paint.red, partially: paint.yellow, mostly: paint.green, completely: paint.green }
  if (level !== undefined) return colors[level](text)
  if (met !== undefined) return met ? paint.green(text) : paint.red(text)
  return status === 'error' ? paint.red(text) : text
}

/** The level in a column of its own. */
export function levelColumn(rule: ReportedRule, style: Style): string {
  return paintLevel(pad(levelText(rule), LEVEL_WIDTH), rule, style)
}
