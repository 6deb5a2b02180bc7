import { describe, expect, test } from 'vitest'
import rule from '../../../rules/data/shared-data-infrastructure.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { hasGit } from '../../helpers/git.ts'
import { Repository } from '../../helpers/repository.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** The scale of the practice in practices.md; 0.315 = 0.45 x (0.4 + 0.6 / 2). */
test.each([
  ['home-folder', 0, 'not-at-all'],
  ['drive-of-a-person', 0, 'not-at-all'],
  ['data-by-mail', 0, 'not-at-all'],
  ['bucket-in-a-document', 20, 'partially'],
  ['document-only', 20, 'partially'],
  ['bucket-and-home-folder', 31.5, 'partially'],
  ['bucket', 70, 'mostly'],
  ['bucket-by-default', 70, 'mostly'],
  ['bucket-in-compose', 70, 'mostly'],
  ['hub', 70, 'mostly'],
  ['dvc-with-a-shared-remote', 70, 'mostly'],
  ['dvc-pulls-models-only', 70, 'mostly'],
  ['bucket-of-models-in-ci', 70, 'mostly'],
  ['dvc-pulled-in-ci', 80, 'completely'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['data-structures-in-the-readme', 'unknown', 'se-ml attest'],
  ['path-from-outside', 'unknown', 'se-ml attest'],
  ['dvc-remote-in-a-folder-beside', 'unknown', 'se-ml attest'],
  ['upload-of-a-model-only', 'unknown', 'se-ml attest'],
  ['download-of-a-model', 'unknown', 'se-ml attest'],
  ['database-of-a-service', 'unknown', 'se-ml attest'],
  ['dvc-remote-on-this-machine', 'unknown', 'se-ml attest'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('home-folder: the path is a finding, without the name of the person', async () => {
  const judged = await judge('home-folder')
  expect(judged.findings).toMatchObject([{ at: { path: 'train.py', line: 6 } }])
  expect(JSON.stringify(judged)).not.toContain('alice')
})

describe.skipIf(!hasGit)('data in git', () => {
  /** Reads data/churn.csv. */
  const project = (): Repository => Repository.of(`rules/${rule.id}/document-only`)
  const rows = (bytes: number): string => `calls,churn\n${'3,0\n'.repeat(bytes / 4)}`

  test('what the code reads is there for whoever has the code', async () => {
    const repository = project()
    repository.write({ 'data/churn.csv': rows(400) })
    repository.commit('Data')
    expect(await repository.audit(rule.id)).toMatchObject({ score: 45, level: 'partially', findings: [] })
  })

  test('another file in git says nothing on what is read', async () => {
    const repository = project()
    repository.write({ 'data/other.csv': rows(400) })
    repository.commit('Data')
    expect(await repository.audit(rule.id)).toMatchObject({ score: 20 })
  })

  test('the same megabytes under two folders are a finding, and of two small files are none', async () => {
    const repository = project()
    repository.write({
      'data/churn.csv': rows(2e6),
      'old/churn.csv': rows(2e6),
      'a/x.csv': rows(4),
      'b/x.csv': rows(4),
    })
    repository.commit('Data')
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 35, findings: [{ at: { path: 'data/churn.csv' } }] })
    expect(judged.findings[0]?.message).toBe(
      'the same 2 MB of data stand in old/churn.csv too; keep one, and let all read it',
    )
  })

  test('a large file is a finding', async () => {
    const repository = project()
    repository.write({ 'data/churn.csv': rows(6e6) })
    repository.commit('Data')
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 35, findings: [{ at: { path: 'data/churn.csv' } }] })
    expect(judged.findings[0]?.message).toContain('6 MB of data are in git')
  })
})
