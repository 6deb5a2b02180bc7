import { expect, test } from 'vitest'
import rule from '../../../rules/governance/ml-use-disclosed.ts'
import { judge, seen } from './judge.ts'

test('without users there is nobody to inform', async () => {
  expect(await judge(rule.id, 'no-users')).toMatchObject({ status: 'not-applicable' })
})

test.each([
  ['page-says-nothing', 0],
  ['page-tells-to-train', 0],
  ['comment-of-the-page', 0],
  ['card-only', 35],
  ['answer-says-generated', 60],
  ['answer-names-the-version', 35],
  ['address-of-the-model', 35],
  ['readme-for-developers', 0],
  ['page-discloses', 60],
  ['html-page', 60],
  ['text-in-a-constant', 60],
  ['limits-only', 35],
  ['two-projects', 60],
  ['page-discloses-with-limits', 80],
])('%s', async (name, score) => {
  expect((await judge(rule.id, name)).score).toBe(score)
})

test('what users read is shown with its place', async () => {
  expect(seen(await judge(rule.id, 'page-discloses'))).toEqual([
    'users read: “A machine-learning model predicts this from loans of the past.” @ app.py:8',
  ])
  expect(seen(await judge(rule.id, 'html-page'))[0]).toBe(
    'users read: “Powered by machine learning , made in Delft” @ templates/index.html:2',
  )
})

test('a bot that is to pass for a person is a finding and a smell', async () => {
  const judged = await judge(rule.id, 'bot-plays-a-person')
  expect(judged).toMatchObject({ score: 0 })
  expect(judged.findings).toMatchObject([{ at: { path: 'bot.py', line: 5 }, risk: 'high' }])
})

test('texts that are elsewhere: unknown', async () => {
  expect(await judge(rule.id, 'no-users', { flags: { 'user-facing': true } })).toMatchObject({ status: 'unknown' })
})
