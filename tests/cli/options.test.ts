import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { rules as catalogue } from '../../rules/index.ts'
import { addFormat, printed, renderer, type Wanted } from '../../src/cli/formats.ts'
import { addExclude, addGate, addPreset, addWorkers, folder, wholeNumber } from '../../src/cli/options.ts'
import { report } from '../report/sample.ts'

/** What a command with these options makes of its arguments, or the message with which it refuses them. */
function parsed(args: readonly string[], ...add: ((command: Command) => Command)[]): Record<string, unknown> | string {
  const command = add.reduce((one, step) => step(one), new Command('audit').exitOverride())
  let said = ''
  command.configureOutput({ writeErr: (text) => (said += text) })
  try {
    command.parse([...args], { from: 'user' })
    return command.opts()
  } catch {
    return said.trim()
  }
}

describe('--format', () => {
  test.each<[readonly string[], readonly Wanted[]]>([
    [['--format', 'json'], [{ format: 'json' }]],
    [['--format', 'sarif=out/a.sarif'], [{ format: 'sarif', file: 'out/a.sarif' }]],
    [['--format', 'json=a=b.json'], [{ format: 'json', file: 'a=b.json' }]],
    [
      ['--format', 'text', '--format', 'json=a.json', '--format', 'csv=a.csv'],
      [{ format: 'text' }, { format: 'json', file: 'a.json' }, { format: 'csv', file: 'a.csv' }],
    ],
  ])('%j', (args, format) => {
    expect(parsed(args, addFormat)).toEqual({ format })
  })

  test.each([
    [
      ['--format', 'html'],
      'Allowed choices are text, json, sarif, gitlab, junit, github, markdown, badge, shields, csv.',
    ],
    [['--format', 'json='], 'The name of the file is missing.'],
    [['--format', ''], 'Allowed choices are'],
    [
      ['--format', 'json', '--format', 'csv'],
      'Only one form can be printed: give this one a file, as in csv=report.txt.',
    ],
    [['--format', 'toString'], 'Allowed choices are'],
  ])('refuses %j', (args, message) => {
    expect(parsed(args, addFormat)).toContain(message)
  })

  test('prints text, unless another form was asked for without a file', () => {
    expect(printed()).toBe('text')
    expect(printed([{ format: 'json', file: 'a.json' }])).toBe('text')
    expect(printed([{ format: 'json', file: 'a.json' }, { format: 'csv' }])).toBe('csv')
  })

  test('each form makes another text of a report', () => {
    const forms = ['json', 'sarif', 'gitlab', 'junit', 'github', 'markdown', 'badge', 'shields', 'csv'] as const
    const made = forms.map((form) => renderer(form)(report, { folder: '', rules: catalogue }))
    expect(new Set(made).size).toBe(forms.length)
    expect(JSON.parse(made[0]!)).toMatchObject({ schema: 1 })
    expect(made[3]).toMatch(/^<\?xml/)
    expect(made[6]).toMatch(/^<svg/)
  })
})

describe('whole numbers', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['64', 64],
    ['007', 7],
  ])('%s', (text, value) => {
    expect(wholeNumber(0, 64)(text)).toBe(value)
  })

  test.each(['', '-1', '65', '1.5', '1e1', '0x10', ' 1', 'many', '99999999999999999999'])('%j is none', (text) => {
    expect(() => wholeNumber(0, 64)(text)).toThrow('It must be a whole number from 0 to 64.')
  })
})

describe('the folder', () => {
  test.each(['.', 'a/b', '/srv/repository', 'https', 'git'])('%s is taken', (path) => {
    expect(folder(path)).toBe(path)
  })

  test.each(['https://github.com/a/b', 'http://a', 'git://a', 'ssh://a', 'git@github.com:a/b.git'])(
    '%s is an address',
    (path) => {
      expect(() => folder(path)).toThrow('clone the repository and give its folder')
    },
  )

  test('an empty one is not taken for the current folder', () => {
    expect(() => folder('')).toThrow('use "." for the current folder')
  })
})

describe('flags that commands share', () => {
  test('are read together', () => {
    const args = [
      '--exclude',
      'a/',
      '--exclude',
      '*.js',
      '--preset',
      'bch-2016',
      '--workers',
      '2',
      '--no-gate',
      '--exit-zero',
    ]
    expect(parsed(args, addExclude, addPreset, addWorkers, addGate)).toEqual({
      exclude: ['a/', '*.js'],
      preset: 'bch-2016',
      workers: 2,
      gate: false,
      exitZero: true,
    })
  })

  test('are absent when nothing was said', () => {
    expect(parsed([], addExclude, addPreset, addWorkers, addGate, addFormat)).toEqual({})
  })

  test('name what may be chosen', () => {
    expect(parsed(['--preset', 'mine'], addPreset)).toContain('se-ml, bch-2016, sig-2025')
    expect(parsed(['--workers', '65'], addWorkers)).toContain('from 0 to 64')
  })
})
