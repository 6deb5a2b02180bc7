import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeRepository } from './repository.ts'
import { BIN, type Result, run, seml } from './run.ts'

let root = ''
beforeAll(async () => {
  root = await makeRepository({ 'notes.md': '# Notes\n', 'ok/train.py': 'x = 1\n' })
})

/** One clear line, exit code 2, nothing on stdout. */
function expectMistake({ code, stdout, stderr }: Result, message: RegExp): void {
  expect(stderr).toMatch(message)
  expect(stderr).toMatch(/^se-ml: [^\n]+\n$/)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}

describe('what the user can fix is one line and exit code 2', () => {
  test('no such path', async () => {
    expectMistake(await seml(['audit', join(root, 'nowhere')]), /nowhere: no such folder/)
  })

  test('not a directory', async () => {
    expectMistake(await seml(['audit', join(root, 'notes.md')]), /notes\.md: not a folder/)
  })

  test('nothing to audit', async () => {
    const empty = await makeRepository({ 'notes.md': '# Notes\n' })
    expectMistake(
      await seml(['audit', empty]),
      /nothing to audit in .*Python files \(\.py\) and notebooks \(\.ipynb\).*se-ml files/,
    )
    expectMistake(await seml(['metrics', empty]), /nothing to audit/)
  })

  test.each([
    [
      '.se-ml.yml',
      'preset: se-ml\nexclud:\n  - data\n',
      /\.se-ml\.yml:2: exclud: unknown key, did you mean “exclude”\?/,
    ],
    ['.se-ml.yml', 'preset: strict\n', /\.se-ml\.yml:1: preset: expected one of se-ml, .*found “strict”/],
    ['.se-ml.yml', 'exclude: [\n', /\.se-ml\.yml:\d+: /],
    [
      'pyproject.toml',
      '[project]\nname = "x"\n\n[tool.se-ml]\nworkers = "two"\n',
      /pyproject\.toml:5: workers: expected a number/,
    ],
  ])('a broken configuration in %s (%j)', async (name, text, message) => {
    const broken = await makeRepository({ 'train.py': 'x = 1\n', [name]: text })
    expectMistake(await seml(['audit', broken]), message)
  })

  test('a folder for the output that is not there', async () => {
    expectMistake(
      await seml(['audit', join(root, 'ok'), '--output', join(root, 'none/report.txt')]),
      /cannot write .*there is no folder/,
    )
  })

  test('a disk that is full', async () => {
    const { code, stderr } = await run('sh', ['-c', `"${process.execPath}" "${BIN}" --version > /dev/full`])
    expect(stderr).toMatch(/^se-ml: cannot write the output: .*no space left.*\n$/)
    expect(code).toBe(2)
  })
})

const NOBODY = 65_534

/** The administrator may read everything, so the test then runs as somebody else, who must be able to read this checkout. */
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY } : {}
const canRun = (await seml(['--version'], asNobody).catch(() => undefined))?.code === 0

describe.skipIf(!canRun)('a folder that may not be read', () => {
  test('is told when it is the audited one', async () => {
    const locked = join(root, 'locked')
    await mkdir(locked)
    await chmod(root, 0o755)
    await chmod(locked, 0o000)
    expectMistake(await seml(['audit', locked], asNobody), /locked: .*(cannot be read|permission)/)
  })

  test('is a skipped entry when it is inside, and the audit is incomplete', async () => {
    const inside = await makeRepository({ 'train.py': 'x = 1\n', 'locked/more.py': 'y = 1\n' })
    await chmod(inside, 0o755)
    await chmod(join(inside, 'locked'), 0o000)
    const { code, stdout, stderr } = await seml(['audit', inside, '--format', 'json'], asNobody)
    expect(code).toBe(3)
    const skipped = { path: 'locked', reason: expect.stringMatching(/cannot be read/), lost: true }
    expect(JSON.parse(stdout).skipped).toEqual([skipped])
    expect(stderr).toMatch(/^se-ml: locked: .* The audit is incomplete\.$/m)
    expect((await seml(['audit', inside, '--format', 'json', '--exclude', 'locked/'], asNobody)).code).toBe(0)
  })
})
