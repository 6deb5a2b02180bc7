import { cp, mkdtemp, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import automateTests from '../../../rules/maintainability/automate-tests.ts'
import { audit } from '../../../src/index.ts'
import type { MeasuredVerdict, Report } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { rateGuideline } from '../../../src/score/rate.ts'
import { facts, moduleFacts } from '../../helpers/facts.ts'

/** A test module with this many lines of code, the first ones of which assert. */
const testModule = (path: string, codeLines: number, asserting: number) =>
  moduleFacts({
    path,
    role: 'test',
    codeLines,
    assertions: Array.from({ length: Math.min(asserting, codeLines) }, (_, line) => ({
      line: line + 1,
      constant: false,
    })),
  })

function score(modules: ReturnType<typeof moduleFacts>[]): number {
  const settings = PRESETS['se-ml'].guidelines[automateTests.id]!
  return rateGuideline((automateTests.check(facts({ modules }), settings) as MeasuredVerdict).measures).score
}

test('adding a test that asserts as much as is asked for never lowers a score', () => {
  const size = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(size, size, fc.nat(500), fc.integer({ min: 1, max: 400 }), (source, lines, asserting, added) => {
      const before = [moduleFacts({ codeLines: source }), testModule('tests/test_a.py', lines, asserting)]
      const after = [...before, testModule('tests/test_b.py', added, Math.ceil(added * 0.05))]
      expect(score(after)).toBeGreaterThanOrEqual(score(before) - 1e-3)
    }),
  )
})

test('copying a repository beside itself is seen', async () => {
  const churn = resolve(import.meta.dirname, '../../../fixtures/repositories/churn')
  const root = await mkdtemp(join(tmpdir(), 'copied-'))
  await cp(churn, root, { recursive: true })
  const once = await audit(root)
  await cp(join(root, 'src/churn'), join(root, 'src/churn_copy'), { recursive: true })
  const twice = await audit(root)
  const duplicated = (report: Report) =>
    report.rules.find(({ id }) => id === 'maintainability/write-code-once')!.measures![0]!.value
  expect(duplicated(once)).toBeLessThan(10)
  expect(duplicated(twice)).toBeGreaterThan(50)
  expect(twice.scores.maintainability!.score).toBeLessThan(once.scores.maintainability!.score)
})

test('renaming a folder changes no score of what does not depend on names', async () => {
  const churn = resolve(import.meta.dirname, '../../../fixtures/repositories/churn')
  const root = await mkdtemp(join(tmpdir(), 'renamed-'))
  await cp(churn, root, { recursive: true })
  const before = await audit(root)
  await rename(join(root, 'scripts'), join(root, 'jobs'))
  const after = await audit(root)
  const scores = (report: Report) =>
    report.rules
      .filter(({ kind, number }) => kind === 'guideline' && number <= 4)
      .map(({ id, score: value }) => [id, value])
  expect(scores(after)).toEqual(scores(before))
})
