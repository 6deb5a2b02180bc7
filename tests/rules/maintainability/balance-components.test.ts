import fc from 'fast-check'
import { expect, test } from 'vitest'
import rule from '../../../rules/maintainability/balance-components.ts'
import { gini } from '../../../rules/shared/gini.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test('three-even-folders: found through src and the single package', async () => {
  const { met, measures, evidence } = await judge('three-even-folders')
  expect(met).toBe(true)
  // Sizes 8, 9, 10: (2 * (1*8 + 2*9 + 3*10)) / (3 * 27) - 4/3 = 0.0494
  expect(measures!.map(({ value }) => value)).toEqual([3, 0.0494])
  expect(evidence[0]!.message).toBe('src/churn/part_2: 10 lines of code (37.0 %) in 1 module')
})

test('one-giant-folder: uneven', async () => {
  const { met, findings } = await judge('one-giant-folder')
  expect(met).toBe(false)
  expect(findings[0]!.fix!.action).toBe('Split giant along its folders or concerns, and join the smallest components')
})

test('fourteen-folders: too many', async () => {
  const { met, score, findings } = await judge('fourteen-folders')
  expect(met).toBe(false)
  expect(score).toBeCloseTo((100 * 12) / 14, 1)
  expect(findings[0]!.message).toContain('below a common one until there are at most 12')
})

test('small-script: too small to need parts', async () => {
  expect(await judge('small-script')).toMatchObject({ status: 'not-applicable' })
})

/** The definition: mean absolute difference over twice the mean. */
function slowGini(sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total === 0) return 0
  let difference = 0
  for (const a of sizes) for (const b of sizes) difference += Math.abs(a - b)
  return difference / (2 * sizes.length * total)
}

test('the Gini coefficient equals its definition', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 }), (sizes) => {
      expect(gini(sizes)).toBeCloseTo(slowGini(sizes), 9)
    }),
  )
})
