import { beforeAll, describe, expect, test } from 'vitest'
import { audit, listFiles, type Report, type UnitMetrics, unitMetrics } from '../../src/index.ts'
import type { ReportedRule } from '../../src/model.ts'

const CHURN = 'fixtures/repositories/churn'

let report: Report
let units: readonly UnitMetrics[]

beforeAll(async () => {
  report = await audit(CHURN)
  units = await unitMetrics(CHURN)
})

function rule(name: string): ReportedRule {
  return report.rules.find(({ id }) => id === `maintainability/${name}`)!
}

describe('the example repository', () => {
  test('each kind of file gets its role', async () => {
    const { files } = await listFiles(CHURN)
    const roles = Object.fromEntries(files.map(({ path, role }) => [path, role]))
    expect(roles).toMatchObject({
      '.github/workflows/ci.yml': 'ci',
      '.pre-commit-config.yaml': 'config',
      Dockerfile: 'deploy',
      'deploy/deployment.yaml': 'deploy',
      'docs/model_card.md': 'docs',
      'dvc.yaml': 'config',
      'notebooks/01_exploration.ipynb': 'notebook',
      // Evaluates the model: a test by name only.
      'scripts/test.py': 'source',
      'src/churn/train.py': 'source',
      'tests/conftest.py': 'test',
      'tests/data/customers.csv': 'fixture',
      'tests/test_features.py': 'test',
    })
  })

  // Expected values: Python's ast and tokenize, by the counting rules of radon (complexity) and Better Code Hub (lines).
  test.each([
    ['src/churn/train.py', 'run_training', 27, 82, 5, 27],
    ['src/churn/model.py', 'build_boosting', 28, 12, 9, 1],
    ['src/churn/tune.py', 'search', 18, 20, 3, 1],
    ['src/churn/serve.py', 'score', 47, 4, 1, 3],
    ['scripts/export_scores.py', 'write_summary', 14, 10, 3, 1],
  ])('%s %s', (file, name, line, code_lines, parameters, complexity) => {
    const found = units.filter((unit) => unit.file === file && unit.name === name)
    expect(found).toEqual([expect.objectContaining({ line, code_lines, parameters, complexity })])
  })

  test('scripts and notebooks have a script body', () => {
    const scripts = units.filter(({ kind }) => kind === 'script').map(({ file }) => file)
    expect(scripts).toEqual(expect.arrayContaining(['notebooks/01_exploration.ipynb', 'scripts/test.py']))
  })

  test('the clone over two files and the clone in one file', () => {
    const places = rule('write-code-once').findings.map(({ at, related = [] }) =>
      [at, ...related].map(({ path, line, endLine }) => `${path}:${line}-${endLine}`).sort(),
    )
    expect(places.sort()).toEqual([
      ['scripts/export_scores.py:17-24', 'src/churn/evaluate.py:31-37'],
      ['src/churn/features.py:37-43', 'src/churn/features.py:52-58'],
    ])
  })

  test('candidates start with the worst unit', () => {
    expect(rule('write-short-units').findings[0]).toMatchObject({
      symbol: 'run_training',
      value: 82,
      risk: 'very-high',
    })
    expect(rule('write-simple-units').findings[0]).toMatchObject({
      symbol: 'run_training',
      value: 27,
      risk: 'very-high',
    })
    expect(rule('keep-interfaces-small').findings[0]).toMatchObject({ symbol: 'build_boosting', value: 9 })
  })

  test('the Python 2 script is read in part, and says so', () => {
    expect(report.skipped).toEqual([
      expect.objectContaining({ path: 'scripts/legacy/import_crm.py', line: 12, partly: true }),
    ])
    expect(units.some(({ name }) => name === 'count_contracts')).toBe(true)
  })

  test('the number of workers changes nothing', async () => {
    expect(await audit(CHURN, { workers: 3 })).toEqual(report)
  })
})
