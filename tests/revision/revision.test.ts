import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { gatherGit } from '../../src/facts/git/gather.ts'
import type { GitFacts } from '../../src/facts/types/git.ts'
import { audit, auditRevision } from '../../src/index.ts'
import { type RevisionOptions, withRevision } from '../../src/revision/index.ts'
import { Repository } from '../helpers/repository.ts'
import { addFiles } from '../helpers/tree.ts'

let options: RevisionOptions & { readonly temporary: string }

beforeEach(() => {
  const temporary = mkdtempSync(join(tmpdir(), 'se-ml-revision-test-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  options = { temporary }
})

/** Files of a revision with their content, and where links lead. */
function filesOf(repository: Repository, revision: string, folder = '.'): Promise<Record<string, string>> {
  return withRevision(join(repository.root, folder), revision, async (checkout) => listed(checkout.folder), options)
}

function listed(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !/^\.git(\/|$)/.test(name))
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile())
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

function commitOf(repository: Repository): string {
  return repository.git('rev-parse', 'HEAD').trim()
}

/** Everything of a folder that a reader could notice, its git folder included. */
function snapshot(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.sort().map((name) => {
    const entry = lstatSync(join(folder, name))
    return `${name} ${entry.mode} ${entry.size} ${entry.mtimeMs}`
  })
}

describe('a revision', () => {
  test('gives the report that its checkout gives', async () => {
    const repository = Repository.of('repositories/churn')
    repository.git('tag', 'v1')
    repository.pullRequest(1, 'Bea')
    const before = await audit(repository.root)
    repository.git('rm', '-r', '--quiet', 'src')
    repository.commit('Remove the code')
    repository.git('tag', 'v2')
    const then = await auditRevision(repository.root, 'HEAD~1', options)
    expect(then).toEqual(before)
    expect(then.repository.commit).toBe(repository.git('rev-parse', 'HEAD~1').trim())
  })

  test('leaves the work tree, the index and the git folder as they are, and no file behind', async () => {
    const repository = Repository.of('repositories/churn')
    repository.commit('Second')
    repository.write({ 'src/churn/model.py': 'changed = 1\n', 'new.py': 'new = 1\n' })
    repository.git('add', 'new.py')
    const before = snapshot(repository.root)
    await auditRevision(repository.root, 'HEAD~1', options)
    expect(snapshot(repository.root)).toEqual(before)
    expect(readdirSync(options.temporary)).toEqual([])
  })

  test('is gone when the job fails', async () => {
    const repository = Repository.of('repositories/churn')
    const seen: string[] = []
    const job = async ({ folder }: { readonly folder: string }) => {
      expect(statSync(folder).isDirectory()).toBe(true)
      throw new Error('stop')
    }
    const told = { ...options, onTemporary: (folder: string) => seen.push(folder) }
    await expect(withRevision(repository.root, 'HEAD', job, told)).rejects.toThrow('stop')
    expect(seen).toHaveLength(1)
    expect(existsSync(seen[0] ?? '')).toBe(false)
  })

  test('may be a folder of the repository', async () => {
    const repository = Repository.of('repositories/churn', 'services/churn')
    const before = await audit(join(repository.root, 'services/churn'))
    repository.git('rm', '-r', '--quiet', 'services/churn/src')
    repository.commit('Remove the code')
    mkdirSync(join(repository.root, 'elsewhere'))
    expect(await auditRevision(join(repository.root, 'services/churn'), 'HEAD~1', options)).toEqual(before)
    await expect(auditRevision(join(repository.root, 'elsewhere'), 'HEAD', options)).rejects.toThrow(
      /has no folder elsewhere$/,
    )
  })

  test('holds files that are ignored and tracked all the same', async () => {
    const repository = new Repository()
    repository.write({ '.gitignore': '*.py\n', 'kept.py': 'x = 1\n' })
    repository.git('add', '--force', 'kept.py')
    repository.commit('Keep')
    const report = await auditRevision(repository.root, 'HEAD', options)
    expect(report.repository.languages).toEqual({ python: { files: 1, codeLines: 1 } })
  })

  test('does not say where it lay when there is nothing to audit', async () => {
    const repository = new Repository()
    repository.commit('Nothing')
    const failed = auditRevision(repository.root, 'HEAD', options)
    await expect(failed).rejects.toThrow(`nothing to audit in ${repository.root} at HEAD: `)
  })
})

describe('facts of git', () => {
  const factsOf = (repository: Repository, revision: string): Promise<GitFacts> => {
    const job = ({ folder }: { readonly folder: string }) =>
      gatherGit({ root: folder, files: [], modules: [], ask: () => Promise.reject(new Error('not asked')) })
    return withRevision(repository.root, revision, job, options)
  }

  test('are those of the revision', async () => {
    const repository = new Repository()
    repository.git('remote', 'add', 'origin', 'https://ada:secret@github.com/owner/"odd\\name.git')
    repository.commit('One', 'Ada')
    repository.git('tag', '--annotate', '-m', 'first', 'v1')
    repository.pullRequest(7, 'Bea')
    const then = commitOf(repository)
    repository.git('checkout', '--quiet', '-b', 'feature')
    repository.commit('Three', 'Cy')
    repository.git('tag', 'v2')
    const facts = await factsOf(repository, then)
    expect(facts.commit).toBe(then)
    expect(facts.tags).toEqual(['v1'])
    expect(facts.history).toMatchObject({ commits: 3, authors: [1, 1, 1], changes: { byTrace: { merge: 1 } } })
    expect(facts.remotes).toEqual([
      { name: 'origin', kind: 'github', host: 'github.com', owner: 'owner', repository: '"odd\\name' },
    ])
    expect(facts.defaultBranch).toBe('feature')
  })

  test('tell the default branch of the remote', async () => {
    const repository = new Repository()
    repository.commit('One')
    const clone = join(options.temporary, 'clone')
    repository.git('clone', '--quiet', repository.root, clone)
    repository.git('-C', clone, 'checkout', '--quiet', '-b', 'feature')
    const facts = await withRevision(clone, 'HEAD', ({ folder }) =>
      gatherGit({ root: folder, files: [], modules: [], ask: () => Promise.reject(new Error('not asked')) }),
    )
    expect(facts.defaultBranch).toBe('main')
  })

  test('say when the clone is shallow', async () => {
    const repository = new Repository()
    repository.commit('One')
    repository.commit('Two')
    const clone = join(options.temporary, 'clone')
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone)
    const facts = await withRevision(clone, 'HEAD', ({ folder }) =>
      gatherGit({ root: folder, files: [], modules: [], ask: () => Promise.reject(new Error('not asked')) }),
    )
    expect(facts.shallow).toBe(true)
    await expect(auditRevision(clone, 'HEAD~1')).rejects.toThrow(/no revision "HEAD~1".*--unshallow/)
  })
})

