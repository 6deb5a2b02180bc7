import { expect, test } from 'vitest'
import type { Level, Report, ReportedRule } from '../../src/model.ts'
import { type AnswerTable, beside } from '../../src/survey/beside.ts'
import { report as sample } from '../report/sample.ts'

function practice(number: number, score?: number, level?: Level): ReportedRule {
  const rule = {
    id: `data/p${number}`,
    kind: 'practice',
    number,
    title: `Practice ${number}`,
    category: 'data',
  } as const
  const none = { evidence: [], findings: [] }
  return score === undefined
    ? { ...rule, ...none, status: 'unknown', reason: 'nothing to see' }
    : { ...rule, ...none, status: 'graded', score, ...(level && { level }) }
}

const TABLE: AnswerTable = {
  organisation: { tech: { 1: [76, 10, 20, 30.2, 39.8], 2: [19, 0, 0, 50, 50], 3: [20, 50, 25, 25, 0] } },
  team_size: { '4-5': { 1: [100, 40, 30, 20, 10], 2: [20, 0, 90, 5, 5] } },
}

const report = (...rules: ReportedRule[]): Report => ({ ...sample, rules })

test('a practice shows the teams that adopt it mostly or completely, with how many answered', () => {
  const { rules } = beside(report(practice(1, 50)), { organisation: 'tech', team_size: 4 }, TABLE)
  expect(rules[0]?.survey).toEqual([
    { group: 'tech companies', adopted: 70, answers: 76 },
    { group: 'teams of 4 to 5', adopted: 30, answers: 100 },
  ])
})

test('fewer than 20 answers are not shown', () => {
  const { rules } = beside(report(practice(2, 50), practice(3)), { organisation: 'tech' }, TABLE)
  expect(rules.map(({ survey }) => survey)).toEqual([
    undefined,
    [{ group: 'tech companies', adopted: 25, answers: 20 }],
  ])
})

test('no score changes, and guidelines have no answers', () => {
  const compared = beside(sample, { organisation: 'tech' }, TABLE)
  expect(compared.scores).toEqual(sample.scores)
  expect(compared.rules.filter(({ kind }) => kind === 'guideline')).toEqual(
    sample.rules.filter(({ kind }) => kind === 'guideline'),
  )
})

test('most and least adopted are told here and among teams; what is not judged has no place here', () => {
  const rules = [practice(1, 20), practice(2, 90), practice(3)]
  const { survey } = beside(report(...rules), { organisation: 'tech', team_size: 4 }, TABLE)
  expect(survey).toEqual({
    groups: ['tech companies', 'teams of 4 to 5'],
    repository: { most: ['data/p2'], least: ['data/p1'] },
    // Means: 1 (70 + 30) / 2, 2 only 10, 3 only 25.
    teams: { most: ['data/p1'], least: ['data/p2'] },
  })
})

test('a team that was not described gets the report as it is', () => {
  expect(beside(sample, {}, TABLE)).toBe(sample)
})
