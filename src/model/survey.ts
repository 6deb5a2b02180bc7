import type { Count, RuleId } from './words.ts'

/** Answers of a group of teams to the survey behind the SE-ML catalogue (2020 to 2022, self-reported). */
export interface SurveyAnswers {
  /** The group in words: `teams of 4 to 5`. */
  readonly group: string
  /** Share that answered "mostly" or "completely", percent 0..100. */
  readonly adopted: number
  /** How many answered; inferred from the published shares. */
  readonly answers: Count
}

/** Most and least adopted practices, here and among comparable teams. */
export interface SurveyComparison {
  /** The groups of teams, in words. */
  readonly groups: readonly string[]
  /** By score in this repository. */
  readonly repository: { readonly most: readonly RuleId[]; readonly least: readonly RuleId[] }
  /** By the share of teams, mean over the groups. */
  readonly teams: { readonly most: readonly RuleId[]; readonly least: readonly RuleId[] }
}