describe('repositories of other shapes', () => {
  const text = { 'a.py': 'a = 1\n' }

  test('linked work trees, and clones that borrow objects', async () => {
    const repository = new Repository()
    repository.write(text)
    repository.commit('One')
    const linked = join(options.temporary, 'linked')
    repository.git('worktree', 'add', '--quiet', linked, 'HEAD')
    const shared = join(options.temporary, 'shared')
    repository.git('clone', '--quiet', '--shared', linked, shared)
    for (const root of [linked, shared]) {
      expect(await withRevision(root, 'HEAD', async ({ folder }) => listed(folder))).toMatchObject(text)
    }
  })

  test('SHA-256', async () => {
    const root = join(options.temporary, 'sha256')
    mkdirSync(root)
    const repository = new Repository()
    repository.git('init', '--quiet', '--object-format=sha256', root)
    addFiles(root, text)
    repository.git('-C', root, 'add', '--all')
    repository.git('-C', root, 'commit', '--quiet', '-m', 'One')
    expect((await auditRevision(root, 'HEAD')).repository.commit).toHaveLength(64)
  })

  test('partial clones, which may lack files', async () => {
    const repository = new Repository()
    repository.write(text)
    repository.commit('One')
    repository.write({ 'a.py': 'a = 2\n' })
    repository.commit('Two')
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const clone = join(options.temporary, 'partial')
    repository.git('clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, clone)
    expect((await auditRevision(clone, 'HEAD')).repository.languages).toMatchObject({ python: { files: 1 } })
    await expect(auditRevision(clone, 'HEAD~1')).rejects.toThrow(/partial: it lacks 2 files .* such as a.py/)
  })

  test('no repository, no commit', async () => {
    const folder = join(options.temporary, 'plain')
    mkdirSync(folder)
    const empty = new Repository()
    await expect(auditRevision(folder, 'HEAD')).rejects.toThrow(/not in a git repository/)
    await expect(auditRevision(empty.root, 'HEAD')).rejects.toThrow(/there is no revision "HEAD" here/)
  })
})

describe('content', () => {
  test('is what git stores: no attribute, filter, hook or setting of the repository changes it or runs', async () => {
    const repository = new Repository()
    const trace = join(options.temporary, 'ran')
    const stored = {
      '.gitattributes': [
        '*.py ident text eol=crlf filter=evil diff=evil export-subst',
        'hidden.py export-ignore',
        'wide.py working-tree-encoding=UTF-16',
        '*.bin filter=lfs diff=lfs merge=lfs -text',
      ].join('\n'),
      'a.py': '# $Id$ $Format:%H$\nx = 1\n',
      'hidden.py': 'y = 2\n',
      'model.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n',
      'wide.py': 'z = 3\n',
    }
    repository.write(stored)
    const blobs = Object.entries(stored).map(([path, content]) => {
      const hash = execFileSync('git', ['hash-object', '-w', '--no-filters', '--stdin'], {
        cwd: repository.root,
        input: content,
        encoding: 'utf8',
      })
      return `100644 blob ${hash.trim()}\t${path}`
    })
    const commit = commitTree(repository, blobs)
    const hook = join(repository.root, '.git/hooks/post-checkout')
    addFiles(repository.root, { '.git/hooks/post-checkout': `#!/bin/sh\ntouch ${trace}\n` })
    execFileSync('chmod', ['+x', hook])
    for (const key of ['filter.evil.smudge', 'filter.lfs.smudge', 'filter.evil.process', 'diff.evil.textconv']) {
      repository.git('config', key, `touch ${trace}; cat`)
    }
    repository.git('config', 'core.fsmonitor', `touch ${trace}`)
    repository.git('config', 'core.autocrlf', 'true')
    expect(await filesOf(repository, commit)).toEqual(stored)
    expect(existsSync(trace)).toBe(false)
  })

  test('of pictures and weights is left out, their size stays', async () => {
    const repository = new Repository()
    const large = 'x'.repeat(200_000)
    repository.write({ 'plot.png': large, 'weights.pt': large, 'small.png': 'small', 'data.csv': large })
    repository.commit('One')
    const files = await filesOf(repository, 'HEAD')
    expect(files['plot.png']).toBe('\0'.repeat(200_000))
    expect(files['weights.pt']).toHaveLength(200_000)
    expect(files['small.png']).toBe('small')
    expect(files['data.csv']).toBe(large)
  })

  test('of submodules is empty, links stay links', async () => {
    const repository = new Repository()
    repository.commit('One')
    const other = new Repository()
    other.commit('Other')
    repository.git('submodule', '--quiet', 'add', other.root, 'parts/other')
    addFiles(repository.root, { 'inside.py': { link: 'log.txt' }, 'outside.py': { link: '/etc/hostname' } })
    repository.commit('Two')
    await withRevision(repository.root, 'HEAD', async ({ folder }) => {
      expect(readdirSync(join(folder, 'parts/other'))).toEqual([])
      expect(lstatSync(join(folder, 'outside.py')).isSymbolicLink()).toBe(true)
    })
  })
})

describe('what is hostile', () => {
  test.each(['--help', '-h', '', 'a\nb', 'no-such-branch', 'x'.repeat(5000), 'HEAD:log.txt'])(
    'a revision called %j is refused',
    async (revision) => {
      const repository = new Repository()
      repository.commit('One')
      await expect(auditRevision(repository.root, revision, options)).rejects.toThrow(/^there is no revision "/)
    },
  )

  test.each(['..', '.git', '.GIT', 'git~1', '.'])('a tree with a folder called %j is refused', async (name) => {
    const repository = new Repository()
    repository.commit('One')
    const blob = repository.git('rev-parse', 'HEAD:log.txt').trim()
    const inner = makeTreeObject(repository, [`100644 blob ${blob}\tplanted.py`])
    const commit = commitTree(repository, [`040000 tree ${inner}\t${name}`])
    await expect(auditRevision(repository.root, commit, options)).rejects.toThrow(/cannot be written: git says: /)
    expect(readdirSync(options.temporary)).toEqual([])
  })

  test('a link and a folder of the same name are refused', async () => {
    const repository = new Repository()
    const outside = join(options.temporary, 'outside')
    mkdirSync(outside)
    addFiles(repository.root, { link: { link: outside } })
    repository.commit('One')
    const link = repository.git('rev-parse', 'HEAD:link').trim()
    const blob = repository.git('rev-parse', 'HEAD:log.txt').trim()
    const inner = makeTreeObject(repository, [`100644 blob ${blob}\tplanted.png`])
    const commit = commitTree(repository, [`120000 blob ${link}\tlink`, `040000 tree ${inner}\tlink`])
    await expect(auditRevision(repository.root, commit, options)).rejects.toThrow(/link\/planted.png twice/)
    expect(readdirSync(outside)).toEqual([])
  })
})

/** Writes a tree as it stands, without the checks of `git mktree`: entries are `mode type hash\tname`. */
function makeTreeObject({ root }: Repository, entries: readonly string[]): string {
  const content = entries.map((entry) => {
    const [, mode = '', hash = '', name = ''] = /^0?(\d+) \w+ (\w+)\t(.*)$/.exec(entry) ?? []
    return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, 'hex')])
  })
  const input = Buffer.concat(content)
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin']
  return execFileSync('git', args, { cwd: root, input, encoding: 'utf8' }).trim()
}

function commitTree(repository: Repository, entries: readonly string[]): string {
  return repository.git('commit-tree', makeTreeObject(repository, entries), '-m', 'Made').trim()
}
