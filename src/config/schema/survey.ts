import * as z from 'zod'

const answer = z.string().min(1).max(200)

/** What the SE-ML survey asks of a team before its practices. Nothing is judged by it. */
export const survey = {
  organisation: answer.optional().describe('Kind of organisation, as the survey asks: tech, non-tech, research, ...'),
  team_size: z
    .union([z.int().min(1).max(100_000), answer])
    .optional()
    .describe('People in the team: a number, or a range such as 6-9'),
  experience: z
    .union([z.number().min(0).max(100), answer])
    .optional()
    .describe('Experience of the team in machine learning: years, or a range such as 2-5'),
  data_type: z
    .union([answer, z.array(answer).min(1).max(20)])
    .optional()
    .describe('Kind of data: tabular, images, text, ...'),
}
