import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { auditRevisions, type TrendOptions } from '../../src/cli/trend.ts'
import { auditRevision, openStore, type TrendPoint, trendTable, trendText } from '../../src/index.ts'
import { listRevisions } from '../../src/revision/list.ts'
import { Repository } from '../helpers/repository.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'se-ml-trend-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const cacheIn = async (path: string) => ({ store: await openStore(path), versions: ['test'] })

const files = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())

function wanted(of: 'tags' | 'commits' | 'auto', last: number, more: Partial<TrendOptions> = {}): TrendOptions {
  return { list: { of, last }, audit: { workers: 1 }, onProgress: () => {}, ...more }
}

describe('revisions', () => {
  test('are the newest tags that the commit holds, oldest first', async () => {
    const repository = new Repository()
    for (const version of ['v0.9', 'v0.10', 'v1']) {
      repository.commit(version)
      repository.git('tag', ...(version === 'v1' ? ['--annotate', '-m', 'first'] : []), version)
    }
    repository.git('tag', 'tree', 'HEAD^{tree}')
    repository.git('checkout', '--quiet', '-b', 'elsewhere')
    repository.commit('Not here')
    repository.git('tag', 'v2')
    repository.git('checkout', '--quiet', 'main')
    const { revisions } = await listRevisions(repository.root, { of: 'auto', last: 10 })
    expect(revisions.map(({ name }) => name).sort()).toEqual(['v0.10', 'v0.9', 'v1'])
    expect(revisions.at(-1)?.commit).toBe(repository.git('rev-parse', 'v1^{commit}').trim())
    expect((await listRevisions(repository.root, { of: 'tags', last: 1 })).revisions).toHaveLength(1)
  })

  test('are commits of the main line where there are few tags', async () => {
    const repository = new Repository()
    repository.commit('One')
    repository.pullRequest(1)
    repository.git('tag', 'v1')
    const { revisions } = await listRevisions(repository.root, { of: 'auto', last: 10 })
    expect(revisions.map(({ commit }) => commit)).toEqual(
      repository.git('rev-list', '--first-parent', '--reverse', 'HEAD').trim().split('\n'),
    )
    expect(revisions[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    await expect(listRevisions(new Repository().root, { of: 'auto', last: 3 })).rejects.toThrow(/cannot be read/)
  })
})

describe('the cache', () => {
  test('changes no result, whatever was renamed or edited in between', async () => {
    const repository = Repository.of('repositories/churn')
    repository.git('mv', 'src/churn/train.py', 'src/churn/fit.py')
    repository.git('mv', 'src/churn/model.py', 'tests/test_model.py')
    repository.commit('Rename')
    const plain = await auditRevision(repository.root, 'HEAD', { workers: 1 })
    const cache = await cacheIn(folder)
    await auditRevision(repository.root, 'HEAD~1', { workers: 1, cache })
    expect(files(folder).length).toBeGreaterThan(3)
    expect(await auditRevision(repository.root, 'HEAD', { workers: 1, cache })).toEqual(plain)
    const before = files(folder).map((file) => [file, statSync(file).mtimeMs])
    expect(await auditRevision(repository.root, 'HEAD', { workers: 1, cache })).toEqual(plain)
    expect(files(folder).map((file) => [file, statSync(file).mtimeMs])).toEqual(before)
  })

  test('keeps presets apart', async () => {
    const repository = Repository.of('repositories/churn')
    const options = { workers: 1, preset: 'bch-2016' } as const
    const plain = await auditRevision(repository.root, 'HEAD', options)
    const cache = await cacheIn(folder)
    await auditRevision(repository.root, 'HEAD', { workers: 1, cache })
    expect(await auditRevision(repository.root, 'HEAD', { ...options, cache })).toEqual(plain)
  })

  test('may be damaged, and shared by runs at the same time', async () => {
    const repository = Repository.of('repositories/churn')
    const plain = await auditRevision(repository.root, 'HEAD', { workers: 1 })
    const runs = Array.from({ length: 3 }, async () =>
      auditRevision(repository.root, 'HEAD', { workers: 1, cache: await cacheIn(folder) }),
    )
    for (const report of await Promise.all(runs)) expect(report).toEqual(plain)
    expect(files(folder).every((name) => /\/[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name))).toBe(true)
    const [first = '', second = '', third = '', ...rest] = files(folder)
    truncateSync(first, 10)
    truncateSync(second, 0)
    writeFileSync(third, readFileSync(rest[0] ?? '').subarray(3))
    const again = await auditRevision(repository.root, 'HEAD', { workers: 1, cache: await cacheIn(folder) })
    expect(again).toEqual(plain)
  })

  test('that cannot be made is the mistake of whoever named it', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(openStore(join(folder, 'file'))).rejects.toThrow(/^cannot use .* as cache: /)
  })
})

describe('a trend', () => {
  async function grown(): Promise<Repository> {
    const repository = new Repository()
    repository.commit('Nothing yet')
    repository.write({ 'a.py': 'x = 1\n' })
    repository.commit('Code')
    repository.write({ 'b.py': `def long():\n${'    use(x)\n'.repeat(70)}` })
    repository.commit('Long')
    return repository
  }

  test('has the numbers of each revision, or the reason why not', async () => {
    const repository = await grown()
    const points = await auditRevisions(repository.root, wanted('commits', 3))
    const last = await auditRevision(repository.root, 'HEAD', { workers: 1 })
    expect(points[0]).toMatchObject({ reason: 'no code yet' })
    expect(points[2]).toMatchObject({ overall: last.scores.overall?.score, codeLines: 72 })
    expect(points[1]?.maintainability).toBeGreaterThan(points[2]?.maintainability ?? 100)
  })

  test('is the same with a cache, and audits nothing twice', async () => {
    const repository = await grown()
    const plain = await auditRevisions(repository.root, wanted('commits', 3))
    const cache = await cacheIn(folder)
    expect(await auditRevisions(repository.root, wanted('commits', 3, { cache }))).toEqual(plain)
    const seen: string[] = []
    const audit = { workers: 1, onTemporary: (path: string) => void seen.push(path) }
    expect(await auditRevisions(repository.root, wanted('commits', 3, { cache, audit }))).toEqual(plain)
    // The one without code is tried again.
    expect(seen).toHaveLength(1)
    repository.git('tag', 'v1', 'HEAD')
    await auditRevisions(repository.root, wanted('commits', 3, { cache, audit }))
    expect(seen).toHaveLength(4)
  })

  const point = (revision: string, overall: number): TrendPoint => ({
    revision,
    commit: 'c',
    date: '2024-01-01',
    overall,
    band: 'C',
    maintainability: overall + 20,
    practices: overall - 20,
    met: 5,
    of: 10,
    findings: 12,
    codeLines: 1234,
  })

  test('is a table and a chart that fit', () => {
    const text = trendText(
      'churn',
      [point('v1', 40), { revision: 'v2', commit: 'c', date: '2024-02-01', reason: 'no code yet' }, point('v3', 60)],
      80,
    )
    expect(text).toContain('v2       2024-02-01 no code yet')
    expect(text).toMatch(/v3 +2024-01-01 +60\.0 C +80\.0 +40\.0 +5\/10 +12 +1,234/)
    const rows = text.split('\n').filter((line) => line.includes('|'))
    const rowOf = (column: number, mark: string) => rows.findIndex((line) => line[6 + 4 * column + 3] === mark)
    expect(rowOf(2, 'o')).toBeLessThan(rowOf(0, 'o'))
    expect(rowOf(0, 'm')).toBeLessThan(rowOf(0, 'o'))
    expect(rowOf(1, 'o')).toBe(-1)
    const many = Array.from({ length: 60 }, (_, index) => point(`release/${'x'.repeat(index)}`, index))
    expect(
      Math.max(
        ...trendText('churn', many, 80)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80)
  })

  test('is a table for other programs', () => {
    expect(trendTable([point('v1', 40)], 'csv').split('\n')[1]).toBe('v1,c,2024-01-01,40,C,60,20,5,10,12,1234,')
    expect(JSON.parse(trendTable([point('v1', 40)], 'json'))).toEqual([point('v1', 40)])
  })
})
