import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadConfig, scopeOf } from '../../src/config/index.ts'
import { configSchema } from '../../src/config/schema.ts'
import { suggest } from '../../src/config/suggest.ts'
import { discover } from '../../src/discover/index.ts'
import { AuditError } from '../../src/errors.ts'
import type { Role } from '../../src/model.ts'
import { PRESETS } from '../../src/score/presets.ts'
import { addFiles, makeTree, type TreeEntries } from '../helpers/tree.ts'

const YAML = `preset: sig-2025
exclude: [legacy/, "*.bak.py"]
roles:
  tools/**: vendored
workers: 2
`

/** Message of the error that a configuration ends in, with the folder taken out. */
async function errorOf(entries: TreeEntries, folder = ''): Promise<string> {
  const root = makeTree(entries)
  const error = await loadConfig(join(root, folder)).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AuditError)
  return (error as AuditError).message.replaceAll(`${root}/`, '')
}

/** No configuration at all. */
const NONE = { settings: {}, base: '' }

describe('finding a configuration', () => {
  it('is not needed', async () => {
    expect(await loadConfig(makeTree({ 'a.py': '' }))).toMatchObject(NONE)
  })

  it.each(['.se-ml.yml', '.se-ml.yaml'])('reads %s', async (name) => {
    const root = makeTree({ [name]: YAML })
    expect(await loadConfig(root)).toMatchObject({
      settings: {
        preset: 'sig-2025',
        exclude: ['legacy/', '*.bak.py'],
        roles: { 'tools/**': 'vendored' },
        workers: 2,
      },
      file: join(root, name),
      base: '',
    })
  })

  it('reads [tool.se-ml] in pyproject.toml, and passes by one without it', async () => {
    const toml = '[tool.black]\nline-length = 100\n\n[tool.se-ml]\nexclude = ["a"]\n[tool.se-ml.roles]\n"x/" = "docs"\n'
    const root = makeTree({
      'pyproject.toml': toml,
      'sub/pyproject.toml': '[project]\nname = "se-ml"\n',
      '.git/HEAD': '',
    })
    expect((await loadConfig(root)).settings).toEqual({ exclude: ['a'], roles: { 'x/': 'docs' } })
    expect((await loadConfig(join(root, 'sub'))).file).toBe(join(root, 'pyproject.toml'))
  })

  it('does not stumble over a pyproject.toml that is none of its business', async () => {
    expect(await loadConfig(makeTree({ 'pyproject.toml': 'this is = = no TOML' }))).toMatchObject(NONE)
  })

  it('takes the nearest one up to the root of the work tree, and none beyond', async () => {
    const root = makeTree({
      '.se-ml.yml': 'workers: 1',
      'work/.git/HEAD': '',
      'work/a/.se-ml.yml': 'workers: 2',
      'work/a/b/c/x.py': '',
      'work/d/x.py': '',
      'loose/x.py': '',
    })
    expect(await loadConfig(join(root, 'work/a/b/c'))).toMatchObject({ settings: { workers: 2 }, base: 'b/c' })
    expect(await loadConfig(join(root, 'work/d'))).toMatchObject(NONE)
    expect(await loadConfig(join(root, 'loose'))).toMatchObject(NONE)
  })

  it('does not choose between two', async () => {
    const two = { '.se-ml.yml': '', 'pyproject.toml': '[tool.se-ml]\n' }
    expect(await errorOf(two)).toBe('two configurations: .se-ml.yml and pyproject.toml; keep one')
    expect(await errorOf({ '.se-ml.yml': '', '.se-ml.yaml': '' })).toBe(
      'two configurations: .se-ml.yml and .se-ml.yaml; keep one',
    )
  })

  it('reads patterns as relative to its own folder', async () => {
    const root = makeTree({
      '.git/HEAD': '',
      '.se-ml.yml': 'exclude: [/part/old/]\nroles: {part/new.py: example}\n',
      'part/old/a.py': '',
      'part/new.py': '',
      'part/b.py': '',
      'part/sub/b.py': '',
    })
    const scope = scopeOf(await loadConfig(join(root, 'part')), ['/b.py'])
    const { files } = await discover(join(root, 'part'), scope)
    expect(files.map(({ path, role }) => `${role} ${path}`)).toEqual(['example new.py', 'source sub/b.py'])
  })
})

