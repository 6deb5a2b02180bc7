import { describe, expect, test } from 'vitest'
import { makeRepository } from './repository.ts'
import { CHURN, run, seml } from './run.ts'

const MODULE = `"""Docstring."""
import os


@cached
def load(path, *, sep=","):
    if path:
        return os.open(path)


class Model:
    def fit(self, x, y):
        return [a for a in x if a]
`

const TEST = 'def test_load():\n    assert load("x")\n'

const notebook = (...cells: [type: string, source: string][]): string =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', language: 'python' } },
    cells: cells.map(([type, source]) => ({ cell_type: type, metadata: {}, outputs: [], execution_count: 1, source })),
  })

/** Rows as Python's own reader sees them. */
async function readWithPython(csv: string): Promise<Record<string, string>[]> {
  const script =
    'import csv, io, json, sys; print(json.dumps(list(csv.DictReader(io.StringIO(sys.argv[1], newline="")))))'
  const { stdout, stderr } = await run('python3', ['-c', script, csv])
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const hasPython = (await run('python3', ['--version']).catch(() => undefined))?.code === 0

describe('se-ml metrics', () => {
  test('writes one row for each unit, with the figures counted by hand', async () => {
    const root = await makeRepository({
      'model.py': MODULE,
      'tests/test_model.py': TEST,
    })
    const { code, stdout } = await seml(['metrics', root])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toEqual([
      'file,name,kind,line,end_line,code_lines,total_lines,parameters,complexity',
      'model.py,load,function,6,8,3,3,2,2',
      'model.py,Model.fit,method,12,13,2,2,2,3',
    ])
  })

  test('adds code of other roles on demand', async () => {
    const root = await makeRepository({
      'model.py': MODULE,
      'tests/test_model.py': TEST,
    })
    expect((await seml(['metrics', root, '--all'])).stdout).toContain(
      'tests/test_model.py,test_load,function,1,2,2,2,0,2',
    )
  })

  test('says in JSON in which cell of a notebook a unit stands', async () => {
    const cells = notebook(['code', 'import os'], ['markdown', '# Title'], ['code', 'x = 1\ndef f():\n    return 1'])
    const root = await makeRepository({ 'explore.ipynb': cells })
    const rows = JSON.parse((await seml(['metrics', root, '--format', 'json'])).stdout)
    expect(rows.find(({ name }: { name: string }) => name === 'f')).toMatchObject({
      file: 'explore.ipynb',
      role: 'notebook',
      cell: 3,
      cell_line: 2,
    })
  })

  test.skipIf(!hasPython)('is a table that Python reads back, odd file names included', async () => {
    const root = await makeRepository({ 'a,b "c"\nd.py': MODULE, 'plain.py': MODULE })
    const [csv, json] = await Promise.all([seml(['metrics', root]), seml(['metrics', root, '--format', 'json'])])
    const read = await readWithPython(csv.stdout)
    const rows: Record<string, unknown>[] = JSON.parse(json.stdout)
    expect(read.map(({ file }) => file)).toContain('a,b "c"\nd.py')
    expect(read).toEqual(
      rows.map(({ role: _role, ...row }) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
      ),
    )
  })

  test('writes one row for each module with --modules', async () => {
    const copy = Array.from({ length: 6 }, (_, line) => `step_${line}(data)\n`).join('')
    const root = await makeRepository({ 'a.py': `import os\n${copy}`, 'b.py': `${copy}finish()\n`, 'c.py': 'x = 1\n' })
    const { stdout } = await seml(['metrics', root, '--modules'])
    expect(stdout.trim().split('\n')).toEqual([
      'file,role,language,total_lines,code_lines,units,imports,duplicated_lines,fan_in,component,interface',
      'a.py,source,python,7,7,1,1,6,0,(loose files),false',
      'b.py,source,python,7,7,1,0,6,0,(loose files),false',
      'c.py,source,python,1,1,0,0,0,0,(loose files),false',
    ])
  })

  test('measures what the audit measures', async () => {
    const [json, modules] = await Promise.all([
      seml(['audit', CHURN, '--format', 'json']),
      seml(['metrics', CHURN, '--modules', '--format', 'json']),
    ])
    const { files, codeLines } = JSON.parse(json.stdout).repository.languages.python
    const rows: { code_lines: number }[] = JSON.parse(modules.stdout)
    expect(rows).toHaveLength(files)
    expect(rows.reduce((sum, row) => sum + row.code_lines, 0)).toBe(codeLines)
  })
})

describe('se-ml files', () => {
  test('gives each file its role, kind and the reason', async () => {
    const root = await makeRepository({
      'model.py': MODULE,
      'tests/test_model.py': TEST,
      'node_modules/x/index.js': '',
    })
    const { code, stdout } = await seml(['files', root])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^role +kind +path +reason$/m)
    expect(stdout).toMatch(/^source +python +model\.py +\S/m)
    expect(stdout).toMatch(/^test +python +tests\/test_model\.py +\S/m)
    expect(stdout).toMatch(/^left-out +- +node_modules +installed packages/m)
  })

  test('lists with --skipped what was not read, or in part only', async () => {
    const root = await makeRepository({ 'model.py': MODULE, 'old.py': 'print "Python 2"\n' })
    const { stdout } = await seml(['files', root, '--skipped'])
    expect(stdout).toMatch(/^partly +- +old\.py:1 +\S/m)
    expect(stdout).not.toContain('model.py')
  })
})

describe('se-ml explain', () => {
  test('explains a rule with the limits of a preset', async () => {
    const [ours, newer] = await Promise.all([
      seml(['explain', 'write-short-units']),
      seml(['explain', 'maintainability/write-short-units', '--preset', 'sig-2025']),
    ])
    expect(ours.stdout).toContain('units of more than 15 lines of code: at most 43.7 %')
    expect(newer.stdout).toContain('units of more than 15 lines of code: at most 47.1 %')
    for (const heading of ['Why', 'How it is measured', 'How to fix it', 'Example', 'Sources']) {
      expect(ours.stdout).toContain(`\n${heading}\n`)
    }
    expect(ours.stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('lists all rules', async () => {
    expect((await seml(['explain'])).stdout).toContain('maintainability\n  write-short-units ')
  })
})
