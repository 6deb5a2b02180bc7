import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { attestationsOf, loadConfig } from '../../src/config/index.ts'
import { attestations } from '../../src/config/schema/attestations.ts'
import { ATTESTED, WITHOUT_EVIDENCE } from '../../src/score/policy.ts'
import { makeTree } from '../helpers/tree.ts'

const PAGE = readFileSync('docs/attestations.md', 'utf8')

test('the example of docs/attestations.md is valid, and means what it says', async () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
  const config = await loadConfig(makeTree({ '.se-ml.yml': example, 'docs/values.md': 'text' }))
  expect(config.settings.profile).toEqual({ production: true })
  expect(attestationsOf(config).attestations).toMatchObject([
    { practice: 'responsible-ai-values', level: 'mostly', on: '2026-03-01', expires: '2027-03-01' },
    { practice: 'independent-audit', level: 'completely', expires: '2027-02-10' },
  ])
})

test('the page names every key, and the numbers of the scoring', () => {
  const keys = Object.keys(attestations.element.shape)
  for (const key of keys) expect(PAGE).toContain(`| \`${key}\` |`)
  expect(PAGE).toContain(`Without evidence ${WITHOUT_EVIDENCE} of it counts`)
  expect([ATTESTED.partially, ATTESTED.mostly]).toEqual([1 / 3, 2 / 3])
})
