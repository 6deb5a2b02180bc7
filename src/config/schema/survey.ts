import * as z from 'zod'

const dataType = z.enum(['tabular', 'text', 'images', 'audio', 'time-series', 'graphs'])

/** What the SE-ML survey asks of a team before its practices. Nothing is judged by it. */
export const survey = {
  organisation: z
    .enum(['tech', 'non-tech', 'government', 'research'])
    .optional()
    .describe('Kind of organisation: shows what such teams answered in the survey of the SE-ML catalogue'),
  team_size: z.int().min(1).max(100_000).optional().describe('People in the team; shows what such teams answered'),
  experience: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Years that the team has worked with machine learning; shows what such teams answered'),
  data_type: z
    .union([dataType, z.array(dataType).min(1).max(6)])
    .optional()
    .describe('Kind of data, one or several; shows what such teams answered'),
}
