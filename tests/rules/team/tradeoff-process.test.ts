import { expect, test } from 'vitest'
import rule from '../../../rules/team/tradeoff-process.ts'
import { judge, seen } from '../governance/judge.ts'

const team = { flags: { team: true } }
const on = (name: string) => judge(rule.id, name, team)

test('one person: not applicable', async () => {
  expect(await judge(rule.id, 'one-record')).toMatchObject({ status: 'not-applicable' })
})

test.each(['scaffold-only', 'other-decisions', 'trade-off-in-prose', 'quality-alone', 'index-of-records'])(
  'no record of a trade-off: %s',
  async (name) => {
    const judged = await on(name)
    expect(judged).toMatchObject({ status: 'unknown' })
    expect(judged.reason).toContain('se-ml attest')
  },
)

test.each([
  ['multi-objective-search', 20, 'partially'],
  ['pull-request-asks', 20, 'partially'],
  ['cost-beside-quality', 20, 'partially'],
  ['table-of-models', 20, 'partially'],
  ['front-of-options', 20, 'partially'],
  ['one-record', 30, 'partially'],
  ['request-for-comments', 30, 'partially'],
  ['three-records', 50, 'mostly'],
  ['process-and-records', 70, 'mostly'],
])('%s', async (name, score, level) => {
  expect(await on(name)).toMatchObject({ score, level })
})

test('the records are shown', async () => {
  expect(seen(await on('one-record'))).toEqual(['weighs qualities against each other @ docs/adr/0002-regression.md'])
})
