import { expect, test } from 'vitest'
import rule from '../../../rules/governance/independent-audit.ts'
import { judge, seen } from './judge.ts'

const inUse = { flags: { production: true } }

test('not judged until the configuration says that the model is in use', async () => {
  expect(await judge(rule.id, 'report-and-traps')).toMatchObject({
    status: 'not-applicable',
    reason: 'the configuration does not say that models are in use',
  })
})

test('a report is a hint; pip-audit, logs and code named audit are none', async () => {
  const judged = await judge(rule.id, 'report-and-traps', inUse)
  expect(judged).toMatchObject({ status: 'unknown' })
  expect(seen(judged)).toEqual(['named like an audit report @ docs/audit/2030-02.md'])
})

test('a library is not audited as an application', async () => {
  expect(await judge(rule.id, 'report-and-traps', { ...inUse, kind: 'library' })).toMatchObject({
    status: 'not-applicable',
  })
})
