import * as z from 'zod'
import { level, ruleName } from './words.ts'

/** More than there are practices. */
const MOST_ENTRIES = 100

const text = z.string().regex(/\S/, 'text').max(1000)

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: 2030-12-31')

const entry = z.strictObject({
  practice: ruleName,
  level: level.describe('How far the team does it'),
  evidence: text.optional().describe('What shows it: a link, which is never opened, or a path relative to this file'),
  by: text.describe('Who answers for it: a role or a name'),
  on: day.describe('When it was answered: 2030-12-31'),
  expires: day.optional().describe('First day on which it counts no more (default: 12 months after "on")'),
  note: text.optional(),
})

export const attestations = z
  .array(entry)
  .max(MOST_ENTRIES)
  .describe('Practices that files cannot show, or not in full, and that somebody answers for')
