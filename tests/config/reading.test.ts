import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceFault } from '../../src/config/attestations/evidence.ts'
import { findConfig } from '../../src/config/find.ts'
import { inside } from '../../src/config/inside.ts'
import { readPyproject } from '../../src/config/toml.ts'
import { readYaml } from '../../src/config/yaml.ts'
import { AuditError } from '../../src/errors.ts'
import { makeTree } from '../helpers/tree.ts'

/** Line of the first key of a value, counted by hand in the text. */
type Lines = readonly (readonly [path: readonly (string | number)[], line: number])[]

describe('YAML', () => {
  const text = [
    'preset: se-ml',
    '',
    'roles:',
    '  "a b/": test',
    '  c: docs',
    'accept:',
    '  - rule: x',
    '    path: y',
    '  - rule: z',
  ].join('\n')
  const source = readYaml({ file: '.se-ml.yml', text })

  test('is read as data', () => {
    expect(source.data).toEqual({
      preset: 'se-ml',
      roles: { 'a b/': 'test', c: 'docs' },
      accept: [{ rule: 'x', path: 'y' }, { rule: 'z' }],
    })
  })

  const lines: Lines = [
    [['preset'], 1],
    [['roles'], 3],
    [['roles', 'a b/'], 4],
    [['roles', 'c'], 5],
    [['accept', 0], 7],
    [['accept', 0, 'path'], 8],
    [['accept', 1, 'rule'], 9],
  ]
  test.each(lines)('%j stands in line %i', (path, line) => {
    expect(source.lineOf(path)).toBe(line)
  })

  test('a value that is not there has the line of what is around it', () => {
    expect(source.lineOf(['accept', 0, 'reason'])).toBe(7)
    expect(source.lineOf(['roles', 'd'])).toBe(3)
    expect(source.lineOf(['workers'])).toBe(1)
    expect(readYaml({ file: 'f', text: '' }).lineOf(['x'])).toBe(1)
  })

  test.each([
    ['a: [1', 'f:1: '],
    ['a: 1\na: 2', 'f:2: '],
    ['x:\n\t- 1', 'f:2: '],
    [`a: ${'['.repeat(60)}`, 'f:1: nested too deeply'],
  ])('%j is a mistake with its line', (broken, message) => {
    expect(() => readYaml({ file: 'f', text: broken })).toThrow(AuditError)
    expect(() => readYaml({ file: 'f', text: broken })).toThrow(message)
  })

  test('whatever stands in it, there is data or one clear line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (some) => {
        try {
          expect(readYaml({ file: 'f', text: some }).lineOf(['a', 0, 'b'])).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(AuditError)
          expect((error as AuditError).message).toMatch(/^f:\d+: [^\n]+$/)
        }
      }),
    )
  })
})

