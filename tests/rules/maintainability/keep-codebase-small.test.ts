import { expect, test } from 'vitest'
import rule from '../../../rules/maintainability/keep-codebase-small.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts } from '../../helpers/facts.ts'

const years = (codeLines: number, preset: 'se-ml' | 'sig-2025') =>
  (
    rule.check(
      facts({ modules: [moduleFacts({ codeLines })] }),
      PRESETS[preset].guidelines[rule.id]!,
    ) as MeasuredVerdict
  ).measures[0]!.value

test('code-and-notebook: notebooks are counted apart, tests are not counted', async () => {
  const { met, measures, evidence } = await auditFixture(`rules/${rule.id}/code-and-notebook`, rule.id)
  expect(met).toBe(true)
  expect(measures![0]!.value).toBeCloseTo(2 / 6170, 4)
  expect(evidence.map(({ message }) => message)).toEqual([
    '2 lines of code in source files (python: 2 at 6,170 a person-year)',
    '2 lines of code in notebooks, counted apart',
  ])
})

test('20 person-years are about 123,000 lines of Python, 3.9 are 25,000 in the model of 2025', () => {
  expect(years(123_400, 'se-ml')).toBeCloseTo(20, 2)
  expect(years(25_000, 'sig-2025')).toBeCloseTo(3.9, 2)
})
