import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import schema from '../../schema/report.schema.json' with { type: 'json' }
import { makeRepository, manyFunctions } from './repository.ts'
import { BIN, CHURN, run, seml } from './run.ts'

const OLD = 'def load():\n    return 1\n\n\nprint "Python 2"\n'
const BROKEN_NOTEBOOK = '{"cells": ['

describe('se-ml audit', () => {
  test('prints a report that fits 80 columns', async () => {
    const { code, stdout, stderr } = await seml(['audit', CHURN])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^churn .*preset se-ml\n\nScore \d+\.\d of 100, band [A-E]/)
    expect(stdout).toMatch(/Write short units of code +\d+\.\d {2}(not )?met/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('names places that exist', async () => {
    const { stdout } = await seml(['audit', CHURN])
    const places = [...stdout.matchAll(/^ {4,5}(\S+):(\d+)( to (\d+))?$/gm)]
    expect(places.length).toBeGreaterThan(2)
    for (const [, path = '', line, , endLine = line] of places) {
      const lines = (await readFile(join(CHURN, path), 'utf8')).split('\n')
      expect(lines[Number(line) - 1]).not.toBe('')
      expect(lines.length).toBeGreaterThanOrEqual(Number(endLine))
    }
  })

  test('suggests commands that run', async () => {
    const { stdout } = await seml(['audit', CHURN])
    const commands = [...stdout.matchAll(/^ {2}se-ml ((?:explain|files) \S+)/gm)].map(([, words = '']) =>
      words.split(' '),
    )
    expect(commands.map(([command]) => command)).toEqual(['explain', 'files'])
    for (const words of commands) expect(await seml(words)).toMatchObject({ code: 0, stderr: '' })
  })

  test('says which files were not read, or in part only', async () => {
    const root = await makeRepository({ 'new.py': 'x = 1\n', 'old.py': OLD, 'broken.ipynb': BROKEN_NOTEBOOK })
    const { code, stdout } = await seml(['audit', root])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^skipped +1 file not read, 1 file read in part; the reasons are at the end$/m)
    expect(stdout).toMatch(/^ {4}old\.py:5$/m)
    expect(stdout).toMatch(/^ {4}broken\.ipynb/m)
  })

  test('takes preset and scope from the configuration, and flags before it', async () => {
    const root = await makeRepository({
      'train.py': 'x = 1\n',
      'legacy/old.py': 'y = 1\n',
      'extra/more.py': 'z = 1\n',
      '.se-ml.yml': 'preset: bch-2016\nexclude: [legacy]\n',
    })
    const read = async (...flags: string[]) =>
      JSON.parse((await seml(['audit', root, '--format', 'json', ...flags])).stdout)
    expect(await read()).toMatchObject({ tool: { preset: 'bch-2016' }, repository: { files: { source: 2 } } })
    expect(await read('--preset', 'sig-2025', '--exclude', 'extra/')).toMatchObject({
      tool: { preset: 'sig-2025' },
      repository: { files: { source: 1 } },
    })
  })
})

describe('se-ml audit --format json', () => {
  test('keeps the schema that ships with the package', async () => {
    const { code, stdout } = await seml(['audit', CHURN, '--format', 'json'])
    const valid = new Ajv({ strict: true, allErrors: true }).compile(schema)
    expect(valid(JSON.parse(stdout)) || valid.errors).toBe(true)
    expect(code).toBe(0)
  })

  test('holds the same bytes each time, with any number of workers, and no path of this machine', async () => {
    const args = ['audit', CHURN, '--format', 'json']
    const [first, ...others] = await Promise.all([
      seml(args),
      seml([...args, '--workers', '1']),
      seml([...args, '--workers', '2']),
    ])
    for (const other of others) expect(other.stdout).toBe(first.stdout)
    expect(first.stdout).not.toContain(CHURN)
  })

  test('holds what the text shows', async () => {
    const [text, json] = await Promise.all([
      seml(['audit', CHURN, '--candidates', '99999']),
      seml(['audit', CHURN, '--format', 'json']),
    ])
    const flat = text.stdout.replace(/\s+/g, ' ')
    const report = JSON.parse(json.stdout)
    expect(flat).toContain(`Score ${report.scores.overall.score.toFixed(1)} of 100`)
    for (const rule of report.rules.filter(({ status }: { status: string }) => status === 'measured')) {
      expect(flat).toContain(`${rule.title} ${rule.score.toFixed(1)} ${rule.met ? 'met' : 'not met'}`)
      if (!rule.met) for (const { message } of rule.findings) expect(flat).toContain(message.split(';')[0])
    }
  })
})

describe('--output', () => {
  test('writes the report to a file, without colour and without a word on stdout', async () => {
    const root = await makeRepository({ 'train.py': 'x = 1\n' })
    const file = join(root, 'report.txt')
    expect(await seml(['audit', root, '--output', file], { env: { FORCE_COLOR: '1' } })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(await readFile(file, 'utf8')).toMatch(/^se-ml-e2e-/)
    expect(await readFile(file, 'utf8')).not.toContain('\x1b')
  })
})

describe('colour', () => {
  test('comes with FORCE_COLOR, not into a pipe, and changes nothing else', async () => {
    const [plain, forced] = await Promise.all([
      seml(['audit', CHURN]),
      seml(['audit', CHURN], { env: { FORCE_COLOR: '1' } }),
    ])
    expect(plain.stdout).not.toContain('\x1b')
    expect(forced.stdout).toContain('\x1b[')
    expect(stripVTControlCharacters(forced.stdout)).toBe(plain.stdout)
  })

  test('comes on a terminal, but not with NO_COLOR', async () => {
    const log = join(await makeRepository({}), 'log')
    const onTerminal = (env: Record<string, string>) =>
      run('script', ['-qec', `"${process.execPath}" "${BIN}" audit "${CHURN}"`, log], {
        env: { TERM: 'xterm', ...env },
      })
    expect((await onTerminal({})).stdout).toContain('\x1b[1mScore')
    expect((await onTerminal({ NO_COLOR: '1' })).stdout).not.toMatch(/\x1b\[\d+m/)
  })
})

describe('a reader that goes early', () => {
  test('ends the program quietly', async () => {
    const root = await makeRepository({ 'many.py': manyFunctions(5000) })
    const pipe = `set -o pipefail; "${process.execPath}" "${BIN}" metrics "${root}" | head -n 1`
    const { code, stdout, stderr } = await run('bash', ['-c', pipe])
    expect(stdout).toBe('file,name,kind,line,end_line,code_lines,total_lines,parameters,complexity\n')
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })
})
