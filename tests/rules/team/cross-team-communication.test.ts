import { expect, test } from 'vitest'
import rule from '../../../rules/team/cross-team-communication.ts'
import { judge, seen } from '../governance/judge.ts'

const team = { flags: { team: true } }

test('one person: not applicable', async () => {
  expect(await judge(rule.id, 'nothing-written')).toMatchObject({
    status: 'not-applicable',
    reason: 'one person works on it',
  })
})

test('a team: unknown until somebody answers for it', async () => {
  const judged = await judge(rule.id, 'nothing-written', team)
  expect(judged).toMatchObject({
    status: 'unknown',
    reason: 'no file can show whether people talk to each other; answer for it with se-ml attest',
  })
  expect(seen(judged)).toEqual([])
})

test('a template on communication is no hint', async () => {
  expect(seen(await judge(rule.id, 'template-only', team))).toEqual([])
})

test('what may serve as evidence of an attestation is shown', async () => {
  expect(seen(await judge(rule.id, 'two-teams-and-runbook', team))).toEqual([
    'code owners from 2 teams @ .github/CODEOWNERS',
    'a runbook for those who operate it @ docs/runbook.md',
    'section “Stakeholders” @ README.md:3',
    'a description of the interface for its users @ openapi.yaml',
  ])
})