describe('TOML', () => {
  const text = [
    '[project]',
    'name = "churn"',
    '',
    '[tool.se-ml]',
    'exclude = [',
    '  "a",',
    ']',
    'preset = "se-ml"',
    '[tool."se-ml".roles]',
    '"tools/**" = "test"',
    '[[tool.se-ml.accept]]',
    'rule = "x"',
    '[[tool.se-ml.accept]]',
    "rule = 'y'",
    'gate.overall = 1',
  ].join('\n')
  const source = readPyproject({ file: 'pyproject.toml', text })

  test('only its own table counts', () => {
    expect(source?.data).toEqual({
      exclude: ['a'],
      preset: 'se-ml',
      roles: { 'tools/**': 'test' },
      accept: [{ rule: 'x' }, { rule: 'y', gate: { overall: 1 } }],
    })
    expect(readPyproject({ file: 'f', text: '[tool.black]\nline-length = 100' })).toBeUndefined()
    expect(readPyproject({ file: 'f', text: 'tool = 1' })).toBeUndefined()
  })

  const lines: Lines = [
    [['exclude'], 5],
    [['exclude', 0], 5],
    [['preset'], 8],
    [['roles', 'tools/**'], 10],
    [['accept', 0, 'rule'], 12],
    [['accept', 1, 'rule'], 14],
    [['accept', 1, 'gate', 'overall'], 15],
  ]
  test.each(lines)('%j stands in line %i', (path, line) => {
    expect(source?.lineOf(path)).toBe(line)
  })

  test('dates are text, as in YAML', () => {
    const dated = readPyproject({ file: 'f', text: '[tool.se-ml]\non = 2026-01-02\nnumber = 1.5' })
    expect(dated?.data).toEqual({ on: '2026-01-02', number: 1.5 })
  })

  test('a mistake has its line', () => {
    expect(() => readPyproject({ file: 'f', text: '[tool.se-ml]\na = \n' })).toThrow(/^f:2: cannot be read as TOML \(/)
  })
})

describe('the nearest configuration', () => {
  const GIT = { '.git/HEAD': '' }

  test('is looked for up to the top of the work tree', () => {
    const root = makeTree({ ...GIT, '.se-ml.yml': 'workers: 1', 'a/b/c.py': '' })
    expect(findConfig(join(root, 'a/b'))).toMatchObject({ format: 'yaml', text: 'workers: 1', base: 'a/b', top: root })
    expect(findConfig(root)).toMatchObject({ base: '' })
    const nested = makeTree({ '.se-ml.yml': '', 'inner/.git/HEAD': '', 'inner/a.py': '' })
    expect(findConfig(join(nested, 'inner'))).toBeUndefined()
  })

  test('without a work tree is in the audited folder or nowhere', () => {
    const root = makeTree({ '.se-ml.yml': '', 'a/b.py': '' })
    expect(findConfig(join(root, 'a'))).toBeUndefined()
  })

  test('has the path that the user would type', () => {
    const root = makeTree({ ...GIT, '.se-ml.yaml': '', 'a/b.py': '' })
    expect(findConfig(join(root, 'a'))?.file).toBe(join(root, '.se-ml.yaml'))
  })

  test.each([
    ['[tool.se-ml]\n', true],
    ['  [ tool . "se-ml" . gate ]\n', true],
    ["[[tool.'se-ml'.accept]]\n", true],
    ['[tool.se-ml-other]\n', false],
    ['# [tool.se-ml]\n', false],
    ['[tool.black]\n', false],
  ])('pyproject.toml with %j: %s', (text, isOne) => {
    expect(findConfig(makeTree({ 'pyproject.toml': text })) !== undefined).toBe(isOne)
  })

  test('of three in one folder none is chosen, and all are named', () => {
    const three = { '.se-ml.yml': '', '.se-ml.yaml': '', 'pyproject.toml': '[tool.se-ml]' }
    expect(() => findConfig(makeTree(three))).toThrow(
      /\.se-ml\.yml and .*\.se-ml\.yaml and .*pyproject\.toml; keep one$/,
    )
  })

  test('that is a folder cannot be read', () => {
    expect(() => findConfig(makeTree({ '.se-ml.yml/': '' }))).toThrow(
      /cannot be read: it must be a readable plain file/,
    )
  })
})

describe('what a configuration may name', () => {
  test.each([
    ['a.md', true],
    ['../b/a.md', true],
    ['sub/../a.md', true],
    ['../../a.md', false],
    ['..', true],
    ['../..', false],
    ['/etc/passwd', false],
    ['a\0.md', false],
  ])('%j from a folder of the repository: %s', (path, isInside) => {
    const top = makeTree({ 'docs/x': '', 'b/a.md': '' })
    expect(inside({ top, folder: join(top, 'docs') }, path) !== undefined).toBe(isInside)
  })

  test('no link leads out of it, also not the folder of a file that is not there yet', () => {
    const outer = makeTree({ 'secret.md': '' })
    const top = makeTree({ 'out.md': { link: join(outer, 'secret.md') }, out: { link: outer }, own: { link: '.' } })
    expect(inside({ top, folder: top }, 'out.md')).toBeUndefined()
    expect(inside({ top, folder: top }, 'out/new.md')).toBeUndefined()
    expect(inside({ top, folder: top }, 'own/new.md')).toBe(join(top, 'own/new.md'))
  })

  test('a folder with the same beginning is another one', () => {
    const top = makeTree({ 'a.md': '' }, 'churn')
    mkdirSync(`${top}-other`)
    expect(inside({ top, folder: top }, '../churn-other/a.md')).toBeUndefined()
  })
})

describe('evidence of an attestation', () => {
  test.each(['https://example.org/a', 'http://host/a?b=c#d', 'HTTPS://EXAMPLE.ORG'])('%s is a link', (link) => {
    expect(evidenceFault(link, '/nowhere')).toBeUndefined()
  })

  test.each([
    'javascript:alert(1)',
    'ftp://host/a',
    'https://',
    'https://user:secret@host/a',
    'https://host/a b',
    'C:\\a',
  ])('%s is none', (link) => {
    expect(evidenceFault(link, '/nowhere')).toBe('a link that begins with https:// and names a host')
  })

  test('a path has to be there, below the folder, and no link may lead out', () => {
    const outer = makeTree({ 'secret.md': '' })
    const root = makeTree({ 'docs/a.md': '', 'out.md': { link: join(outer, 'secret.md') } })
    const fits = (path: string) => evidenceFault(path, root) === undefined
    expect(['docs/a.md', 'docs', './docs/../docs/a.md'].map(fits)).toEqual([true, true, true])
    expect(['docs/b.md', '.', '..', '../project', 'out.md', join(root, 'docs/a.md')].map(fits)).toEqual(
      Array.from({ length: 6 }, () => false),
    )
  })
})