/** Text of .se-ml.yml, and what is said about it. */
const YAML_ERRORS: readonly (readonly [text: string, message: string])[] = [
  ['preset: se-ml\nexlude: [a]\n', '.se-ml.yml:2: exlude: unknown key, did you mean “exclude”?'],
  [
    '\npreset: bhc-2016\n',
    '.se-ml.yml:2: preset: expected one of se-ml, bch-2016, sig-2025 (did you mean “bch-2016”?), found “bhc-2016”',
  ],
  ['exclude: legacy/\n', '.se-ml.yml:1: exclude: expected a list, found “legacy/”'],
  ['exclude:\n  - a\n  - 3\n', '.se-ml.yml:3: exclude[1]: expected text, found 3'],
  ['exclude: [""]\n', '.se-ml.yml:1: exclude[0]: expected a pattern, found “”'],
  ['roles: [a]\n', '.se-ml.yml:1: roles: expected keys with values, found a list'],
  ['workers: many\n', '.se-ml.yml:1: workers: expected a number, found “many”'],
  ['workers: 1.5\n', '.se-ml.yml:1: workers: expected a whole number, found 1.5'],
  ['workers: -1\n', '.se-ml.yml:1: workers: expected at least 0, found -1'],
  ['workers: 65\n', '.se-ml.yml:1: workers: expected at most 64, found 65'],
  ['preset:\n', '.se-ml.yml:1: preset: expected one of se-ml, bch-2016, sig-2025, found nothing'],
  ['- a\n', '.se-ml.yml:1: expected keys with values, found a list'],
  [
    'rules: {write-short-unit: off}\n',
    '.se-ml.yml:1: rules.write-short-unit: unknown rule “write-short-unit”: did you mean “write-short-units”?',
  ],
  [
    'rules:\n  write-short-units:\n    bound: [1]\n',
    '.se-ml.yml:3: rules.write-short-units.bound: unknown key, did you mean “bounds”?',
  ],
  ['rules: {teem: warn}\n', '.se-ml.yml:1: rules.teem: unknown rule “teem”: did you mean “team”?'],
  [
    'rules: {data: wern}\n',
    '.se-ml.yml:1: rules.data: expected one of off, warn, error (did you mean “warn”?) or keys with values, found “wern”',
  ],
  ['rules: {data: {bounds: [1, 2, 3]}}\n', '.se-ml.yml:1: rules.data: limits are set for one guideline each'],
  [
    'rules:\n  write-short-units: {bounds: [15, 30]}\n',
    '.se-ml.yml:2: rules.write-short-units.bounds: expected 3 numbers, found 2',
  ],
  [
    'rules:\n  write-short-units: {bounds: [15, 60, 30]}\n',
    '.se-ml.yml:2: rules.write-short-units.bounds: expected ascending numbers, found 15, 60, 30',
  ],
  [
    'rules:\n  write-short-units: {limits: [50, 20, 101]}\n',
    '.se-ml.yml:2: rules.write-short-units.limits: expected percentages of at most 100, found 50, 20, 101',
  ],
  [
    'rules:\n  write-code-once: {at_most: {duplicates: 3}}\n',
    '.se-ml.yml:2: rules.write-code-once.at_most.duplicates: unknown measure, expected one of duplicated',
  ],
  ['gate: {overal: 70}\n', '.se-ml.yml:1: gate.overal: unknown key, did you mean “overall”?'],
  ['gate: {overall: 700}\n', '.se-ml.yml:1: gate.overall: expected at most 100, found 700'],
  [
    'gate:\n  levels:\n    write-code-once: mostly\n',
    '.se-ml.yml:3: gate.levels.write-code-once: unknown rule “write-code-once”: it is a guideline, and this key is for practices',
  ],
  [
    'gate:\n  guidelines:\n    - write-code-once\n    - write-code-twice\n',
    '.se-ml.yml:4: gate.guidelines[1]: unknown rule “write-code-twice”: did you mean “write-code-once”?',
  ],
  [
    'accept:\n  - rule: write-code-once\n',
    '.se-ml.yml:2: accept[0].reason: expected a reason: why the finding is accepted, found nothing',
  ],
  [
    'accept:\n  - rule: write-code-once\n    reason: "  "\n',
    '.se-ml.yml:3: accept[0].reason: expected a reason: why the finding is accepted, found “  ”',
  ],
  [
    'accept:\n  - rule: write-code-once\n    reason: r\n    until: 31.12.2030\n',
    '.se-ml.yml:4: accept[0].until: expected a day as in 2030-12-31, found “31.12.2030”',
  ],
  ['weights: {practises: 2}\n', '.se-ml.yml:1: weights.practises: unknown rule “practises”: did you mean “practices”?'],
]

