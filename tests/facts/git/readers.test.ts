import { describe, expect, test } from 'vitest'
import { readChanges, tracesOf } from '../../../src/facts/git/changes.ts'
import type { Commit } from '../../../src/facts/git/commits.ts'
import { integrationBranch } from '../../../src/facts/git/integration.ts'
import { issueNumbers } from '../../../src/facts/git/issue-numbers.ts'
import { readIssues } from '../../../src/facts/git/issues.ts'
import { readMerges } from '../../../src/facts/git/merges.ts'
import { botName, groupByPerson, personsOf } from '../../../src/facts/git/people.ts'
import { readRemote } from '../../../src/facts/git/remote.ts'

let hashes = 0

function commit(some: Partial<Commit> = {}): Commit {
  const ada = { name: 'Ada', mail: 'ada@x.org' }
  hashes += 1
  return {
    hash: `h${hashes}`,
    parents: [],
    author: ada,
    committer: ada,
    authored: 0,
    subject: '',
    body: '',
    ...some,
  } as Commit
}

const by = (name: string, mail: string, authored = 0) => commit({ author: { name, mail }, authored })

describe('remotes', () => {
  // The forms of git's manual: "git help clone", GIT URLS.
  test.each([
    ['https://github.com/org/repo.git', 'github', 'github.com', 'org', 'repo'],
    ['https://user:token@github.com/org/repo', 'github', 'github.com', 'org', 'repo'],
    ['git@gitlab.com:group/sub/repo.git', 'gitlab', 'gitlab.com', 'group/sub', 'repo'],
    ['ssh://git@ssh.github.com:443/org/repo.git', 'github', 'ssh.github.com', 'org', 'repo'],
    ['https://gitlab.company.org:8443/team/repo.git', 'gitlab', 'gitlab.company.org', 'team', 'repo'],
    ['https://org@dev.azure.com/org/project/_git/repo', 'azure', 'dev.azure.com', 'org/project/_git', 'repo'],
    ['https://HuggingFace.co/org/model', 'huggingface', 'huggingface.co', 'org', 'model'],
    ['git://review.example.org/repo', 'gerrit', 'review.example.org', undefined, 'repo'],
    ['host.xz:repo.git', 'self-hosted', 'host.xz', undefined, 'repo'],
  ])('%s', (url, kind, host, owner, repository) => {
    const remote = readRemote('origin', url)
    expect([remote.kind, remote.host, remote.owner, remote.repository]).toEqual([kind, host, owner, repository])
  })

  test.each(['/srv/git/repo.git', '../repo', 'file:///srv/git/repo.git', 'C:\\repos\\repo', '~/repo'])(
    '%s is a folder of this machine: nothing of it is kept',
    (url) => {
      expect(readRemote('origin', url)).toEqual({ name: 'origin', kind: 'local' })
    },
  )

  test('no password survives', () => {
    const text = JSON.stringify(readRemote('origin', 'https://somebody:hunter2@host.org/a/b.git?token=hunter2#hunter2'))
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain('somebody')
  })
})

describe('people', () => {
  test('two records are one person when name or address is the same', () => {
    const people = personsOf([
      by('Ada', 'ada@x.org'),
      by('Ada', 'ada@home.org'),
      by('A. L.', 'ada@home.org'),
      by('Bob', 'bob@x.org'),
    ])
    expect(new Set(people.slice(0, 3)).size).toBe(1)
    expect(people[3]).not.toBe(people[0])
  })

  test('names of a machine join nobody, letters may be small or capital', () => {
    expect(new Set(personsOf([by('root', 'a@x.org'), by('root', 'b@x.org')])).size).toBe(2)
    expect(new Set(personsOf([by('ADA', 'a@x.org'), by('ada', 'b@x.org')])).size).toBe(1)
    expect(new Set(personsOf([by('Ada', 'A@X.org'), by('Other', 'a@x.org')])).size).toBe(1)
  })

  test('come with their dates, most commits first', () => {
    expect(groupByPerson([by('Bob', 'b', 3), by('Ada', 'a', 2), by('Ada', 'a', 1)])).toEqual([[2, 1], [3]])
    expect(groupByPerson([])).toEqual([])
  })

  test.each([
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', 'dependabot'],
    ['Renovate Bot', 'bot@renovateapp.com', 'renovate bot'],
    ['pre-commit-ci', '', 'pre-commit-ci'],
    ['our-release-bot', 'x@y.z', 'our-release-bot'],
    ['BumpVersion Action', 'bump@x.org', 'bumpversion action'],
    ['Ada', 'ada@x.org', undefined],
    ['Abbott', 'abbott@x.org', undefined],
    ['Robot Lover', 'r@x.org', undefined],
    ['Jackson', 'j@x.org', undefined],
  ])('%s <%s> as a program: %s', (name, mail, bot) => {
    expect(botName({ name, mail })).toBe(bot)
  })
})

