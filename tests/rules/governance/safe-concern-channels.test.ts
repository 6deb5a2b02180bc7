import { expect, test } from 'vitest'
import rule from '../../../rules/governance/safe-concern-channels.ts'
import { judge, seen } from './judge.ts'

test('a served model: unknown until somebody answers for it', async () => {
  const judged = await judge(rule.id, 'served')
  expect(judged).toMatchObject({ status: 'unknown' })
  expect(judged.reason).toContain('se-ml attest')
  expect(seen(judged)).toEqual([])
})

test('channels are hints, those for vulnerabilities weak ones', async () => {
  expect(seen(await judge(rule.id, 'served-with-channels'))).toEqual([
    'section “Raise a concern” @ README.md:3',
    'issue template for concerns @ .github/ISSUE_TEMPLATE/bias.md',
    'a way to report vulnerabilities, which is not yet one for concerns @ SECURITY.md',
  ])
})

test('a model that is only trained is not asked about, unless it is said to be in production', async () => {
  expect(await judge(rule.id, 'trained-only')).toMatchObject({ status: 'not-applicable' })
  expect(await judge(rule.id, 'trained-only', { flags: { production: true } })).toMatchObject({ status: 'unknown' })
})
