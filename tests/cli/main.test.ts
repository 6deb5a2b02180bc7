import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exitCode } from '../../src/cli/exit-code.ts'
import { main } from '../../src/cli/main.ts'
import { VERSION } from '../../src/version.ts'
import { report, rules } from '../report/sample.ts'
import { Broken, fakeWorld } from './world.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'se-ml-main-'))
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'notes.md'), '# Notes\n')
})
afterAll(() => rm(folder, { recursive: true }))

describe('help', () => {
  const commands = ['audit', 'files', 'metrics', 'explain']

  test.each([[], ...commands.map((command) => [command])])('%s --help fits 80 columns', async (...words) => {
    const world = fakeWorld()
    expect(await main([...words, '--help'], world)).toBe(0)
    expect(world.stdout.text).toContain('Usage: se-ml')
    expect(world.stdout.text.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(world.stderr.text).toBe('')
  })

  test('names all commands', async () => {
    const world = fakeWorld()
    await main(['--help'], world)
    for (const command of commands) expect(world.stdout.text).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  })

  test('is what a call without words gets, as a mistake', async () => {
    const world = fakeWorld()
    expect(await main([], world)).toBe(2)
    expect(world.stdout.text).toBe('')
    expect(world.stderr.text).toContain('Usage: se-ml')
  })
})

test('--version prints the version of the package', async () => {
  const world = fakeWorld()
  expect(await main(['--version'], world)).toBe(0)
  expect(world.stdout.text).toBe(`${VERSION}\n`)
})

describe('mistakes of the user', () => {
  test.each([
    [['audt'], /unknown command 'audt' \(Did you mean audit\?\)/],
    [['audit', '--fromat', 'json'], /unknown option '--fromat' \(Did you mean --format\?\)/],
    [['audit', '--format', 'xml'], /'xml' is invalid\. Allowed choices are text, json, sarif/],
    [['audit', '--preset', 'sig'], /Allowed choices are se-ml, bch-2016, sig-2025/],
    [['audit', '--workers', '-1'], /whole number from 0 to 64/],
    [['audit', '--candidates', '.'], /whole number/],
    [['audit', '.', 'other'], /too many arguments/],
    [['audit', ''], /It is empty: use "\." for the current folder/],
    [['audit', 'https://example.org/repo'], /It is an address: clone the repository/],
    [['explain', 'no-such-rule'], /there is no rule "no-such-rule"/],
  ])('%j: one line on stderr and exit code 2', async (args, message) => {
    const world = fakeWorld()
    expect(await main(args, world)).toBe(2)
    expect(world.stderr.text).toMatch(message)
    expect(world.stderr.text).toMatch(/^se-ml: [^\n]+\n$/)
    expect(world.stdout.text).toBe('')
  })

  test('nothing to audit says what was looked for', async () => {
    const world = fakeWorld()
    expect(await main(['audit', join(folder, 'empty')], world)).toBe(2)
    expect(world.stderr.text).toMatch(
      /^se-ml: nothing to audit in .*empty: .*Python files \(\.py\) and notebooks.*"se-ml files".*\n$/,
    )
  })

  test('an output that cannot be written is told', async () => {
    const world = fakeWorld({ stdout: new Broken('ENOSPC') })
    expect(await main(['--version'], world)).toBe(2)
    expect(world.stderr.text).toMatch(/^se-ml: cannot write the output: .*ENOSPC\n$/)
  })
})

test('a reader that has gone is no mistake', async () => {
  const world = fakeWorld({ stdout: new Broken('EPIPE') })
  expect(await main(['--help'], world)).toBe(0)
  expect(world.stderr.text).toBe('')
})

test('a rule that failed makes the exit code 3', () => {
  expect(exitCode(report)).toBe(3)
  expect(exitCode({ ...report, rules: rules.filter(({ status }) => status !== 'error') })).toBe(0)
})
