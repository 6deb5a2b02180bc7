import { expect, test } from 'vitest'
import rule from '../../../rules/maintainability/couple-components-loosely.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test('serving-reaches-into-training: both modules are interface, and the ring is shown', async () => {
  const { met, measures, evidence, findings } = await judge('serving-reaches-into-training')
  expect(met).toBe(false)
  expect(measures![0]).toMatchObject({ value: 100, atMost: 14.2 })
  expect(evidence.filter(({ against }) => against)).toEqual([
    {
      message:
        'churn/training, churn/serving depend on each other in a ring; its thinnest edge is churn/training -> churn/serving (2 imports and uses)',
      at: { path: 'churn/training/loop.py', line: 1 },
      against: true,
    },
  ])
  expect(findings.map(({ at, lines }) => [at.path, lines])).toEqual([
    ['churn/training/loop.py', 6],
    ['churn/serving/app.py', 4],
  ])
})

test('one-small-interface: only what another component uses counts', async () => {
  const { met, measures, findings } = await judge('one-small-interface')
  // api.py has 3 of 3 + 22 + 4 lines of code.
  expect(measures![0]!.value).toBeCloseTo((100 * 3) / 29, 3)
  expect(met).toBe(true)
  expect(findings.map(({ at }) => at.path)).toEqual(['churn/data/api.py'])
})

test('single-component: nothing to couple', async () => {
  expect(await judge('single-component')).toMatchObject({ status: 'not-applicable' })
})
