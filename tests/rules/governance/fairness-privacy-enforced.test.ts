import { describe, expect, test } from 'vitest'
import rule from '../../../rules/governance/fairness-privacy-enforced.ts'
import { derive, type Part } from '../../../rules/shared/fairness/derive.ts'
import type { GradedVerdict } from '../../../src/model.ts'
import { judge } from './judge.ts'

function part(weight: number, rung: number, some: Partial<GradedVerdict> = {}): Part {
  const base = { value: rung, because: 'the test says so' }
  const verdict: GradedVerdict = { status: 'graded', base, confidence: 'high', evidence: [], findings: [], ...some }
  return { title: `part ${rung}`, weight, verdict }
}

const UNKNOWN: Part = { title: 'open', weight: 0.5, verdict: { status: 'unknown', reason: 'not seen' } }
const GATE = { evidence: [{ message: 'CI', level: 'enforced' as const }] }

describe('the derived rung', () => {
  test('is the weighted mean, 0.7 of it where nothing can fail a change', () => {
    expect(derive([part(0.3, 1), part(0.1, 0.2)]).base?.value).toBeCloseTo(0.7 * 0.8)
    expect(derive([part(0.3, 1, GATE), part(0.1, 0.2)]).base?.value).toBeCloseTo(0.8)
  })

  test('leaves out what could not be judged', () => {
    expect(derive([part(0.3, 0.5, GATE), UNKNOWN]).base?.value).toBeCloseTo(0.5)
    expect(derive([UNKNOWN]).base).toBeUndefined()
  })

  test('takes the strongest evidence for verdicts without a scale', () => {
    const { base: _, ...verdict } = part(1, 0, GATE).verdict as GradedVerdict
    expect(derive([{ title: 'a', weight: 1, verdict }]).base?.value).toBe(1)
  })
})

test('without persons there is nothing to enforce, unless the configuration says so', async () => {
  expect(await judge(rule.id, 'no-persons')).toMatchObject({ status: 'not-applicable' })
  expect(await judge(rule.id, 'no-persons', { flags: { 'affects-people': true } })).not.toMatchObject({
    status: 'not-applicable',
  })
})

test('data on persons and no comparison: not at all, and each part says why', async () => {
  const judged = await judge(rule.id, 'nothing-compared')
  expect(judged).toMatchObject({ score: 0, level: 'not-at-all' })
  expect(judged.chain).toContain('smell -0.20: a finding of these practices is not settled')
  expect(judged.evidence.map(({ message }) => message.split(':')[0])).toEqual([
    'bias in training data (3)',
    'discriminatory features (6)',
    'bias of subgroups (21)',
  ])
  expect(judged.evidence[1]).toMatchObject({ against: true, at: { path: 'train.py', line: 7 } })
})

test('a comparison that can fail nothing keeps 0.7 of its worth; a gate in CI keeps all', async () => {
  const loose = await judge(rule.id, 'compared-by-nobody')
  const gated = await judge(rule.id, 'gate-in-ci')
  expect(loose.chain?.join()).toContain('nothing of it can fail a change')
  expect(gated.chain?.join()).not.toContain('nothing of it can fail a change')
  expect(gated.score).toBeGreaterThan(loose.score ?? 0)
})

test('attributes of persons in a list alone: unknown, with the place, until the configuration says', async () => {
  const judged = await judge(rule.id, 'attributes-in-a-list-only')
  expect(judged).toMatchObject({ status: 'unknown', evidence: [{ at: { path: 'train.py', line: 5 } }] })
  expect(judged.reason).toContain('personal-data')
  const settled = await judge(rule.id, 'attributes-in-a-list-only', { flags: { 'personal-data': false } })
  expect(settled).toMatchObject({ status: 'not-applicable' })
})

test('a queue that is fair to jobs is about no person', async () => {
  expect(await judge(rule.id, 'fair-scheduler')).toMatchObject({ status: 'not-applicable' })
})

test('who compares groups of people has data of people, wherever their columns are named', async () => {
  const judged = await judge(rule.id, 'compared-without-a-column')
  expect(judged).toMatchObject({ score: 35, level: 'partially' }) // 0.5 of practice 21, x 0.7 without a gate
})
