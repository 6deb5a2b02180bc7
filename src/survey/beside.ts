import type { Report, ReportedRule, SurveyAnswers, SurveyComparison } from '../model.ts'
import { type Group, groupsOf, type Team } from './team.ts'

/** Answers of one group to one practice: how many (inferred), then percent of each answer, `not at all` first. */
type Answers = readonly number[]

/** By dimension, group and number of the practice. */
export type AnswerTable = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answers>>>>>>

/** Below this many answers a share says nothing, and could tell who answered (`practices.md` 11). */
const LEAST_ANSWERS = 20

/** Practices in each list of most and least adopted ones. */
const LISTED = 5

/**
 * Sets beside each practice how many comparable teams said that they adopt it mostly or completely. Nothing is judged by
 * it: the survey asked people about their teams, an audit reads files.
 */
export function beside(report: Report, team: Team, table: AnswerTable): Report {
  const groups = groupsOf(team)
  if (groups.length === 0) return report
  const rules = report.rules.map((rule) => withAnswers(rule, groups, table))
  return { ...report, rules, survey: compare(rules, groups) }
}

function withAnswers(rule: ReportedRule, groups: readonly Group[], table: AnswerTable): ReportedRule {
  if (rule.kind !== 'practice') return rule
  const survey = groups.flatMap((group) => answersOf(rule.number, group, table))
  return survey.length === 0 ? rule : { ...rule, survey }
}

function answersOf(practice: number, { dimension, key, words }: Group, table: AnswerTable): SurveyAnswers[] {
  const [answers = 0, , , mostly = 0, completely = 0] = table[dimension]?.[key]?.[practice] ?? []
  if (answers < LEAST_ANSWERS) return []
  return [{ group: words, adopted: Math.round(10 * (mostly + completely)) / 10, answers }]
}

function compare(rules: readonly ReportedRule[], groups: readonly Group[]): SurveyComparison {
  const here = rules.filter(({ kind, score }) => kind === 'practice' && score !== undefined)
  const there = rules.filter(({ survey }) => survey !== undefined)
  return {
    groups: groups.map(({ words }) => words),
    repository: ends(here, ({ score }) => score ?? 0),
    teams: ends(there, meanAdoption),
  }
}

/** Mean share over the groups of the team: they overlap, so no weighting would make them one. */
export function meanAdoption({ survey = [] }: ReportedRule): number {
  return survey.reduce((sum, { adopted }) => sum + adopted, 0) / Math.max(1, survey.length)
}

/** First and last by a value; a practice is in one of the lists at most. Equal ones keep the order of the catalogue. */
function ends(rules: readonly ReportedRule[], value: (rule: ReportedRule) => number): SurveyComparison['teams'] {
  const ranked = rules.toSorted((a, b) => value(b) - value(a) || a.number - b.number).map(({ id }) => id)
  const half = Math.min(LISTED, Math.floor(ranked.length / 2))
  return { most: ranked.slice(0, half), least: ranked.slice(ranked.length - half).reverse() }
}
