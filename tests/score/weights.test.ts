import { expect, test } from 'vitest'
import { groupScores, type Rated } from '../../src/score/groups.ts'

function rated(id: `maintainability/${string}` | `data/${string}` | `team/${string}`, score: number): Rated {
  const meta = { id, kind: 'practice', number: 1, title: '', why: '', how: '', fix: '', sources: [] } as const
  return { meta, score }
}

const RULES = [rated('maintainability/a', 40), rated('maintainability/b', 80), rated('data/c', 20), rated('team/d', 90)]

test('without weights all count the same', () => {
  const { overall, maintainability, practices } = groupScores(RULES)
  expect([maintainability, practices, overall]).toEqual([60, 55, 57.5])
})

test('weights of rules, categories and of the practices as a whole', () => {
  const { overall, maintainability, practices } = groupScores(RULES, { 'maintainability/a': 3, team: 4, practices: 2 })
  // (3 x 40 + 80) / 4 = 50; (20 + 4 x 90) / 5 = 76; (50 + 2 x 76) / 3 = 67.33
  expect(maintainability).toBe(50)
  expect(practices).toBe(76)
  expect(overall).toBeCloseTo(202 / 3, 10)
})

test('a weight of 0 leaves out; a mean of nothing does not exist', () => {
  const { overall, maintainability, categories } = groupScores(RULES, {
    'maintainability/a': 0,
    'maintainability/b': 0,
    'data/c': 0,
  })
  expect(maintainability).toBeUndefined()
  expect([...categories]).toEqual([['team', 90]])
  expect(overall).toBe(90)
})

test('a verdict may say that its practice counts less here; both weights are multiplied', () => {
  const less: Rated = { ...rated('data/d', 80), weight: 0.5 }
  // (20 + 0.5 x 80) / 1.5 = 40; (20 + 4 x 0.5 x 80) / 3 = 60
  expect(groupScores([rated('data/c', 20), less]).categories.get('data')).toBeCloseTo(40, 10)
  expect(groupScores([rated('data/c', 20), less], { 'data/d': 4 }).categories.get('data')).toBeCloseTo(60, 10)
  expect(groupScores([less]).categories.get('data')).toBe(80)
})
