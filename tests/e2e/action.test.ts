import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { Repository } from '../helpers/repository.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const { steps } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')).runs
const SCRIPT: string = steps.find(({ id }: { readonly id?: string }) => id === 'audit').run

const hasBash = spawnSync('bash', ['--version']).status === 0

/** Runs the step as GitHub does: bash that stops at errors, the outputs in a file. */
function runStep(repository: Repository, env: Readonly<Record<string, string>> = {}) {
  const temporary = mkdtempSync(join(tmpdir(), 'se-ml-action-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  mkdirSync(join(temporary, 'se-ml/node_modules/.bin'), { recursive: true })
  symlinkSync(join(ROOT, 'bin/se-ml.js'), join(temporary, 'se-ml/node_modules/.bin/se-ml'))
  const output = join(temporary, 'output')
  const summary = join(temporary, 'summary')
  for (const file of [output, summary]) writeFileSync(file, '')
  const files = { RUNNER_TEMP: temporary, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary }
  const given = { SE_ML_PATH: '.', SE_ML_SINCE: '', SE_ML_BASE: '', SE_ML_GATE: 'true', SE_ML_ARGUMENTS: '', ...env }
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', SCRIPT], {
    cwd: repository.root,
    env: { PATH: process.env.PATH ?? '', ...files, ...given },
    encoding: 'utf8',
  })
  const outputs = Object.fromEntries(
    readFileSync(output, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  return { status, stdout, outputs, summary: readFileSync(summary, 'utf8') }
}

/** A repository whose last commit adds a unit that is too long. */
function worse(): Repository {
  const repository = Repository.of('repositories/churn')
  repository.write({ 'src/churn/extra.py': `def long():\n${'    use(1)\n'.repeat(70)}` })
  repository.commit('Add a long unit')
  return repository
}

describe.skipIf(!hasBash)('the step of the action', () => {
  test('without a base shows what there is and passes', () => {
    const { status, stdout, outputs, summary } = runStep(Repository.of('repositories/churn'))
    expect(status).toBe(0)
    expect(stdout).toMatch(/^::warning file=/)
    expect(outputs['exit-code']).toBe('0')
    expect(JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8')).version).toBe('2.1.0')
    expect(readFileSync(outputs['markdown'] ?? '', 'utf8')).toBe(summary)
    expect(summary.startsWith('<!-- se-ml -->')).toBe(true)
  })

  test('fails for what is worse than the base, and says so first', () => {
    const repository = worse()
    const base = repository.git('rev-parse', 'HEAD~1').trim()
    const { status, stdout, outputs, summary } = runStep(repository, { SE_ML_BASE: base })
    expect(status).toBe(1)
    expect(outputs['exit-code']).toBe('1')
    expect(stdout).toMatch(/^::error file=src\/churn\/extra.py/)
    expect(summary).toContain('**The gate failed.**')
    expect(summary).toContain('### Worse')
    expect(runStep(repository, { SE_ML_BASE: base, SE_ML_GATE: 'false' }).status).toBe(0)
    expect(runStep(repository, { SE_ML_BASE: base, SE_ML_SINCE: 'none' }).status).toBe(0)
  })

  test('goes on without a comparison when the base is not in the clone', () => {
    const { status, stdout } = runStep(worse(), { SE_ML_BASE: '0123456789012345678901234567890123456789' })
    expect(stdout).toContain('::warning title=se-ml::0123456789012345678901234567890123456789 is not in this clone')
    expect(status).toBe(0)
  })

  test('passes arguments on as they are, one a line', () => {
    const repository = worse()
    const { stdout } = runStep(repository, { SE_ML_ARGUMENTS: '--preset=bch-2016\n--exclude=$(touch planted) *\n' })
    expect(stdout).toMatch(/^::/)
    expect(execFileSync('ls', { cwd: repository.root, encoding: 'utf8' })).not.toContain('planted')
  })

  test('has no reports to upload after a mistake', () => {
    const { status, outputs } = runStep(worse(), { SE_ML_PATH: 'no-such-folder' })
    expect(status).toBe(2)
    expect(outputs).toEqual({ 'exit-code': '2' })
  })
})