describe('mistakes', () => {
  it.each(YAML_ERRORS)('in YAML: %j', async (text, message) => {
    expect(await errorOf({ '.se-ml.yml': text })).toBe(message)
  })

  it('name the keys that there are where none is near, and count what follows', async () => {
    expect(await errorOf({ '.se-ml.yml': 'bananas: 1\n' })).toMatch(
      /^\.se-ml\.yml:1: bananas: unknown key, expected one of extends, preset, exclude, /,
    )
    expect(await errorOf({ '.se-ml.yml': 'a: 1\n\nb: 2\nc: 3\n' })).toMatch(/^\.se-ml\.yml:1: a: .* \(and 2 more\)$/)
  })

  it('name the line of a syntax error', async () => {
    expect(await errorOf({ '.se-ml.yml': 'preset: se-ml\nexclude: [a\n' })).toMatch(/^\.se-ml\.yml:\d: ./)
    expect(await errorOf({ '.se-ml.yml': 'preset: se-ml\npreset: se-ml\n' })).toMatch(/^\.se-ml\.yml:2: .*unique/)
    expect(await errorOf({ 'pyproject.toml': '[tool.se-ml]\nexclude = [\n' })).toMatch(
      /^pyproject\.toml:\d: cannot be read as TOML/,
    )
  })

  it('in TOML are found in their table', async () => {
    const toml = '[project]\nworkers = "x"\n[tool]\n\n[tool.se-ml]\npreset = "se-ml"\n"workers" = "many"\n'
    expect(await errorOf({ 'pyproject.toml': toml })).toBe('pyproject.toml:7: workers: expected a number, found “many”')
    expect(await errorOf({ 'pyproject.toml': '[tool.se-ml]\n[tool.se-ml.roles]\n"a.b/" = "sorce"\n' })).toMatch(
      /^pyproject\.toml:3: roles\.a\.b\/: expected one of source, .*\(did you mean “source”\?\), found “sorce”$/,
    )
    expect(await errorOf({ 'pyproject.toml': '[tool.se-ml]\npreset = "se-ml"\nworker = 3\n' })).toBe(
      'pyproject.toml:3: worker: unknown key, did you mean “workers”?',
    )
  })

  it('show where the file is when it lies above', async () => {
    const root = makeTree({ '.git/HEAD': '', '.se-ml.yml': 'x: 1', 'a/b/c.py': '' })
    await expect(loadConfig(join(root, 'a/b'))).rejects.toThrow(`${join(root, '.se-ml.yml')}:1: x: unknown key`)
  })
})

