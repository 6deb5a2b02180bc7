import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import rule from '../../../rules/governance/risk-assessment.ts'
import { weakness } from '../../../rules/shared/documents/quality.ts'
import { Repository } from '../../helpers/repository.ts'
import { judge, seen } from './judge.ts'

test.each([
  ['all-sides', 55, 'names the impact on people, organisation and society @ docs/risk_assessment.md'],
  [
    'pasted-from-elsewhere',
    20,
    'an assessment of risks, but no name of this project stands in it (such as amount, desk, income) @ docs/risk_assessment.md',
  ],
  ['names-what-it-is-about', 55, 'names the impact on people, organisation and society @ docs/risk_assessment.md'],
  ['spelling-checked-in-ci', 55, 'names the impact on people, organisation and society @ docs/risk_assessment.md'],
  [
    'age-checked-in-ci',
    70,
    'names the impact on people, organisation and society; a job of CI fails when it is too old @ docs/risk_assessment.md',
  ],
  [
    'on-the-release-checklist',
    70,
    'names the impact on people, organisation and society; a checklist for releases links to it @ docs/risk_assessment.md',
  ],
  ['people-only', 40, 'an assessment of risks @ docs/risk_assessment.md'],
  ['no-people', 30, 'risks, but not those of people @ docs/risk-log.md'],
  ['model-card-risk-management', 30, 'section “5. Risk Management” @ MODEL_CARD.md:3'],
  ['model-card-section', 30, 'section “Risks and misuse” @ MODEL_CARD.md:3'],
  [
    'short',
    20,
    'an assessment of risks, but it has 8 words; 150 say more than that there is one @ docs/risk_assessment.md',
  ],
])('%s', async (name, score, evidence) => {
  const judged = await judge(rule.id, name)
  expect(judged.score).toBe(score)
  expect(seen(judged)).toEqual([evidence])
})

test('a template that was not filled in is no assessment', async () => {
  expect(await judge(rule.id, 'template-left-over')).toMatchObject({ status: 'unknown', evidence: [] })
})

test('lines that are left over from a template weaken a document', () => {
  const document = { path: 'a.md', kinds: [], headings: [], links: [], boilerplate: false, words: 200 } as const
  const prose = Array.from({ length: 10 }, (_, line) => ({ line, text: 'text' }))
  expect(weakness({ ...document, prose, placeholders: [1, 2] })).toBeUndefined()
  expect(weakness({ ...document, prose, placeholders: [1, 2, 3] })).toBe('3 of its lines are left over from a template')
})

test.each([
  ['2019-02-01', 20],
  ['2019-09-01', 55],
])('an assessment of %s, code of August 2021: %i', async (day, score) => {
  const repository = Repository.of(join('rules', rule.id, 'names-what-it-is-about'))
  repository.git('update-ref', '-d', 'HEAD')
  repository.commitOn(day, 'Begin')
  repository.write({ 'serve.py': readFileSync(join(repository.root, 'serve.py'), 'utf8').replace('score', 'rate') })
  repository.commitOn('2021-08-15', 'Rate')
  expect(await repository.audit(rule.id)).toMatchObject({ score })
})

test('an assessment that is changed again is kept up', async () => {
  const repository = Repository.of(join('rules', rule.id, 'all-sides'))
  repository.git('mv', 'docs/risk_assessment.md', 'docs/a.md')
  repository.git('mv', 'docs/a.md', 'docs/risk_assessment.md')
  repository.git('rm', '--quiet', '--cached', 'docs/risk_assessment.md')
  repository.git('commit', '--quiet', '-m', 'Take it out')
  repository.commit('Put it back')
  expect(await repository.audit(rule.id)).toMatchObject({ score: 70, level: 'mostly' })
})

test.each(['named-risk-as-target', 'design-of-model-cards'])(
  '%s is none: unknown, it may be kept elsewhere',
  async (name) => {
    expect(await judge(rule.id, name)).toMatchObject({ status: 'unknown', evidence: [] })
  },
)

test('a model that is only trained is not asked about, unless it is in production', async () => {
  expect(await judge(rule.id, 'trained-only')).toMatchObject({ status: 'not-applicable' })
  expect(await judge(rule.id, 'trained-only', { flags: { production: true } })).toMatchObject({ status: 'unknown' })
})
