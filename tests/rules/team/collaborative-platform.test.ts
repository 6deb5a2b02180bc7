import { describe, expect, test } from 'vitest'
import rule from '../../../rules/team/collaborative-platform.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { hasGit } from '../../helpers/git.ts'
import { Repository } from '../../helpers/repository.ts'

const made = (name: string, host?: string): Repository => {
  const repository = Repository.of(`rules/${rule.id}/${name}`)
  if (host !== undefined) repository.git('remote', 'add', 'origin', `https://user:token@${host}/owner/model.git`)
  return repository
}

const times = (count: number, act: (number: number) => void): void => {
  for (let number = 1; number <= count; number++) act(number)
}

test('no git: unknown, not zero, and the files that were seen are shown', async () => {
  const judged = await auditFixture(`rules/${rule.id}/with-rules`, rule.id)
  expect(judged).toMatchObject({ status: 'unknown', reason: 'the folder is not in a git repository' })
  expect(judged.evidence.map(({ at }) => at?.path)).toContain('CONTRIBUTING.md')
})

describe.skipIf(!hasGit)('with git', () => {
  test('no remote, one person: nothing', async () => {
    expect(await made('plain').audit(rule.id)).toMatchObject({ score: 0, level: 'not-at-all' })
  })

  test('a remote in a folder of this machine is no platform', async () => {
    const repository = made('plain')
    repository.git('remote', 'add', 'origin', '/srv/git/model.git')
    expect(await repository.audit(rule.id)).toMatchObject({ score: 0 })
  })

  test('changes that a platform marked show that there is one, though the clone came from a mirror', async () => {
    const repository = made('plain')
    repository.git('remote', 'add', 'origin', '/srv/mirror/model.git')
    times(20, (number) => repository.commit(number <= 5 ? `Change (#${number})` : `Change ${number}`, 'B'))
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 50, level: 'mostly' })
    expect(judged.nextStep?.action).toBe('Protect the default branch, so that every change goes through a pull request')
  })

  test('a remote on a platform, one person', async () => {
    const judged = await made('plain', 'github.com').audit(rule.id)
    expect(judged).toMatchObject({ score: 40, level: 'partially' })
    expect(JSON.stringify(judged)).not.toMatch(/token|example\.org/)
  })

  test('two people who push to the branch', async () => {
    const repository = made('plain', 'gitlab.com')
    times(4, (number) => repository.commit(`Change ${number}`, 'B'))
    expect(await repository.audit(rule.id)).toMatchObject({ score: 45, level: 'partially' })
  })

  test('two people, some changes by pull request', async () => {
    const repository = made('plain', 'github.com')
    times(5, (number) => repository.commit(number < 3 ? `Change (#${number})` : `Change ${number}`, 'B'))
    expect(await repository.audit(rule.id)).toMatchObject({ score: 50, level: 'mostly' })
  })

  test('merge commits of pull requests', async () => {
    const repository = made('plain', 'github.com')
    times(3, (number) => repository.pullRequest(number, 'B'))
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 75, level: 'completely' })
    expect(judged.evidence[0]?.message).toBe('3 of the newest 4 changes came by pull request')
  })

  test('squash merges: none of them says "Merge pull request"', async () => {
    const repository = made('plain', 'github.com')
    times(4, (number) => repository.commit(`Change the model (#${number})`, 'B'))
    expect(await repository.audit(rule.id)).toMatchObject({ score: 75 })
  })

  test('nearly all by pull request, with rules; then with shared experiments', async () => {
    for (const [name, score] of [
      ['with-rules', 90],
      ['with-rules-and-shared-runs', 100],
    ] as const) {
      const repository = made(name, 'github.com')
      times(6, (number) => repository.commit(`Change the model (#${number})`, 'B'))
      expect(await repository.audit(rule.id)).toMatchObject({ score })
    }
  })

  test('files uploaded in a browser are no git workflow', async () => {
    const repository = made('plain', 'github.com')
    times(6, () => repository.commit('Add files via upload', 'B'))
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 25, level: 'partially' })
    expect(judged.chain?.join('\n')).toContain('uploaded in a browser')
  })

  test('an archive that was unpacked into one commit is no history of work', async () => {
    const repository = new Repository()
    repository.write(Object.fromEntries(Array.from({ length: 201 }, (_, number) => [`part_${number}.py`, 'x = 1\n'])))
    repository.commit('Add the project')
    repository.git('remote', 'add', 'origin', 'https://github.com/owner/model.git')
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 20 })
    expect(judged.chain?.join('\n')).toContain('all 202 files came in one commit')
    repository.commit('Mend it')
    expect(await repository.audit(rule.id)).toMatchObject({ score: 40 })
  })

  test('a fork: pull requests of upstream are not its own', async () => {
    const repository = made('plain', 'github.com')
    times(5, (number) => repository.pullRequest(number, 'B'))
    repository.git('remote', 'add', 'upstream', 'https://github.com/upstream/model.git')
    repository.git('update-ref', 'refs/remotes/upstream/main', 'HEAD')
    repository.commit('Our own change', 'C')
    const judged = await repository.audit(rule.id)
    expect(judged).toMatchObject({ score: 40 })
    expect(judged.evidence[0]?.message).toBe('0 of the newest 1 changes came by pull request')
  })

  test('a shallow clone: unknown', async () => {
    const repository = made('plain', 'github.com')
    repository.commit('Change')
    const clone = new Repository()
    clone.git('fetch', '--quiet', '--depth=1', `file://${repository.root}`, 'main')
    clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD')
    const judged = await clone.audit(rule.id)
    expect(judged.status).toBe('unknown')
    expect(judged.reason).toContain('shallow')
  })
})
