import { describe, expect, test } from 'vitest'
import rule from '../../../rules/training/training-code-reviewed.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { hasGit } from '../../helpers/git.ts'
import { Repository } from '../../helpers/repository.ts'

const made = (name: string): Repository => Repository.of(`rules/${rule.id}/${name}`)

/** Changes the training script, by pull request or by a push. */
function change(repository: Repository, number: number, reviewed: boolean, author = 'B'): void {
  repository.write({ 'train.py': `${TRAIN}# ${number}\n` })
  repository.commit(reviewed ? `Change (#${number})` : `Change ${number}`, author)
}

/** A branch of B, merged with a merge commit. */
function merged(repository: Repository, number: number, merger: string): void {
  repository.git('checkout', '--quiet', '-b', `change-${number}`)
  change(repository, number, false)
  repository.git('checkout', '--quiet', 'main')
  const message = `Merge pull request #${number} from owner/change-${number}`
  repository.git('merge', '--quiet', '--no-ff', '-m', message, `change-${number}`)
  repository.git(
    'commit',
    '--quiet',
    '--amend',
    '--no-edit',
    `--author=${merger} <${merger.toLowerCase()}@example.org>`,
  )
}

const TRAIN = 'from sklearn.svm import SVC\n\n\ndef train(x, y):\n    return SVC().fit(x, y)\n'

/** After the first commit, which is no pull request. @param reviewed of ten changes */
function history(name: string, reviewed: number): Repository {
  const repository = made(name)
  for (let number = 1; number <= 10; number++) change(repository, number, number <= reviewed)
  return repository
}

test('without git: unknown', async () => {
  expect(await auditFixture(`rules/${rule.id}/plain`, rule.id)).toMatchObject({ status: 'unknown' })
})

test('nothing to train, nothing to review', async () => {
  expect(await auditFixture('rules/training/nothing-trained', rule.id)).toMatchObject({ status: 'not-applicable' })
})

describe.skipIf(!hasGit)('with git', () => {
  test('one person: nobody else could review', async () => {
    expect(await made('plain').audit(rule.id)).toMatchObject({ status: 'unknown' })
  })

  // The first commit touches the file too: of 11 changes 0, 3, 6 and 9 are 0 %, 27 %, 55 % and 82 %.
  test.each([
    ['plain', 0, 0],
    ['plain', 3, 30],
    ['plain', 6, 50],
    ['plain', 9, 60],
    ['with-template', 0, 30],
    ['with-owners', 0, 30],
    ['with-owners', 9, 75],
  ])('%s, %i of 10 changes reviewed: %i', async (name, reviewed, score) => {
    expect(await history(name, reviewed).audit(rule.id)).toMatchObject({ status: 'graded', score })
  })

  test('reviews of other files do not count for training code', async () => {
    const repository = history('plain', 0)
    for (let number = 1; number <= 20; number++) {
      repository.write({ 'other.py': `x = ${number}\n` })
      repository.commit(`Other (#${number})`, 'B')
    }
    const judged = await repository.audit(rule.id)
    expect(judged.score).toBe(0)
    expect(judged.evidence[0]?.message).toBe('0 of 11 changes to training files came by pull request')
  })

  // 11 changes with the first: an issue that ten name is one at most, 9 %; mixed numbers are none.
  test.each([
    ['one issue', [12, 12, 12, 12, 12, 12, 12, 12, 12, 12], 0],
    ['issues as they come', [30, 12, 41, 8, 25, 19, 33, 5, 27, 14], 0],
    ['pull requests, some merged later', [1, 2, 4, 3, 5, 6, 8, 7, 9, 10], 60],
  ])('numbers of %s', async (_, numbers, score) => {
    const repository = made('plain')
    for (const [index, number] of numbers.entries()) {
      repository.write({ 'train.py': `${TRAIN}# ${index}\n` })
      repository.commit(`Change (#${number})`, 'B')
    }
    expect(await repository.audit(rule.id)).toMatchObject({ score })
  })

  // Of 6 changes on the main line 5 are merges, 83 %: 0.6 where others merge, 0.1 less where nobody else does.
  test.each([
    ['B', 50],
    ['A', 60],
  ])('branches of B that %s merges', async (merger, score) => {
    const repository = made('plain')
    for (let number = 1; number <= 5; number++) merged(repository, number, merger)
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score })
    expect(judged.chain?.join('\n').includes('merged by its own author')).toBe(merger === 'B')
  })

  test('a rebase leaves no mark: unknown where CI builds pull requests and the code has owners', async () => {
    const judged = await history('with-owners-and-ci', 0).audit(rule.id)
    expect(judged.status).toBe('unknown')
    expect(judged.reason).toContain('rebase')
  })

  test('changes of notebooks with outputs cannot be read', async () => {
    const repository = made('notebook-with-outputs')
    for (let number = 1; number <= 5; number++) repository.commit(`Other (#${number})`, 'B')
    expect((await repository.audit(rule.id)).chain?.join('\n')).toContain('cannot be read')
  })

  test('a fork: only what came after the fork point, and no template of the upstream', async () => {
    const repository = history('with-template', 9)
    repository.git('remote', 'add', 'upstream', 'https://github.com/upstream/model.git')
    repository.git('update-ref', 'refs/remotes/upstream/main', 'HEAD')
    for (let number = 50; number < 55; number++) change(repository, number, false, number % 2 ? 'C' : 'D')
    expect(await repository.audit(rule.id)).toMatchObject({ status: 'graded', score: 0 })
  })

  test('four changes tell no custom: unknown', async () => {
    const repository = made('plain')
    for (let number = 1; number <= 3; number++) change(repository, number, false)
    const judged = await repository.audit(rule.id)
    expect(judged.status).toBe('unknown')
    expect(judged.reason).toContain('4 changes')
  })

  test('a shallow clone: unknown', async () => {
    const repository = history('plain', 9)
    const clone = new Repository()
    clone.git('fetch', '--quiet', '--depth=1', `file://${repository.root}`, 'main')
    clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD')
    const judged = await clone.audit(rule.id)
    expect(judged.status).toBe('unknown')
    expect(judged.reason).toContain('shallow')
  })
})
