import { expect, test } from 'vitest'
import rule from '../../../rules/data/privacy-preserving-ml.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['nothing-removed-and-committed', 0, 'not-at-all'],
  ['noise-of-zero', 0, 'not-at-all'],
  ['persons-in-an-output', 0, 'not-at-all'],
  ['name-in-the-features', 0, 'not-at-all'],
  ['identifiers-dropped', 35, 'partially'],
  ['hash-without-secret', 25, 'partially'],
  ['differential-privacy-in-a-run', 70, 'mostly'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['optional-only', 'unknown', 'se-ml attest'],
  ['author-in-an-output', 'unknown', 'se-ml attest'],
  ['federated-in-a-tutorial', 'unknown', 'se-ml attest'],
  ['made-up-persons-in-tests', 'unknown', 'se-ml attest'],
  ['arrives-pseudonymised', 'unknown', 'se-ml attest'],
  ['probability-is-no-privacy', 'unknown', 'se-ml attest'],
  ['no-persons', 'not-applicable', 'persons'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('a table that names persons is a finding, and its rows are not read', async () => {
  const { findings } = await judge('nothing-removed-and-committed')
  expect(findings).toMatchObject([{ at: { path: 'data/people.csv', line: 1 } }])
  expect(findings[0]?.message).toContain('`email`, `phone`')
})

test('persons-in-an-output: the cell is named, no person is', async () => {
  const judged = await judge('persons-in-an-output')
  expect(judged.findings).toMatchObject([{ at: { path: 'explore.ipynb', cell: 1 }, value: 3 }])
  expect(JSON.stringify(judged)).not.toContain('bank.de')
})

test('name-in-the-features: the list is the finding', async () => {
  const { findings } = await judge('name-in-the-features')
  expect(findings).toMatchObject([{ at: { path: 'train.py', line: 4 } }])
})
