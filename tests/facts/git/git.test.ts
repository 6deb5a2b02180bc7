import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBreak } from '../../../src/facts/git/break.ts'
import type { Commit } from '../../../src/facts/git/commits.ts'
import type { GitFacts } from '../../../src/facts/types/git.ts'
import { gatherOne, listed, temporary, write } from '../project.ts'
import { Repository } from './repository.ts'

const gitFacts = (root: string): Promise<GitFacts> => gatherOne('git', { root, files: [], modules: [] })

const reasonFor = (facts: GitFacts, fact: string) => facts.missing.find((entry) => entry.fact === fact)?.reason

describe('what is not known', () => {
  it('is the checkout of a folder without git', async () => {
    const root = temporary()
    mkdirSync(join(root, '.git'))
    const facts = await gitFacts(root)
    expect(facts).toEqual({
      missing: [{ fact: 'checkout', reason: 'the folder is not in a git repository' }],
      problems: [],
    })
  })

  it('is the history before the first commit', async () => {
    const repository = new Repository()
    write(repository.root, { 'a.txt': 'a' })
    repository.git('add', 'a.txt')
    const facts = await gitFacts(repository.root)
    expect(facts.tracked?.map(({ path, size }) => [path, size])).toEqual([['a.txt', undefined]])
    expect(facts.commit).toBeUndefined()
    expect(facts.history).toBeUndefined()
    expect(reasonFor(facts, 'history')).toBe('nothing has been committed yet')
    expect(reasonFor(facts, 'sizes')).toBeDefined()
  })

  it('is the history of a shallow clone', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one' })
    repository.commit({ message: 'two' })
    const clone = join(temporary(), 'clone')
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone)
    const facts = await gitFacts(clone)
    expect(facts.shallow).toBe(true)
    expect(facts.history).toBeUndefined()
    expect(reasonFor(facts, 'history')).toContain('shallow')
    expect(facts.tracked).toHaveLength(1)
  })

  it('is all that an outer repository says of a folder which it ignores', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { '.gitignore': 'inner/\n' } })
    write(repository.root, { 'inner/a.py': '' })
    const facts = await gitFacts(join(repository.root, 'inner'))
    expect(facts.tracked).toBeUndefined()
    expect(reasonFor(facts, 'checkout')).toBe('the repository around the folder tracks no file in it')
  })
})

describe('the checkout', () => {
  it('has commit, branch, tags and tracked files with their sizes in git', async () => {
    const repository = new Repository()
    const commit = repository.commit({ message: 'one', files: { 'é b.txt': 'text', 'data/x.csv': '1,2\n' } })
    repository.git('tag', 'v1.0')
    repository.git('tag', 'churn@v2.0')
    write(repository.root, { 'untracked.txt': '', 'data/x.csv': 'changed since' })
    const facts = await gitFacts(repository.root)
    expect(facts).toMatchObject({ folder: '', commit, branch: 'main', defaultBranch: 'main', shallow: false })
    expect(facts.tags).toEqual(['churn@v2.0', 'v1.0'])
    const { tracked } = facts
    expect(tracked?.map(({ path, size }) => [path, size])).toEqual([
      ['data/x.csv', 4],
      ['é b.txt', 4],
    ])
    expect(tracked?.[0]?.blob).toBe(repository.git('rev-parse', 'HEAD:data/x.csv').trim())
  })

  it('of a clone without index has the files of its commit', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { 'a.txt': 'abc' } })
    const clone = join(temporary(), 'clone')
    repository.git('clone', '--quiet', '--no-checkout', repository.root, clone)
    expect((await gitFacts(clone)).tracked?.map(({ path, size }) => [path, size])).toEqual([['a.txt', 3]])
  })

  it('may be a folder of a larger repository', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { 'service/src/a.py': 'x', 'other/b.py': '' } })
    const facts = await gitFacts(join(repository.root, 'service'))
    expect(facts.folder).toBe('service')
    expect(facts.tracked?.map(({ path, size }) => [path, size])).toEqual([['src/a.py', 1]])
  })

  it('knows the default branch from the remote, and none when it cannot', async () => {
    const upstream = new Repository()
    upstream.commit({ message: 'one' })
    const clone = join(temporary(), 'clone')
    upstream.git('clone', '--quiet', upstream.root, clone)
    upstream.git('-C', clone, 'checkout', '--quiet', '-b', 'feature')
    expect(await gitFacts(clone)).toMatchObject({ branch: 'feature', defaultBranch: 'main' })
    upstream.git('checkout', '--quiet', '--detach')
    upstream.git('branch', '-m', 'main', 'trunk')
    const facts = await gitFacts(upstream.root)
    expect(facts.branch).toBeUndefined()
    expect(facts.defaultBranch).toBeUndefined()
    expect(reasonFor(facts, 'default-branch')).toBeDefined()
  })

  it('keeps no credentials of remotes', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one' })
    repository.git('remote', 'add', 'mirror', 'https://user:s3cret@gitlab.example.org:8443/group/sub/project.git')
    repository.git('remote', 'add', 'origin', 'git@github.com:owner/project.git')
    const facts = await gitFacts(repository.root)
    expect(facts.remotes).toEqual([
      { name: 'origin', kind: 'github', host: 'github.com', owner: 'owner', repository: 'project' },
      { name: 'mirror', kind: 'gitlab', host: 'gitlab.example.org', owner: 'group/sub', repository: 'project' },
    ])
    expect(JSON.stringify(facts)).not.toContain('s3cret')
  })

  it('lists submodules', async () => {
    const repository = new Repository()
    const contents = {
      '.gitmodules': '[submodule "vendor/x"]\n\tpath = vendor/x\n\turl = https://github.com/owner/x.git\n',
    }
    repository.commit({ message: 'one', files: contents })
    const facts = await gatherOne('git', { root: repository.root, files: listed(contents), modules: [] })
    expect(facts.submodules).toEqual([
      {
        path: 'vendor/x',
        remote: { name: 'vendor/x', kind: 'github', host: 'github.com', owner: 'owner', repository: 'x' },
      },
    ])
  })
})

