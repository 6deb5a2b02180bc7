import { describe, expect, test } from 'vitest'
import rule from '../../../rules/governance/responsible-ai-values.ts'
import { judge, seen } from './judge.ts'

describe('responsible AI values', () => {
  test('are unknown until somebody answers for them; documents are hints', async () => {
    const judged = await judge(rule.id, 'values-and-ethics-section')
    expect(judged).toMatchObject({
      status: 'unknown',
      reason: 'no file can show whether people keep to values that they agreed on; answer for it with se-ml attest',
    })
    expect(seen(judged)).toEqual([
      'states values, but it has 25 words; 150 say more than that there is one @ docs/responsible_ai.md',
      'section “Ethical considerations” @ MODEL_CARD.md:3',
    ])
  })

  test('are not a checklist that could lie in any repository: the hint says so', async () => {
    expect(seen(await judge(rule.id, 'checklist-never-filled-in'))).toEqual([
      'states values, but no name of this project stands in it (such as amount, income, repaid) @ ETHICS.md',
    ])
  })

  test('are not a code of conduct: that is about contributors', async () => {
    expect(seen(await judge(rule.id, 'code-of-conduct-is-none'))).toEqual([])
  })

  test('are not asked of a library or of code without a model', async () => {
    expect(await judge(rule.id, 'library')).toMatchObject({ status: 'not-applicable' })
    expect(await judge(rule.id, 'no-model')).toMatchObject({
      status: 'not-applicable',
      reason: 'no code here trains, loads or serves a model',
    })
  })
})
