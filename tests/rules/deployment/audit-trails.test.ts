import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/audit-trails.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** 0.2 for what a program writes, 0.12 for what is kept by hand (practices.md). */
test.each([
  ['nothing-recorded', 0, 'not-at-all'],
  ['changelog-only', 0, 'not-at-all'],
  ['scaffold-decision-only', 0, 'not-at-all'],
  ['card-never-filled-in', 0, 'not-at-all'],
  ['tracker-address-only', 0, 'not-at-all'],
  ['runs-of-monitoring', 0, 'not-at-all'],
  ['lineage-by-dvc', 20, 'partially'],
  ['card-and-decision', 36, 'partially'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['neither-served-nor-personal', 'not-applicable', 'served']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('card-and-decision: each record is shown with its place', async () => {
  const { evidence, chain } = await judge('card-and-decision')
  expect(evidence.map(({ at }) => [at?.path, at?.line])).toEqual([
    ['MODEL_CARD.md', 3],
    ['MODEL_CARD.md', 7],
    ['docs/adr/0001-trees.md', undefined],
    ['app.py', 9], // The service that is to be accounted for.
  ])
  expect(evidence.at(-1)?.message).toBe('2 of the five records are missing: lineage of training, log of predictions')
  expect(chain?.[0]).toContain('3 of the five records')
})
