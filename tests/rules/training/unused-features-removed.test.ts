import { expect, test } from 'vitest'
import rule from '../../../rules/training/unused-features-removed.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['listed-for-the-model', 50],
  ['one-of-two-is-seen', 25],
  ['formatted-in-ci', 50],
  ['linted-in-ci', 70],
  ['listed-in-settings', 50],
  ['archived-in-settings', 60],
  ['dropped-after-use', 50],
  ['used-in-a-query', 50],
])('%s: %i, nothing to delete', async (name, score) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(judged.findings).toEqual([])
})

test.each([
  ['dropped-unread', 0, ['train.py:7 0']],
  ['dropped-by-a-list', 0, ['train.py:6 0']],
  ['commented-out', 45, ['train.py:7 0']],
  ['older-version-beside', 45, ['features.py:6 0']],
  ['switch-for-old-features', 45, ['features.py:4 0']],
])('%s: %i, and what to delete', async (name, score, findings) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(show(judged.findings)).toEqual(findings)
})

test.each(['whole-frame-goes-in', 'chosen-by-pattern', 'chosen-by-type', 'one-of-three-is-seen'])(
  '%s: nobody can tell which columns the model uses',
  async (name) => {
    const judged = await audited(name)
    expect(judged.status).toBe('unknown')
    expect(judged.reason).toContain('whole frames')
  },
)

test('a library and a repository without features are not judged', async () => {
  for (const name of ['library', 'nothing-trained'])
    expect(await auditFixture(`rules/training/${name}`, rule.id)).toMatchObject({ status: 'not-applicable' })
})
