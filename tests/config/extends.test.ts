import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/index.ts'
import { makeTree, type TreeEntries } from '../helpers/tree.ts'

const GIT = { '.git/HEAD': '' }

async function settingsOf(entries: TreeEntries): Promise<unknown> {
  return (await loadConfig(makeTree({ ...GIT, ...entries }))).settings
}

async function errorOf(entries: TreeEntries): Promise<string> {
  const root = makeTree({ ...GIT, ...entries })
  const error: unknown = await loadConfig(root).catch((reason: unknown) => reason)
  return error instanceof Error ? error.message.replaceAll(`${root}/`, '') : 'no error'
}

describe('extends', () => {
  it('joins lists, merges tables, and lets the extending file go before', async () => {
    const settings = await settingsOf({
      'team/base.yml': `
preset: sig-2025
exclude: [old/]
roles: {a.py: test, b.py: docs}
rules: {write-short-units: {severity: warn, limits: [50, 30, 10]}, team: off}
gate: {overall: 60, tolerance: {score: 2}}
accept: [{rule: write-code-once, reason: generated}]
`,
      '.se-ml.yml': `
extends: team/base.yml
exclude: [new/]
roles: {a.py: source}
rules: {write-short-units: {limits: [60, 30, 10]}, team: error}
gate: {tolerance: {value: 20}}
accept: [{rule: write-short-units, reason: vendor}]
`,
    })
    expect(settings).toEqual({
      preset: 'sig-2025',
      exclude: ['old/', 'new/'],
      roles: { 'b.py': 'docs', 'a.py': 'source' },
      rules: { 'write-short-units': { severity: 'warn', limits: [60, 30, 10] }, team: 'error' },
      gate: { overall: 60, tolerance: { score: 2, value: 20 } },
      accept: [
        { rule: 'write-code-once', reason: 'generated' },
        { rule: 'write-short-units', reason: 'vendor' },
      ],
    })
    expect(Object.keys((settings as { roles: object }).roles)).toEqual(['b.py', 'a.py'])
  })

  it('takes several files, the later ones going before, each once', async () => {
    expect(
      await settingsOf({
        'a.yml': 'extends: c.yml\nworkers: 1\n',
        'b.yml': 'extends: c.yml\nworkers: 2\n',
        'c.yml': 'exclude: [c/]\n',
        '.se-ml.yml': 'extends: [a.yml, b.yml]\n',
      }),
    ).toEqual({ exclude: ['c/'], workers: 2 })
  })

  it('reads TOML as well', async () => {
    expect(
      await settingsOf({
        'base.toml': '[tool.se-ml]\nworkers = 3\n',
        'pyproject.toml': '[tool.se-ml]\nextends = "base.toml"\n',
      }),
    ).toEqual({ workers: 3 })
  })

  it('knows where each value stands', async () => {
    const root = makeTree({
      ...GIT,
      'base.yml': 'exclude:\n  - a/\nworkers: 1\ngate:\n  overall: 50\n  met: 3\n',
      '.se-ml.yml': 'extends: base.yml\nexclude: [b/]\ngate:\n  overall: 70\n',
    })
    const { originOf } = await loadConfig(root)
    const shown = (path: (string | number)[]) => {
      const origin = originOf(path)
      return origin && `${origin.file.replace(`${root}/`, '')}:${origin.line}`
    }
    expect(shown(['exclude', 0])).toBe('base.yml:2')
    expect(shown(['exclude', 1])).toBe('.se-ml.yml:2')
    expect(shown(['workers'])).toBe('base.yml:3')
    expect(shown(['gate', 'overall'])).toBe('.se-ml.yml:4')
    expect(shown(['gate', 'met'])).toBe('base.yml:6')
    expect(shown(['preset'])).toBeUndefined()
  })

  it('names a mistake in the file where it stands', async () => {
    expect(await errorOf({ 'sub/base.yml': '\nworker: 1\n', '.se-ml.yml': 'extends: sub/base.yml\n' })).toBe(
      'sub/base.yml:2: worker: unknown key, did you mean “workers”?',
    )
  })

  it.each([
    ['itself', { '.se-ml.yml': 'extends: .se-ml.yml\n' }, '.se-ml.yml -> .se-ml.yml'],
    [
      'a circle',
      { '.se-ml.yml': 'extends: a.yml\n', 'a.yml': '\nextends: [b.yml]\n', 'b.yml': 'extends: a.yml\n' },
      '.se-ml.yml -> a.yml -> b.yml -> a.yml',
    ],
  ])('refuses %s', async (_name, entries, circle) => {
    expect(await errorOf(entries)).toMatch(
      new RegExp(`^[ab.semly-]+:\\d: extends: a circle: ${circle.replaceAll('.', '\\.')}; take one of them out$`),
    )
  })

  it('ends with files without end', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}.yml`, `extends: ${index + 1}.yml\n`]),
    )
    expect(await errorOf({ ...chain, '.se-ml.yml': 'extends: 0.yml\n' })).toMatch(/extends: more than 20 files/)
  })
})

describe('extends of a repository that is not to be trusted', () => {
  it.each(['../secret.yml', '/etc/passwd.yml', 'a/../../secret.yml', '..'])('does not leave it: %s', async (path) => {
    expect(await errorOf({ '.se-ml.yml': `\nextends: ${path}\n` })).toBe(
      `.se-ml.yml:2: extends: “${path}” is outside of the repository; copy it into it`,
    )
  })

  it('does not leave it by links of folders or files', async () => {
    const outside = makeTree({ 'secret.yml': 'workers: 1\n' })
    const root = makeTree({ ...GIT, '.se-ml.yml': 'extends: link/secret.yml\n' })
    symlinkSync(outside, join(root, 'link'))
    await expect(loadConfig(root)).rejects.toThrow('is outside of the repository')
    const other = makeTree({ ...GIT, '.se-ml.yml': 'extends: link.yml\n' })
    symlinkSync(join(outside, 'secret.yml'), join(other, 'link.yml'))
    await expect(loadConfig(other)).rejects.toThrow('is outside of the repository')
  })

  it('does not leave the folder where there is no work tree', async () => {
    const root = makeTree({ '.se-ml.yml': 'extends: ../base.yml\n' })
    writeFileSync(join(dirname(root), 'base.yml'), 'workers: 1\n')
    await expect(loadConfig(root)).rejects.toThrow('is outside of the repository')
  })

  it('says what cannot be read', async () => {
    expect(await errorOf({ '.se-ml.yml': 'extends: no.yml\n' })).toMatch(
      /^\.se-ml\.yml:1: extends: no\.yml cannot be read/,
    )
    expect(await errorOf({ '.se-ml.yml': 'extends: no.json\n' })).toMatch(/is no \.yml, \.yaml or \.toml file/)
    const root = makeTree({ ...GIT, '.se-ml.yml': 'extends: folder.yml\n' })
    mkdirSync(join(root, 'folder.yml'))
    await expect(loadConfig(root)).rejects.toThrow('cannot be read: it must be a readable plain file')
  })
})
