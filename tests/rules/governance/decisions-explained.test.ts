import { expect, test } from 'vitest'
import rule from '../../../rules/governance/decisions-explained.ts'
import { judge, seen } from './judge.ts'

test.each([
  ['nothing', 0],
  ['sql-explain-and-reason-column', 0],
  ['headings-on-other-things', 0],
  ['attention-map-of-its-own', 60],
  ['attention-map-inside-the-model', 0],
  ['in-a-notebook', 25],
  ['reasons-in-the-answer', 45],
  ['same-reason-for-all', 0],
  ['reasons-asked-of-users', 0],
  ['explained-by-the-service', 60],
  ['service-and-documents', 80],
  ['explained-on-the-page', 80],
])('%s', async (name, score) => {
  expect((await judge(rule.id, name)).score).toBe(score)
})

test('the call and where it reaches users are shown', async () => {
  expect(seen(await judge(rule.id, 'explained-by-the-service'))).toEqual([
    'calls `shap.Explainer` on the way of a request @ explain.py:5',
  ])
})

test('not judged without users, and in a library', async () => {
  const hidden = { flags: { 'user-facing': false } }
  expect(await judge(rule.id, 'in-a-notebook', hidden)).toMatchObject({ status: 'not-applicable' })
  expect(await judge(rule.id, 'in-a-notebook', { kind: 'library' })).toMatchObject({ status: 'not-applicable' })
})
