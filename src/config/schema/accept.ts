import * as z from 'zod'
import { pattern, ruleName } from './words.ts'

/** More entries than people keep; each is tried on each finding. */
const MOST_ENTRIES = 1000

const entry = z.strictObject({
  rule: ruleName,
  path: pattern.optional().describe('Files whose findings are accepted, in .gitignore syntax; all when absent'),
  symbol: z.string().min(1).max(1000).optional().describe('Function or method: train, Model.fit'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, { error: '16 hexadecimal digits' })
    .optional()
    .describe('Fingerprint of one finding, as the JSON report has it'),
  reason: z
    .string({ error: 'a reason: why the finding is accepted' })
    .regex(/\S/, { error: 'a reason: why the finding is accepted' })
    .max(1000)
    .describe('Why it is accepted'),
  until: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'a day as in 2030-12-31' })
    .optional()
    .describe('Last day on which it is accepted: 2030-12-31'),
})

export const accept = z.array(entry).max(MOST_ENTRIES).describe('Findings that people have accepted, with the reason')
