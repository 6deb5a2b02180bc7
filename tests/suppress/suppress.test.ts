import { describe, expect, test } from 'vitest'
import { loadConfig, suppressOf } from '../../src/config/index.ts'
import { audit, type Finding, type Report, rules, textReport } from '../../src/index.ts'
import { makeTree, type TreeEntries } from '../helpers/tree.ts'

const NAMES = ['write-short-units', 'write-code-once', 'write-clean-code', 'separate-concerns', 'automate-tests']
const SOME = rules.filter(({ id }) => NAMES.some((name) => id.endsWith(`/${name}`)))

/** Audits a tree with its configuration, as the command line does. */
async function report(entries: TreeEntries, today = '2026-06-01'): Promise<Report> {
  const root = makeTree(entries)
  const config = await loadConfig(root)
  return audit(root, { rules: SOME, today, ...suppressOf(config, root) })
}

function findings({ rules: judged }: Report, rule: string): readonly Finding[] {
  return judged.find(({ id }) => id.endsWith(`/${rule}`))?.findings ?? []
}

function shown(audited: Report): string[] {
  return audited.rules.flatMap(({ id, findings: all }) =>
    all.flatMap(({ suppressed, at }) =>
      suppressed
        ? [`${id.split('/')[1]} ${at.path} ${suppressed.reason} (${suppressed.at.path}:${suppressed.at.line})`]
        : [],
    ),
  )
}

function problems({ suppressions }: Report): string[] {
  return (suppressions?.problems ?? []).map(({ kind, at }) => `${kind} ${at.path}:${at.line}`)
}

/** A function that is too long. */
function long(name: string, comment = ''): string {
  const body = Array.from({ length: 20 }, (_, index) => `    ${name}${index} = use(${index})`).join('\n')
  return `def ${name}():${comment}\n${body}\n`
}

const ACCEPT = '  # se-ml: ignore[write-short-units] -- generated table'

describe('comments', () => {
  test('accept a unit; measures and scores stay as they were', async () => {
    const plain = await report({ 'a.py': long('fit') })
    const accepted = await report({ 'a.py': long('fit', ACCEPT) })
    expect(shown(accepted)).toEqual(['write-short-units a.py generated table (a.py:1)'])
    expect(accepted.suppressions).toEqual({ suppressed: 1, problems: [] })
    expect(accepted.scores).toEqual(plain.scores)
    expect(plain.suppressions).toBeUndefined()
    const rule = 'maintainability/write-short-units'
    expect(plain.plans.some((plan) => plan.rule === rule)).toBe(true)
    expect(accepted.plans.some((plan) => plan.rule === rule)).toBe(false)
    expect(accepted.steps.some((step) => step.rule === rule)).toBe(false)
  })

  test('accept a unit of TypeScript', async () => {
    const body = Array.from({ length: 20 }, (_, index) => `  use(${index})`).join('\n')
    const code = `// se-ml: ignore[write-short-units] -- one table\nexport function fit(): void {\n${body}\n}\n`
    const audited = await report({ 'a.ts': code })
    expect(shown(audited)).toEqual(['write-short-units a.ts one table (a.ts:1)'])
    expect(audited.suppressions).toEqual({ suppressed: 1, problems: [] })
  })

  test('without a reason in TypeScript are told how to write one', async () => {
    const audited = await report({
      'a.ts': 'run() // se-ml: ignore[write-clean-code]\n',
      'b.py': 'run()  # se-ml: ignore\n',
    })
    const [script, python] = audited.suppressions?.problems ?? []
    expect(script?.message).toContain('“// se-ml: ignore[write-short-units] -- reason”')
    expect(python?.message).toContain('“# se-ml: ignore[write-short-units] -- reason”')
  })

  test('accept what stands inside of a unit', async () => {
    const code = `# se-ml: ignore[write-clean-code] -- best effort\ndef load():\n    try:\n        read()\n    except:\n        pass\n`
    const audited = await report({ 'a.py': code, 'b.py': code.split('\n').slice(1).join('\n') })
    const found = findings(audited, 'write-clean-code')
    expect(found.filter(({ at }) => at.path === 'a.py').every(({ suppressed }) => suppressed)).toBe(true)
    expect(found.filter(({ at }) => at.path === 'b.py').some(({ suppressed }) => suppressed)).toBe(false)
    expect(found.length).toBeGreaterThan(1)
    expect(problems(audited)).toEqual([])
  })

  test('accept another comment', async () => {
    const audited = await report({
      'a.py': 'x = 1\n# TODO mend it  # se-ml: ignore[write-clean-code] -- on the list\n',
    })
    expect(shown(audited)).toEqual(['write-clean-code a.py on the list (a.py:2)'])
  })

  test('accept findings on the whole file with ignore-file only', async () => {
    const code = `x = 1\n\n\ndef f():\n    return x\n`
    const wide = await report({ 'a.py': `# se-ml: ignore-file[automate-tests] -- a script\n${code}` })
    expect(shown(wide)).toEqual(['automate-tests a.py a script (a.py:1)'])
    const narrow = await report({ 'a.py': `${code}# se-ml: ignore[automate-tests] -- a script\n` })
    expect(shown(narrow)).toEqual([])
    expect(problems(narrow)).toEqual(['unused a.py:6'])
  })

  test('in notebooks are told by cell', async () => {
    const cell = (source: string) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source })
    const notebook = {
      cells: [cell('x = 1\n'), cell(`y = 2\n${long('fit', ACCEPT)}`)],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }
    const audited = await report({ 'a.ipynb': JSON.stringify(notebook) })
    expect(findings(audited, 'write-short-units').map(({ suppressed }) => suppressed?.at)).toEqual([
      { path: 'a.ipynb', cell: 2, line: 2 },
    ])
  })

  test('without a reason, of unknown rules, for nothing and without a rule are told, and accept nothing', async () => {
    const audited = await report({
      'a.py': long('fit', '  # se-ml: ignore[write-short-units]'),
      'b.py': long('fit', '  # se-ml: ignore[write-short-unit] -- why'),
      'c.py': 'x = 1  # se-ml: ignore[write-short-units, write-code-once] -- why\n',
      'd.py': 'x = 1  # se-ml: ignore -- why\n',
    })
    expect(shown(audited)).toEqual([])
    expect(problems(audited)).toEqual([
      'no-reason a.py:1',
      'unknown-rule b.py:1',
      'unused c.py:1',
      'unused c.py:1',
      'malformed d.py:1',
    ])
  })

  test('may name rules that are off', async () => {
    const audited = await report({ 'a.py': 'x = 1  # se-ml: ignore[write-simple-units] -- why\n' })
    expect(problems(audited)).toEqual([])
  })

  test('accept a clone when they stand on all copies but one', async () => {
    const block = Array.from({ length: 8 }, (_, index) => `a${index} = use(${index})`).join('\n')
    const comment = '# se-ml: ignore[write-code-once] -- two models in one file each\n'
    const two = await report({ 'a.py': `${comment}${block}\n`, 'b.py': `${block}\n` })
    expect(shown(two)).toEqual([expect.stringContaining('two models')])
    const three = await report({ 'a.py': `${comment}${block}\n`, 'b.py': `${block}\n`, 'c.py': `${block}\n` })
    expect(shown(three)).toEqual([])
    const [problem, ...others] = three.suppressions?.problems ?? []
    expect(problem).toMatchObject({ kind: 'unused', message: expect.stringMatching(/all copies but one/) })
    expect(others).toEqual([])
  })
})

