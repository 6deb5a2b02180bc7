import * as z from 'zod'
import { CATEGORIES, level, ruleName, score } from './words.ts'

const path = z.string().min(1).max(1000)

const tolerance = z.strictObject({
  score: score.optional().describe('Points that the score of a rule may fall (default: 1)'),
  value: z
    .number()
    .min(0)
    .max(1000)
    .optional()
    .describe('Percent that the value of a finding may grow, one unit at least (default: 10)'),
})

export const gate = z
  .strictObject({
    overall: score.optional().describe('Least overall score'),
    practices: score.optional().describe('Least score of the practices together'),
    categories: z.partialRecord(z.enum(CATEGORIES), score).optional().describe('Least score of a category'),
    met: z.int().min(0).max(10).optional().describe('Least number of guidelines that are met'),
    guidelines: z
      .union([z.literal('all'), z.array(ruleName).min(1)])
      .optional()
      .describe('Guidelines that have to be met: a list, or all'),
    levels: z.record(ruleName, level).optional().describe('Least level of a practice'),
    baseline: z
      .union([path, z.literal(false)])
      .optional()
      .describe('File of the baseline, relative to this file (default: .se-ml-baseline); false: none'),
    new_findings: z
      .enum(['moderate', 'high', 'very-high'])
      .optional()
      .describe('Least risk of a new finding that fails the gate (default: high)'),
    tolerance: tolerance.optional().describe('Small changes that fail nothing'),
  })
  .describe('When an audit fails: limits, and what may not get worse than the baseline')
