import type { Category, Difficulty, Report, ReportedRule, RuleId } from '../../model.ts'
import { EFFECTS, EU_REQUIREMENTS } from './groups.ts'

/** What the rules can be grouped by. */
export const VIEWS = ['categories', 'effects', 'eu', 'difficulty', 'survey'] as const

export type View = (typeof VIEWS)[number]

/** Some rules under a heading. */
export interface RuleGroup {
  readonly name: string
  /** 0..100; absent where none of its rules could be judged. */
  readonly score?: number | undefined
  /** No mean is taken of these rules. */
  readonly unrated?: boolean
  readonly rules: readonly ReportedRule[]
}

const CATEGORIES: readonly Category[] = [
  'maintainability',
  'data',
  'training',
  'coding',
  'deployment',
  'team',
  'governance',
]
const DIFFICULTIES: readonly Difficulty[] = ['basic', 'medium', 'advanced']

/** The groups of each view, in the order in which they are shown. A group without rules is left out. */
export const GROUPS: Readonly<Record<View, (report: Report) => RuleGroup[]>> = {
  categories: (report) =>
    groups(report, {
      names: CATEGORIES,
      scores: report.scores.categories,
      belongs: (rule, name) => rule.category === name,
    }),
  effects: (report) =>
    groups(report, {
      names: EFFECTS,
      scores: report.scores.effects,
      belongs: ({ catalogue }, name) => catalogue?.effects.includes(name) ?? false,
    }),
  eu: (report) =>
    groups(report, {
      names: EU_REQUIREMENTS,
      scores: report.scores.eu,
      belongs: ({ catalogue }, name) => catalogue?.euRequirement === name,
    }),
  difficulty: (report) =>
    groups(report, {
      names: DIFFICULTIES,
      scores: report.scores.difficulties,
      belongs: ({ catalogue }, name) => catalogue?.difficulty === name,
    }),
  survey: besideSurvey,
}

/** How rules are put into groups. */
interface Grouping<Name extends string> {
  readonly names: readonly Name[]
  readonly scores: Readonly<Partial<Record<Name, { readonly score: number }>>>
  belongs(rule: ReportedRule, name: Name): boolean
}

function groups<Name extends string>({ rules }: Report, { names, scores, belongs }: Grouping<Name>): RuleGroup[] {
  return names
    .map((name) => ({ name, score: scores[name]?.score, rules: rules.filter((rule) => belongs(rule, name)) }))
    .filter((one) => one.rules.length > 0)
}

function besideSurvey({ rules, survey }: Report): RuleGroup[] {
  if (survey === undefined) return []
  const { repository, teams } = survey
  const lists: readonly (readonly [string, readonly RuleId[]])[] = [
    ['most adopted here', repository.most],
    ['least adopted here', repository.least],
    ['most adopted by comparable teams', teams.most],
    ['least adopted by comparable teams', teams.least],
  ]
  return lists
    .map(([name, ids]) => ({ name, unrated: true, rules: ids.flatMap((id) => rules.filter((rule) => rule.id === id)) }))
    .filter((one) => one.rules.length > 0)
}
