import * as z from 'zod'

/** Longer ones are no patterns of people; matching costs the length of the pattern times that of the path. */
const LONGEST_PATTERN = 1000

export const pattern = z
  .string()
  .min(1)
  .max(LONGEST_PATTERN)
  .describe('A pattern in .gitignore syntax, relative to the folder of this file')

/** Checked against the rules once the form of the configuration is right. */
export const ruleName = z
  .string()
  .min(1)
  .describe('A rule: its id, or the name in it (write-short-units); "se-ml explain" lists them')

export const severity = z.enum(['warn', 'error'])

export const switchable = z.enum(['off', 'warn', 'error'])

export const score = z.number().min(0).max(100)

/** Practices are graded on the survey's four answers. */
export const level = z.enum(['not-at-all', 'partially', 'mostly', 'completely'])

export const CATEGORIES = ['maintainability', 'data', 'training', 'coding', 'deployment', 'team', 'governance'] as const