describe('pointers', () => {
  const lfs = (bytes: number) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize ${bytes}\n`

  it('are told by the content in git, whatever the checkout holds', async () => {
    const repository = new Repository()
    repository.commit({
      message: 'one',
      files: {
        '.gitattributes': '*.csv filter=lfs diff=lfs merge=lfs -text\n*.ipynb filter=nbstripout\n*.py eol=lf\n',
        'a.ipynb': '{}',
        'b.py': '',
      },
    })
    repository.git('config', 'filter.lfs.clean', 'cat')
    repository.commit({
      message: 'two',
      files: { 'pointer.csv': lfs(5_000_000), 'raw.csv': '1,2\n', 'empty.pkl': '', 'model.pt': lfs(7) },
    })
    write(repository.root, { 'pointer.csv': 'the real file' })
    const { tracked = [] } = await gitFacts(repository.root)
    const seen = Object.fromEntries(tracked.map(({ path, filter, pointer }) => [path, { filter, pointer }]))
    expect(seen).toEqual({
      '.gitattributes': {},
      'a.ipynb': { filter: 'nbstripout' },
      'b.py': {},
      'empty.pkl': {},
      'model.pt': { pointer: { kind: 'lfs', bytes: 7 } },
      'pointer.csv': { filter: 'lfs', pointer: { kind: 'lfs', bytes: 5_000_000 } },
      'raw.csv': { filter: 'lfs' },
    })
  })

  it('of the annex carry the size in the key', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { 'x.h5': '/annex/objects/SHA256E-s1234--abc.h5\n' } })
    const { tracked } = await gitFacts(repository.root)
    expect(tracked?.[0]?.pointer).toEqual({ kind: 'annex', bytes: 1234 })
  })
})

describe('the history', () => {
  it('counts people once, leaves bots out and looks at the year before the newest commit', async () => {
    const repository = new Repository()
    repository.commit({ message: 'start', author: 'Old Hand', mail: 'old@example.org', date: '2020-03-01' })
    repository.commit({ message: 'a', author: 'Ada', mail: 'ada@work.example', date: '2023-02-01' })
    repository.commit({ message: 'b', author: 'ADA', mail: 'ada@home.example', date: '2023-02-02' })
    repository.commit({ message: 'c', author: 'bob', mail: 'b1@example.org', date: '2023-02-03' })
    repository.commit({ message: 'd', author: 'Robert', mail: 'b2@example.org', date: '2023-02-04' })
    repository.commit({ message: 'e', author: 'dependabot[bot]', mail: '49+dependabot[bot]@x', date: '2023-02-05' })
    repository.commit({ message: 'map', files: { '.mailmap': 'Bob <b1@example.org> Robert <b2@example.org>\n' } })
    const { history } = await gitFacts(repository.root)
    expect(history).toMatchObject({
      commits: 7,
      read: 7,
      newest: '2024-01-01',
      oldest: '2020-03-01',
      authors: [3, 2, 1],
      activeAuthors: 2,
      bots: ['dependabot'],
      botCommits: 1,
    })
    expect(JSON.stringify(history)).not.toMatch(/Ada|example/i)
  })

  it('tells how changes came in', async () => {
    const repository = new Repository()
    const messages = [
      'start',
      'Add training (#12)',
      'Fix loader (#13)',
      'Fix #14 in the loader',
      "Merge branch 'x' into 'main'\n\nSee merge request group/project!7",
      'Merged in feature/a (pull request #3)',
      'Merged PR 42: add model',
      'Change\n\nReviewed-on: https://review.example.org/1',
      'Add files via upload',
    ]
    for (const message of messages) repository.commit({ message })
    repository.git('checkout', '--quiet', '-b', 'topic', 'HEAD~3')
    repository.commit({ message: 'on the side (#99)' })
    repository.git('checkout', '--quiet', 'main')
    repository.merge('topic', 'Merge pull request #15 from owner/topic')
    const { history } = await gitFacts(repository.root)
    expect(history?.changes).toEqual({
      commits: 10,
      byTrace: { squash: 2, 'merge-request': 1, bitbucket: 1, azure: 1, gerrit: 1, merge: 1 },
      reviewed: 7,
      uploads: 1,
      merges: { known: 1, byAuthor: 1 },
      files: {},
    })
    expect(history).toMatchObject({ commits: 11, mergeCommits: 1 })
  })

  it('tells how the changes of a code file came in', async () => {
    const repository = new Repository()
    repository.commit({ message: 'start', files: { 'train.py': '1', 'README.md': '1' } })
    repository.commit({ message: 'Add data (#2)', files: { 'train.py': '2', 'own data.ipynb': '{}' } })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit({ message: 'on the side', files: { 'train.py': '3' } })
    repository.git('checkout', '--quiet', 'main')
    repository.commit({ message: 'push', files: { 'log.txt': '1' } })
    const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org']
    repository.git(...person, 'merge', '--quiet', '--no-ff', '-m', 'Merge pull request #3 from owner/topic', 'topic')
    const { history } = await gitFacts(repository.root)
    expect(history?.changes.files).toEqual({
      'own data.ipynb': { commits: 1, reviewed: 1 },
      'train.py': { commits: 3, reviewed: 2 },
    })
  })

  it('finds references to a backlog and takes no pull request or model name for one', async () => {
    const repository = new Repository()
    const keys = Array.from({ length: 5 }, (_, n) => `CHURN-${n + 1} change`)
    const others = ['Fixes #3', 'x\n\nCloses owner/repo#4', 'AB#7 y', 'Add z (#12)', 'try RTX-3090', 'use ABC-1']
    for (const message of [...keys, ...others]) repository.commit({ message })
    const { history } = await gitFacts(repository.root)
    expect(history?.issues).toEqual({ commits: 11, referring: 8, keyword: 2, tracker: 6, prefixes: ['CHURN'] })
  })

  it('starts at the fork point that the upstream remote gives', async () => {
    const upstream = new Repository()
    upstream.commit({ message: 'one' })
    const point = upstream.commit({ message: 'two (#1)', author: 'Upstream', mail: 'up@example.org' })
    const clone = join(temporary(), 'fork')
    upstream.git('clone', '--quiet', '--origin=upstream', upstream.root, clone)
    const fork = new Repository(clone)
    fork.commit({ message: 'mine', author: 'Fork', mail: 'fork@example.org' })
    const facts = await gitFacts(clone)
    expect(facts.fork).toEqual({ commit: point, via: 'upstream-remote' })
    expect(facts.history).toMatchObject({ commits: 1, authors: [1] })
    expect(facts.history?.changes).toMatchObject({ commits: 1, reviewed: 0 })
  })

  it('starts at the last "sync fork" merge, and takes a merge of the own branch for none', async () => {
    const repository = new Repository()
    repository.git('remote', 'add', 'origin', 'https://github.com/me/project')
    repository.commit({ message: 'one' })
    repository.git('checkout', '--quiet', '-b', 'theirs')
    const point = repository.commit({ message: 'theirs', files: { b: '' } })
    repository.git('checkout', '--quiet', 'main')
    repository.commit({ message: 'mine' })
    repository.merge('theirs', "Merge branch 'me:theirs' into main")
    expect((await gitFacts(repository.root)).fork).toBeUndefined()
    repository.git('reset', '--quiet', '--hard', 'HEAD~1')
    repository.merge('theirs', "Merge branch 'them:main' into main")
    const facts = await gitFacts(repository.root)
    expect(facts.fork).toEqual({ commit: point, via: 'sync-merge', owner: 'them' })
    expect(facts.history?.commits).toBe(2)
  })
})

describe('a break in who commits', () => {
  const commit = (author: string, index: number): Commit => {
    const person = { name: author, mail: `${author}@example.org` }
    return {
      hash: `${index}`,
      parents: [],
      author: person,
      committer: person,
      authored: 0,
      committed: 0,
      subject: '',
      body: '',
    }
  }
  const many = (people: readonly string[], count: number) =>
    Array.from({ length: count }, (_, n) => people[n % people.length]!)
  const upstream = many(
    Array.from({ length: 12 }, (_, n) => `up${n}`),
    240,
  )
  const breakIn = (authors: readonly string[]) => findBreak(authors.map(commit))?.hash

  it.each<[string, string[], string | undefined]>([
    ['is found where new people took over', [...many(['a', 'b'], 25), ...upstream], '25'],
    ['bots do not hide', [...many(['a', 'x[bot]'], 50), ...upstream, 'x[bot]'], '50'],
    ['is none when one of them was there before', [...many(['a', 'b'], 25), ...upstream, 'b'], undefined],
    ['is none for a few newcomers', [...many(['a'], 19), ...upstream], undefined],
    ['is none when few people were there before', [...many(['a'], 25), ...many(['b', 'c'], 300)], undefined],
  ])('%s', (_, authors, expected) => {
    expect(breakIn(authors)).toBe(expected)
  })
})

describe('a hostile repository', () => {
  it('starts no program', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { '.gitattributes': '* filter=evil diff=evil\n', 'a.csv': 'x' } })
    const witness = join(repository.root, 'started')
    const script = join(repository.root, 'evil.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${witness}'\n`)
    chmodSync(script, 0o755)
    const names = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'gpg.program', 'diff.external', 'core.editor']
    const more = ['filter.evil.clean', 'filter.evil.smudge', 'diff.evil.textconv', 'diff.evil.command', 'pager.log']
    for (const name of [...names, ...more]) repository.git('config', name, script)
    repository.git('config', 'log.showSignature', 'true')
    repository.git('config', 'core.hooksPath', repository.root)
    repository.git('config', 'remote.origin.promisor', 'true')
    repository.git('config', 'remote.origin.url', `ext::${script}`)
    repository.git('config', 'protocol.ext.allow', 'always')
    repository.git('config', 'extensions.partialClone', 'origin')
    for (const hook of ['post-index-change', 'reference-transaction']) {
      writeFileSync(join(repository.root, '.git', 'hooks', hook), `#!/bin/sh\ntouch '${witness}'\n`, { mode: 0o755 })
    }
    write(repository.root, { 'a.csv': 'changed' })
    repository.git('update-index', '--add', '--cacheinfo', `100644,${'ab'.repeat(20)},missing.csv`)
    repository.git('status')
    expect(existsSync(witness), 'an unguarded git starts them').toBe(true)
    rmSync(witness)
    const facts = await gitFacts(repository.root)
    expect(facts.history?.commits).toBe(1)
    expect(existsSync(witness)).toBe(false)
  })
})

describe('documents that have to be kept up', () => {
  it('are counted with their changes, newest day first, and other files are not', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { 'docs/adr/0001-a.md': 'a', 'README.md': 'a', 'src/risk.py': '' } })
    repository.commit({ message: 'two', files: { 'docs/adr/0001-a.md': 'b', 'RISK.md': 'a' } })
    const { history } = await gitFacts(repository.root)
    expect(history?.documents).toEqual({
      'RISK.md': { commits: 1, newest: history?.newest },
      'docs/adr/0001-a.md': { commits: 2, newest: history?.newest },
    })
  })

  it('are not asked for where there are none', async () => {
    const repository = new Repository()
    repository.commit({ message: 'one', files: { 'README.md': 'a' } })
    expect((await gitFacts(repository.root)).history).not.toHaveProperty('documents')
  })
})