describe('how changes came in', () => {
  test.each([
    ['Merge pull request #12 from a/b', '', 'merge'],
    ['Merged PR 7: Title', '', 'azure'],
    ['Merged in feature (pull request #3)', '', 'bitbucket'],
    ['Title (!8)', '', 'merge-request'],
    ["Merge branch 'x'", 'Title\n\nSee merge request group/project!1', 'merge-request'],
    ['Title (#9)', '', 'squash'],
    ['Title', 'Reviewed-on: https://review.example.org/1', 'gerrit'],
    ['Fix #9', '', undefined],
    ["Merge branch 'main'", '', undefined],
  ])('%j: %s', (subject, body, trace) => {
    const one = commit({ subject, body })
    expect(tracesOf([one]).get(one.hash)).toBe(trace)
  })

  test('are counted over the newest 200, uploads by themselves', () => {
    const commits = [commit({ subject: 'Title (#3)' }), commit({ subject: 'Add files via upload' })]
    expect(readChanges(commits)).toMatchObject({ commits: 2, byTrace: { squash: 1 }, reviewed: 1, uploads: 1 })
    const many = Array.from({ length: 250 }, (_, index) => commit({ subject: `Title (#${1000 - index})` }))
    expect(readChanges(many)).toMatchObject({ commits: 200, reviewed: 200 })
  })

  test.each([
    [['o/develop', 'o/develop', 'o/develop', 'o/fix'], 'develop'],
    [['o/develop', 'o/develop', 'o/fix'], undefined], // Two merges are no custom.
    [['o/jane', 'o/jane', 'o/jane'], undefined], // The branch of a person.
    [['o/develop', 'o/develop', 'o/develop', 'o/a', 'o/b', 'o/c', 'o/d'], undefined], // Most came from elsewhere.
  ])('tell by their merges where changes are put together: %j', (branches, expected) => {
    const merges = branches.map((name, index) => ({ subject: `Merge pull request #${index} from ${name}` }))
    expect(integrationBranch(merges)).toBe(expected)
  })

  test('leave out what a program pushed by itself, and keep its pull requests', () => {
    const author = { name: 'BumpVersion Action', mail: 'bump@x.org' }
    const commits = [
      commit({ subject: 'Bump version: 1.0.1 → 1.0.2', author }),
      commit({ subject: 'Bump numpy (#4)', author: { name: 'dependabot[bot]', mail: '' } }),
      commit({ subject: 'Title (#3)' }),
      commit({ subject: 'Fix' }),
    ]
    expect(readChanges(commits)).toMatchObject({ commits: 3, reviewed: 2 })
  })

  const numbered = (numbers: readonly number[]) => numbers.map((number) => commit({ subject: `Title (#${number})` }))

  test('numbers of pull requests grow with time; where they do not, they are those of issues', () => {
    const growing = numbered([20, 19, 17, 18, 15, 14, 12, 10, 9, 8])
    expect(issueNumbers(growing).size).toBe(0)
    const mixed = numbered([3, 20, 1, 18, 2, 30, 4, 25, 40, 39])
    expect(issueNumbers(mixed).size).toBe(10)
    // Too few to tell an order.
    expect(issueNumbers(numbered([1, 9, 2, 8])).size).toBe(0)
  })

  test('a number that comes again is an issue, but for the first time', () => {
    const commits = numbered([7, 7, 5])
    expect([...issueNumbers(commits)]).toEqual([commits[0]!.hash])
  })

  test('merges by the person who wrote what they bring in', () => {
    const tip = by('Ada', 'ada@x.org')
    const merge = (author: Commit['author']) =>
      commit({ author, subject: 'Merge pull request #1 from a/b', parents: ['base', tip.hash] })
    const own = merge({ name: 'ada', mail: 'ada@home.org' })
    const other = merge({ name: 'Bob', mail: 'bob@x.org' })
    const unknown = commit({ subject: 'Merge pull request #1 from a/b', parents: ['base', 'gone'] })
    const plain = commit({ subject: 'Title', parents: ['base', tip.hash] })
    expect(readMerges([own, other, unknown, plain], [tip])).toEqual({ merges: { known: 2, byAuthor: 1 } })
    expect(readMerges([plain, unknown], [tip])).toEqual({})
  })
})

describe('references to a backlog', () => {
  const referring = (subject: string, body = '') => readIssues([commit({ subject, body })]).referring

  test.each(['fixes #1', 'Close #22: title', 'resolved org/repo#3', 'Title, see #4', 'refs: #5', 'part of #6'])(
    '%s',
    (subject) => {
      expect(referring(subject)).toBe(1)
    },
  )

  test.each(['Title (#12)', 'Merge pull request #12 from a/b', 'Use #1 colour', 'prefixes #3', 'AB-12 once'])(
    '%s is none',
    (subject) => {
      expect(referring(subject)).toBe(0)
    },
  )

  test('keys of a tracker count when their prefix comes again and again', () => {
    const subjects = ['ML-1 a', 'ML-2 b', '[ML-3] c', 'd ML-4', 'e (ML-5)']
    const read = (some: readonly string[]) => readIssues(some.map((subject) => commit({ subject })))
    expect(read(subjects)).toEqual({ commits: 5, referring: 5, keyword: 0, tracker: 5, prefixes: ['ML'] })
    expect(read(subjects.slice(1))).toMatchObject({ referring: 0, prefixes: [] })
    expect(read(Array.from({ length: 9 }, () => 'RTX-3090 and UTF-8'))).toMatchObject({ referring: 0, prefixes: [] })
  })

  test('AB#12 is the form of Azure Boards', () => {
    expect(readIssues([commit({ subject: 'Title AB#12' })])).toMatchObject({ tracker: 1, referring: 1 })
  })
})