describe('configurations that are not to be trusted', () => {
  it('may not grow by aliases', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefgh'].map((key, n) => `${key}: &${key} [${`*${'abcdefgh'[n]},`.repeat(8)}]`),
    ]
    expect(await errorOf({ '.se-ml.yml': bomb.join('\n') })).toMatch(/cannot be read as YAML .*alias/)
  })

  it('may not overflow the stack, nor be huge, nor a link', async () => {
    expect(await errorOf({ '.se-ml.yml': `exclude: ${'['.repeat(200_000)}` })).toBe(
      '.se-ml.yml:1: nested too deeply for a configuration',
    )
    expect(await errorOf({ '.se-ml.yml': `# ${'x'.repeat(2_000_000)}` })).toMatch(/at most 1 MB$/)
    const outside = makeTree({ secret: 'password: 1' }, 'outside')
    expect(await errorOf({ '.se-ml.yml': { link: join(outside, 'secret') } })).toMatch(/plain file/)
  })

  it('cannot reach prototypes', async () => {
    expect(await errorOf({ '.se-ml.yml': '__proto__: {workers: 3}\n' })).toMatch(/__proto__: unknown key/)
    expect(await errorOf({ '.se-ml.yml': 'constructor: 1\n' })).toMatch(/constructor: unknown key/)
    expect(({} as Record<string, unknown>).workers).toBeUndefined()
  })

  it('are told of in one line without control characters', async () => {
    const message = await errorOf({ '.se-ml.yml': 'preset: "a\\u001b[31m\\nb"\n' })
    expect(message).toBe('.se-ml.yml:1: preset: expected one of se-ml, bch-2016, sig-2025, found “a\\u001b[31m\\nb”')
  })

  it('end in settings or in one clear line, whatever they hold', async () => {
    const root = makeTree({})
    const word = fc.constantFrom(
      'preset',
      'exclude',
      'roles',
      'workers',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&a',
      '*a',
      '"',
      '#',
      'se-ml',
      '!!x',
      '?',
      '|',
      '\t',
      '<<',
      '=',
    )
    const text = fc.oneof(
      fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (content, isToml) => {
        addFiles(root, {
          '.se-ml.yml': isToml ? '' : content,
          'pyproject.toml': isToml ? `[tool.se-ml]\n${content}` : '',
        })
        if (isToml) addFiles(root, { '.se-ml.yml': '' })
        await loadConfig(root).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AuditError)
          expect((error as AuditError).message).toMatch(/^[^\n]+$/)
        })
      }),
      { numRuns: 500 },
    )
  })
})

describe('the schema', () => {
  it('knows all roles and presets', () => {
    const roles: Readonly<Record<Role, true>> = {
      source: true,
      test: true,
      example: true,
      docs: true,
      ci: true,
      config: true,
      deploy: true,
      notebook: true,
      vendored: true,
      generated: true,
      template: true,
      fixture: true,
    }
    for (const role of Object.keys(roles)) expect(configSchema.safeParse({ roles: { x: role } }).success).toBe(true)
    for (const preset of Object.keys(PRESETS)) expect(configSchema.safeParse({ preset }).success).toBe(true)
  })

  it('says the same as JSON Schema as it does here', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8'))
    const accepts = new Ajv2020().compile(schema)
    const value = fc.oneof(
      fc.constantFrom('se-ml', 'source', '', 0, 3, 65, 1.5, null, true),
      fc.string(),
      fc.array(fc.string()),
    )
    const roles = fc.dictionary(fc.string(), fc.constantFrom('source', 'ci', 'x'))
    const key = fc.constantFrom('preset', 'exclude', 'roles', 'workers', 'other')
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(value, roles)), (data) => {
        expect(accepts(data)).toBe(configSchema.safeParse(data).success)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('suggestions', () => {
  it('are near, and none is better than a far one', () => {
    expect(suggest('exlcude', ['preset', 'exclude'])).toBe('exclude')
    expect(suggest('x', ['preset', 'exclude'])).toBeUndefined()
    expect(suggest('bananas', ['preset', 'exclude'])).toBeUndefined()
    expect(suggest('exclude'.repeat(1000), ['exclude'])).toBeUndefined()
  })
})
