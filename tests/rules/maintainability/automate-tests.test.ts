import { expect, test } from 'vitest'
import rule from '../../../rules/maintainability/automate-tests.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts } from '../../helpers/facts.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test('script-called-test: evaluating on the test split is no test', async () => {
  const { met, score, evidence, findings } = await judge('script-called-test')
  expect({ met, score }).toEqual({ met: false, score: 0 })
  expect(evidence[0]).toMatchObject({ against: true })
  expect(findings.map(({ at }) => at.path)).toEqual(['test.py', 'model.py'])
})

test('small-with-one-test: below 1,000 lines one assertion will do', async () => {
  const { met, measures, findings } = await judge('small-with-one-test')
  expect(met).toBe(true)
  expect(measures).toMatchObject([{ id: 'assertions', value: 2, atLeast: 1 }])
  expect(findings).toEqual([])
})

test('placeholder-only: a constant assertion asserts nothing', async () => {
  expect(await judge('placeholder-only')).toMatchObject({ met: false, measures: [{ value: 0 }] })
})

const tier = (source: number) => {
  const assertions = Array.from({ length: 30 }, (_, line) => ({ line: line + 1, constant: false }))
  const modules = [
    moduleFacts({ codeLines: source }),
    moduleFacts({ path: 'tests/test_a.py', role: 'test', codeLines: 1_000, assertions }),
  ]
  const { measures } = rule.check(facts({ modules }), PRESETS['se-ml'].guidelines[rule.id]!) as MeasuredVerdict
  return measures.map(({ id, value, atLeast }) => [id, value, atLeast])
}

test('the tiers begin at 1,000 and above 10,000 lines of source code', () => {
  expect(tier(999)).toEqual([['assertions', 30, 1]])
  expect(tier(1_000)).toEqual([
    ['ratio', 100, 50],
    ['density', 3, 1],
  ])
  expect(tier(10_000)[1]).toEqual(['density', 3, 1])
  expect(tier(10_001)[1]).toEqual(['density', 3, 5])
})
