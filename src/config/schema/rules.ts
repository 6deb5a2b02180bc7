import * as z from 'zod'
import { CATEGORIES, pattern, ruleName, severity, switchable } from './words.ts'

/** More entries than people keep; each is tried on each finding. */
const MOST_OVERRIDES = 200
const MOST_NUMBERS = 10

const limit = z.number().min(0).max(1_000_000_000)

const numbers = z.array(limit).min(1).max(MOST_NUMBERS)

const byMeasure = z.record(z.string().min(1), limit)

const ruleSettings = z.strictObject({
  severity: severity.optional().describe('error: new findings fail the gate; warn: they are only told'),
  bounds: numbers.optional().describe('Bounds of the risk bands, ascending: 15, 30 and 60 lines of code'),
  limits: numbers.optional().describe('Most that may lie above each bound, percent of the lines of code'),
  at_most: byMeasure.optional().describe('Upper limits by measure; "se-ml explain RULE" lists the measures'),
  at_least: byMeasure.optional().describe('Lower limits by measure; "se-ml explain RULE" lists the measures'),
})

const categoryOrRule = ruleName.describe(
  `A rule (its id, or the name in it), or all rules of a category: ${CATEGORIES.join(', ')}`,
)

export const rules = z
  .record(categoryOrRule, z.union([switchable, ruleSettings]))
  .describe('Rule to off, warn or error, or to its limits')

export const overrides = z
  .array(
    z.strictObject({
      paths: z.array(pattern).min(1),
      rules: z.record(categoryOrRule, switchable),
    }),
  )
  .max(MOST_OVERRIDES)
  .describe('Other severities for findings below some paths; the last entry that matches wins')

export const weights = z
  .record(z.string().min(1), z.number().min(0).max(100))
  .describe('Weight in the means, 1 where nothing is said: a rule, a category, or "practices" as a whole')