describe('the configuration', () => {
  const FILES = { 'old/a.py': long('fit'), 'new/b.py': long('load') }

  test('accepts by path, symbol and fingerprint', async () => {
    const plain = await report(FILES)
    const [first] = findings(plain, 'write-short-units')
    for (const entry of [
      '{rule: write-short-units, path: old/, reason: legacy}',
      '{rule: write-short-units, symbol: fit, reason: legacy}',
      `{rule: maintainability/write-short-units, fingerprint: ${findings(plain, 'write-short-units').find(({ symbol }) => symbol === 'fit')?.fingerprint}, reason: legacy}`,
    ]) {
      const audited = await report({ ...FILES, '.se-ml.yml': `workers: 1\naccept:\n  - ${entry}\n` })
      expect(shown(audited)).toEqual(['write-short-units old/a.py legacy (.se-ml.yml:3)'])
      expect(audited.suppressions).toEqual({ suppressed: 1, problems: [] })
    }
    expect(first?.suppressed).toBeUndefined()
  })

  test('tells entries that fit nothing, and those whose time is over', async () => {
    const text = `accept:
  - {rule: write-short-units, symbol: fit, reason: until the release, until: 2026-05-31}
  - {rule: write-short-units, symbol: load, reason: until the release, until: 2026-06-01}
  - {rule: write-short-units, symbol: gone, reason: legacy}
`
    const audited = await report({ ...FILES, '.se-ml.yml': text })
    expect(shown(audited)).toEqual(['write-short-units new/b.py until the release (.se-ml.yml:3)'])
    expect(problems(audited)).toEqual(['expired .se-ml.yml:2', 'unused .se-ml.yml:4'])
  })

  test('sets other severities for paths, or none', async () => {
    const text =
      'overrides:\n  - {paths: [old/], rules: {maintainability: off}}\n  - {paths: [new/], rules: {write-short-units: warn}}\n'
    const audited = await report({ ...FILES, '.se-ml.yml': text })
    expect(
      findings(audited, 'write-short-units').map(({ at, severity, suppressed }) => [at.path, severity, suppressed?.by]),
    ).toEqual(
      expect.arrayContaining([
        ['new/b.py', 'warn', undefined],
        ['old/a.py', undefined, 'configuration'],
      ]),
    )
    expect(problems(audited)).toEqual([])
  })
})

test('the text report counts what is accepted and names what does nothing', async () => {
  const audited = await report({
    'a.py': long('fit', ACCEPT),
    'b.py': 'x = 1  # se-ml: ignore[write-short-units] -- why\n',
  })
  const text = textReport(audited, { color: false, ascii: true, width: 80, candidates: 3, target: '.' })
  expect(text).toContain('1 finding accepted (1 by comments)')
  expect(text).toMatch(/Unused: no finding of write-short-units here: take the comment out[\s\S]*b\.py:1/)
  expect(text).not.toContain('`fit` has 21 lines')
})
