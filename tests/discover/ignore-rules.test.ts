import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIgnored, parseIgnoreRules } from '../../src/discover/ignore-rules.ts'
import { discover } from '../../src/discover/index.ts'
import { git, hasGit } from '../helpers/git.ts'
import { addFiles, makeTree } from '../helpers/tree.ts'

/** Is the path ignored by this one file at the top? Folders are asked first, as a walk does. */
function ignores(text: string, path: string): boolean {
  const names = path.replace(/\/$/, '').split('/')
  const scope = { rules: parseIgnoreRules(text), depth: 0 }
  return names.some((name, index) => {
    const isFolder = index < names.length - 1 || path.endsWith('/')
    return isIgnored(scope, { folders: names.slice(0, index), name, isFolder })
  })
}

/**
 * Pattern, path, and whether it is ignored; git is asked for each of them too. Not in the list: `a**` before a slash on `ab/x/c`,
 * where git departs from its manual (it strips the literal start and then takes the rest for a leading double star).
 */
const CASES: readonly (readonly [text: string, path: string, ignored: boolean])[] = [
  ['*.pyc', 'a/b.pyc', true],
  ['/a.txt', 'b/a.txt', false],
  ['/a.txt', 'a.txt', true],
  ['data/', 'x/data/y.csv', true],
  ['data/', 'data', false],
  ['data', 'data', true],
  ['a/b', 'x/a/b', false],
  ['a/b', 'a/b', true],
  ['**/b', 'b', true],
  ['**/b', 'x/y/b', true],
  ['a/**', 'a/b/c', true],
  ['a/**/c', 'a/c', true],
  ['a/**/c', 'a/x/y/c', true],
  ['a/**/c', 'a/x/y/d', false],
  ['a/*', 'a/b/c', true],
  ['a/*/c', 'a/c', false],
  ['a**/c', 'ab/c', true],
  ['*\n!*.py', 'x.py', false],
  ['*\n!*.py', 'a/x.py', true],
  ['*\n!*/\n!*.py', 'a/x.py', false],
  ['!x.py\nx.py', 'x.py', true],
  ['x.py\n!x.py', 'x.py', false],
  ['\\!x', '!x', true],
  ['\\#x', '#x', true],
  ['# x', 'x', false],
  ['x  ', 'x', true],
  ['x\\ ', 'x ', true],
  ['x\r\ny', 'x', true],
  ['\uFEFFx', 'x', true],
  ['[a-c].txt', 'b.txt', true],
  ['[!a-c].txt', 'b.txt', false],
  ['[^a-c].txt', 'd.txt', true],
  ['[]-]x', ']x', true],
  ['[[:digit:]]x', '7x', true],
  ['[[:upper:]]x', 'ax', false],
  ['[a', '[a', false],
  ['a?c', 'abc', true],
  ['a?c/d', 'a/c/d', false],
  ['x\\', 'x\\', false],
  ['/', 'x', false],
  ['**', 'x/y', true],
  ['**/', 'x', false],
  ['X.py', 'x.py', false],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['*a*b*c', 'xxaxxbxxc', true],
  ['*a*b*c', 'xxaxxcxxb', false],
]

describe('rules in .gitignore syntax', () => {
  it.each(CASES)('%j on %s: ignored is %s', (text, path, ignored) => {
    expect(ignores(text, path)).toBe(ignored)
  })

  it.skipIf(!hasGit).each(CASES)('git agrees: %j on %s: %s', (text, path, ignored) => {
    const root = makeTree({ [path]: 'x' })
    git(root, 'init', '-q')
    addFiles(root, { '.git/info/exclude': text })
    expect(!listByGit(root).includes(path)).toBe(ignored)
  })

  it('takes no time for patterns made to take long', () => {
    const started = performance.now()
    expect(ignores(`${'*a'.repeat(100)}b`, 'a'.repeat(255))).toBe(false)
    expect(ignores(`${'**/a/'.repeat(200)}b`, `${'a/'.repeat(1000)}c`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

/** What git would commit, as paths. */
function listByGit(root: string): string[] {
  const listed = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  return listed.split('\0').filter(Boolean).sort()
}

const name = fc.constantFrom('a', 'b', 'ab', 'a.py', 'b.txt', 'data', '.x', 'a b', 'aab')
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
const piece = fc.constantFrom(
  'a',
  'b',
  '*',
  '**',
  '?',
  'a*',
  '*.py',
  '*.txt',
  'data',
  '[ab]',
  '[!a]',
  '.x',
  '*b',
  'a*b',
  'ab',
)
const line = fc
  .record({
    negated: fc.boolean(),
    start: fc.constantFrom('', '', '/', '**/'),
    pieces: fc.array(piece, { minLength: 1, maxLength: 3 }),
    end: fc.constantFrom('', '', '/', '/**', ' ', '/*'),
  })
  .map(({ negated, start, pieces, end }) => `${negated ? '!' : ''}${start}${pieces.join('/')}${end}`)
const ignoreFile = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'))

describe.skipIf(!hasGit)('against git itself, on random trees', () => {
  it('lists the same files', { timeout: 240_000 }, async () => {
    const root = makeTree({})
    git(root, 'init', '-q')
    await fc.assert(
      fc.asyncProperty(
        fc.array(path, { minLength: 1, maxLength: 25 }),
        fc.dictionary(fc.constantFrom('', 'a/', 'a/b/', 'data/', 'ab/'), ignoreFile, { maxKeys: 4 }),
        fc.option(ignoreFile),
        fc.array(path, { maxLength: 5 }),
        fc.constantFrom('2', '3', '4'),
        async (paths, ignoreFiles, exclude, tracked, version) => {
          empty(root)
          buildTree(root, paths, ignoreFiles, exclude)
          track(root, tracked, version)
          const { files } = await discover(root, { exclude: [], roles: [] })
          expect(files.map((file) => file.path)).toEqual(listByGit(root))
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** Makes git track some of the files, ignored ones too. `--intent-to-add` makes an index of version 3. */
function track(root: string, paths: string[], version: string): void {
  const found = paths.filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
  git(root, 'update-index', `--index-version=${version === '4' ? 4 : 2}`, '--force-remove', ...allTracked(root))
  if (found.length > 0) git(root, 'add', '--force', ...(version === '3' ? ['--intent-to-add'] : []), ...found)
}

function allTracked(root: string): string[] {
  return git(root, 'ls-files', '-z').split('\0').filter(Boolean)
}

/** Takes away all but git's own folder. */
function empty(root: string): void {
  for (const name of readdirSync(root)) {
    if (name !== '.git') rmSync(join(root, name), { recursive: true })
  }
}

/** A path that is the folder of another one is left out: a name is a file or a folder. */
function buildTree(root: string, paths: string[], ignoreFiles: Record<string, string>, exclude: string | null): void {
  const all = [...new Set([...paths, ...Object.keys(ignoreFiles).map((folder) => `${folder}.gitignore`)])]
  const files = all.filter((one) => !all.some((other) => other.startsWith(`${one}/`)))
  for (const file of files) addFiles(root, { [file]: ignoreFiles[file.replace(/\.gitignore$/, '')] ?? 'x' })
  addFiles(root, { '.git/info/exclude': exclude ?? '' })
}
