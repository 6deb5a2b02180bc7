import { describe, expect, test } from 'vitest'
import rule from '../../../rules/team/shared-backlog.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { hasGit } from '../../helpers/git.ts'
import { Repository } from '../../helpers/repository.ts'

const made = (name: string): Repository => Repository.of(`rules/${rule.id}/${name}`)

/** Commits, `referring` of them with this text. The first commit of the repository refers to nothing. */
function commits(repository: Repository, count: number, referring: number, text: string): Repository {
  for (let number = 1; number < count; number++)
    repository.commit(number <= referring ? text.replace('§', String(number)) : 'Change')
  return repository
}

/** 600 lines of code, with a note after each hundred. */
function notes(note: string): Repository {
  const repository = new Repository()
  const hundred = `${note}\n${'scale(1)\n'.repeat(100)}`
  repository.write({ 'train.py': hundred.repeat(6) })
  repository.commit('Begin')
  return repository
}

test('no git: unknown, and the templates that were seen are shown', async () => {
  const judged = await auditFixture(`rules/${rule.id}/issue-templates`, rule.id)
  expect(judged).toMatchObject({ status: 'unknown', reason: 'the folder is not in a git repository' })
  expect(judged.evidence.map(({ at }) => at?.path)).toEqual(['.github/ISSUE_TEMPLATE/bug.md'])
})

describe.skipIf(!hasGit)('with git', () => {
  test('no trace: unknown, since a board may be elsewhere', async () => {
    const judged = await commits(made('nothing'), 12, 0, '').audit(rule.id)
    expect(judged).toMatchObject({ status: 'unknown' })
    expect(judged.reason).toContain('it may be kept elsewhere')
  })

  test('templates alone, roadmap and jobs alone', async () => {
    expect(await made('issue-templates').audit(rule.id)).toMatchObject({ score: 30, level: 'partially' })
    const form = await made('form-with-placeholders').audit(rule.id)
    expect(form).toMatchObject({ score: 30 })
    expect(form.evidence.map(({ message }) => message)).toContain('a template for issues')
    expect(await made('roadmap-and-stale-job').audit(rule.id)).toMatchObject({ score: 30, level: 'partially' })
  })

  test.each([
    [1, undefined],
    [2, 50],
    [7, 50],
    [8, 70],
  ])('references in %i of 20 commits', async (referring, score) => {
    const judged = await commits(made('nothing'), 20, referring, 'Fill incomes, fixes #§').audit(rule.id)
    expect(judged.score).toBe(score)
  })

  test('keys of a tracker count, and are named', async () => {
    const judged = await commits(made('nothing'), 12, 6, 'LOAN-§ fill incomes').audit(rule.id)
    expect(judged).toMatchObject({ score: 70 })
    expect(judged.evidence[0]?.message).toBe('6 of the newest 12 commits by people name an item (keys: LOAN)')
  })

  test.each([
    'Squash a change (#§)',
    'Read UTF-§',
    'Train on RTX-309§',
    'Use GPT-§',
    'Handle ISO-860§',
    'Mend CVE-2020-§',
    'Check with SHA-25§',
    'Address the review of PR-1§',
    'Add data on COVID-1§',
    'Be the #1 model in § ways',
  ])('is no reference: %s', async (text) => {
    expect(await commits(made('nothing'), 12, 11, text).audit(rule.id)).toMatchObject({ status: 'unknown' })
  })

  test('roadmap and references stop at the cap of files', async () => {
    const judged = await commits(made('roadmap-and-stale-job'), 12, 11, 'Closes #§').audit(rule.id)
    expect(judged).toMatchObject({ score: 80, level: 'completely' })
    expect(judged.evidence.map(({ message }) => message)).toEqual([
      '11 of the newest 12 commits by people name an item',
      'a roadmap or backlog',
      'a job looks after issues (actions/stale)',
    ])
  })

  test('references in five commits are no accident, in four they may be', async () => {
    expect((await commits(made('nothing'), 60, 5, 'Fixes #§').audit(rule.id)).score).toBe(30)
    expect(await commits(made('nothing'), 60, 4, 'Fixes #§').audit(rule.id)).toMatchObject({ status: 'unknown' })
  })

  test('a prefix in four commits is no tracker', async () => {
    expect(await commits(made('nothing'), 12, 4, 'LOAN-§ fill incomes').audit(rule.id)).toMatchObject({
      status: 'unknown',
    })
  })

  test('the template for pull requests asks for the item', async () => {
    const judged = await made('pull-request-asks-for-issue').audit(rule.id)
    expect(judged).toMatchObject({ score: 30, evidence: [{}, { at: { path: '.github/PULL_REQUEST_TEMPLATE.md' } }] })
  })

  test('notes in code that name no item weigh against it; those that do are fine', async () => {
    const many = await commits(notes('# TODO scale this'), 12, 6, 'Fixes #§').audit(rule.id)
    expect(many).toMatchObject({ score: 60 })
    expect(many.evidence.at(-1)?.message).toContain('6 notes such as TODO in 600 lines')
    expect(await commits(notes('# TODO #12 scale this'), 12, 6, 'Fixes #§').audit(rule.id)).toMatchObject({ score: 70 })
  })

  test.each([
    ['2020-01-15', 'unknown'],
    ['2021-01-15', 'graded'],
  ])('a roadmap of %s, code of July 2021: %s', async (day, status) => {
    const repository = new Repository()
    repository.write({ 'ROADMAP.md': '# Roadmap\n\nFirst incomes, then regions.\n' })
    repository.commitOn(day, 'Plan')
    repository.write({ 'train.py': 'print(1)\n' })
    repository.commitOn('2021-07-20', 'Train')
    const judged = await repository.audit(rule.id)
    expect(judged.status).toBe(status)
    expect(judged.evidence.at(-1)?.at).toEqual({ path: 'ROADMAP.md' })
  })

  test('few commits say nothing', async () => {
    expect(await commits(made('nothing'), 5, 4, 'Closes #§').audit(rule.id)).toMatchObject({ status: 'unknown' })
  })
})
