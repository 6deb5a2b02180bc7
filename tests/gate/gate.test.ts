import { describe, expect, test } from 'vitest'
import {
  audit,
  baselineOf,
  checkGate,
  type GateSettings,
  type Report,
  readBaseline,
  referenceOf,
  rules,
  writeBaseline,
} from '../../src/index.ts'
import { makeTree } from '../helpers/tree.ts'
import { report as sample } from '../report/sample.ts'

const GUIDELINES = rules.filter(({ kind }) => kind === 'guideline')
type Tree = Readonly<Record<string, string>>

function auditOf(files: Tree): Promise<Report> {
  return audit(makeTree(files), { rules: GUIDELINES, workers: 1 })
}

/** The gate on a tree that was another one before, by way of the text of a baseline. */
async function gate(before: Tree, after: Tree, settings: GateSettings = {}) {
  const [old, now] = [await auditOf(before), await auditOf(after)]
  const text = writeBaseline(baselineOf(old))
  const reference = { kind: 'baseline', name: 'b', ...readBaseline('b', text) } as const
  const result = checkGate(now, settings, reference)
  // A baseline knows all that a report knows.
  expect({ ...checkGate(now, settings, referenceOf(old, 'b')), against: 0 }).toEqual({ ...result, against: 0 })
  return result
}

async function reasons(before: Tree, after: Tree, settings: GateSettings = {}): Promise<string[]> {
  const { failures } = await gate(before, after, settings)
  return failures.map(({ kind, rule, at }) => `${kind} ${rule?.split('/')[1]} ${at?.path}:${at?.line}`)
}

/** A function with a number of lines of code, `def` included. */
function unit(name: string, lines: number, parameters = ''): string {
  const body = Array.from({ length: lines - 1 }, (_, index) => `    ${name}_${index} = use(${name}, ${index})`)
  return `def ${name}(${parameters}):\n${body.join('\n')}\n`
}

/** Enough clean code that one unit more does not turn the shares over. */
const CLEAN = Array.from({ length: 40 }, (_, index) => unit(`clean${index}`, 10)).join('\n\n')
const OLD = { 'clean.py': CLEAN, 'old.py': `${unit('fit', 80)}\n\n${unit('load', 40)}` }

describe('old debt', () => {
  test('fails nothing', async () => {
    expect(await gate(OLD, OLD)).toMatchObject({
      passed: true,
      failures: [],
      changes: { new: 0, unchanged: expect.any(Number) },
    })
  })

  test('may be touched, moved, renamed, formatted, put in another order and mended', async () => {
    const { 'old.py': old, ...rest } = OLD
    const [fit = '', load = ''] = old.split('\n\n')
    for (const [name, files] of Object.entries({
      'a comment': { ...rest, 'old.py': `"""Old."""\nimport os\n\n${old.replace('fit_3', '# why\n    fit_3')}` },
      'another value': { ...rest, 'old.py': old.replace('use(fit, 3)', 'use(fit, 30)') },
      'a few lines more': { ...rest, 'old.py': old.replace('    fit_3', '    more = 1\n    most = 2\n    fit_3') },
      'another file': { ...rest, 'pkg/new.py': old },
      'two files': { ...rest, 'a.py': fit, 'b.py': `${load}\n` },
      formatting: { ...rest, 'old.py': old.replaceAll('    ', '  ').replaceAll(', ', ',\n    ') },
      'another order': { ...rest, 'old.py': `${load}\n\n\n${fit}\n` },
      'a shorter unit': { ...rest, 'old.py': `${unit('fit', 14)}\n\n${unit('load', 40)}` },
      'no old code': rest,
    })) {
      expect([name, await reasons(OLD, files)]).toEqual([name, []])
    }
  })

  test('may be divided into parts that are still too long and have parameters', async () => {
    const parts = [unit('fit', 14), unit('step', 35, 'a, b, c'), unit('save', 20, 'a, b, c, d')].join('\n\n')
    const { passed, changes } = await gate(OLD, { ...OLD, 'old.py': `${parts}\n\n${unit('load', 40)}` })
    expect(passed).toBe(true)
    expect(changes).toMatchObject({ new: 0, split: 4 })
  })

  test('may weigh more when clean code is deleted', async () => {
    const result = await gate(OLD, { ...OLD, 'clean.py': CLEAN.slice(0, CLEAN.indexOf('def clean20')) })
    expect(result.failures).toEqual([])
    expect(result.notes.some(({ message }) => /fell from .* but no code got worse/.test(message))).toBe(true)
  })
})

describe('what is new', () => {
  test('fails with rule, limit, value, place and next step', async () => {
    const { failures } = await gate(OLD, { ...OLD, 'new.py': `\n${unit('report', 70)}` })
    expect(failures[0]).toEqual({
      kind: 'new-finding',
      subject: 'maintainability/write-short-units',
      rule: 'maintainability/write-short-units',
      limit: 'no new finding of high risk or worse',
      value: 'very high risk',
      message: '`report` has 70 lines of code',
      at: { path: 'new.py', line: 2, endLine: 71 },
      finding: expect.stringMatching(/^[0-9a-f]{16}$/),
      nextStep: 'Split `report` (70 lines of code) into units of at most 15',
    })
  })

  test('of moderate risk is told, until the score falls', async () => {
    const large = { ...OLD, 'more.py': CLEAN.replaceAll('clean', 'other') }
    const one = await gate(large, { ...large, 'new.py': unit('report', 17) })
    expect(one.failures).toEqual([])
    expect(one.notes.map(({ message }) => message).join()).toMatch(/1 new finding of moderate risk at most/)
    // 300 of 700 lines are moderate, 42.9 %, which meets the limit of 43.7 %; then 600 of 1000.
    const many = (letter: string) =>
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${letter}${n}.py`, unit(`${letter}${n}`, 25)]))
    const before = { 'clean.py': CLEAN, ...many('m') }
    expect(await reasons(before, { ...before, ...many('n') })).toContainEqual(
      expect.stringMatching(/^fallen-score write-short-units n\d+\.py:1$/),
    )
  })

  test('from which risk on is for the settings to say', async () => {
    const files = { ...OLD, 'new.py': unit('report', 25) }
    expect(await reasons(OLD, files)).toEqual([])
    expect(await reasons(OLD, files, { newFindings: 'moderate' })).toEqual([
      'new-finding write-short-units new.py:1',
      'new-finding automate-tests new.py:1', // No test imports it.
    ])
    const worse = { ...OLD, 'new.py': unit('report', 45) }
    expect(await reasons(OLD, worse, { newFindings: 'high' })).toEqual(['new-finding write-short-units new.py:1'])
    expect(await reasons(OLD, worse, { newFindings: 'very-high', tolerance: { score: 100 } })).toEqual([])
  })

  test('is an old unit that grew beyond the tolerance', async () => {
    const grown = (lines: number) => ({ ...OLD, 'old.py': `${unit('fit', lines)}\n\n${unit('load', 40)}` })
    const only = { tolerance: { score: 100 } }
    expect(await reasons(OLD, grown(88), only)).toEqual([])
    expect(await reasons(OLD, grown(89), only)).toEqual(['worse-finding write-short-units old.py:1'])
    expect(await reasons(OLD, grown(89), { tolerance: { score: 100, value: 20 } })).toEqual([])
  })

  test('is a further copy of a clone, even of a short one', async () => {
    const block = Array.from({ length: 35 }, (_, index) => `a${index} = use(${index})`).join('\n')
    const two = { 'a.py': block, 'b.py': block }
    expect(await reasons(two, { ...two, 'c.py': block }, { tolerance: { score: 100 } })).toContainEqual(
      expect.stringMatching(/^worse-finding write-code-once/),
    )
    expect(await reasons(two, two)).toEqual([])
  })
})

describe('severity', () => {
  const NEW = { ...OLD, 'new.py': unit('report', 70) }
  const judged = async (severities: Readonly<Record<string, 'warn' | 'error'>>) => {
    const now = await audit(makeTree(NEW), { rules: GUIDELINES, policy: { severities } })
    return checkGate(now, {}, referenceOf(await auditOf(OLD), 'main'))
  }

  test('decides what fails', async () => {
    expect((await judged({})).passed).toBe(false)
    const warned = await judged({ 'maintainability/write-short-units': 'warn' })
    expect(warned).toMatchObject({ passed: true, failures: [] })
    expect(warned.notes[0]).toMatchObject({ kind: 'warning', rule: 'maintainability/write-short-units' })
  })
})

describe('limits', () => {
  test('of scores, guidelines and levels', () => {
    const { failures } = checkGate(sample, {
      overall: 100,
      practices: 100,
      categories: { maintainability: 100 },
      met: 10,
      guidelines: sample.rules.filter(({ met }) => met === false).map(({ id }) => id),
    })
    expect(failures.every(({ kind, nextStep }) => kind === 'limit' && nextStep !== '')).toBe(true)
    expect(failures.map(({ subject }) => subject).slice(0, 1)).toEqual(['overall'])
    expect(failures.map(({ limit }) => limit)).toEqual(
      expect.arrayContaining(['at least 100.0', 'at least 10 guidelines met', 'met']),
    )
  })

  test('that are kept pass', () => {
    const { overall, maintainability } = sample.scores
    const settings = { overall: overall!.score, met: maintainability!.met }
    expect(checkGate(sample, settings)).toEqual({ passed: true, failures: [], notes: [] })
  })

  test('of what is unknown fail, of what does not apply pass', () => {
    const rule = (status: 'unknown' | 'not-applicable') => ({
      ...{
        id: 'team/x',
        kind: 'practice',
        number: 1,
        title: 'X',
        category: 'team',
        status,
        evidence: [],
        findings: [],
      },
      reason: 'the history is shallow',
    })
    const withRule = (status: 'unknown' | 'not-applicable') =>
      ({ ...sample, rules: [rule(status)] }) as unknown as Report
    const settings = { levels: { 'team/x': 'mostly' } } as const
    expect(checkGate(withRule('unknown'), settings).failures[0]).toMatchObject({
      limit: 'at least mostly',
      value: 'unknown',
      message: 'X: unknown, the history is shallow',
    })
    const passed = checkGate(withRule('not-applicable'), settings)
    expect(passed.failures).toEqual([])
    expect(passed.notes[0]?.message).toMatch(/does not apply: the history is shallow/)
  })
})

test('rules that the baseline does not know fail nothing', async () => {
  const old = await audit(makeTree(OLD), { rules: GUIDELINES.filter(({ id }) => !id.endsWith('short-units')) })
  const now = await auditOf({ ...OLD, 'new.py': unit('report', 70) })
  const { passed, notes } = checkGate(now, {}, referenceOf(old, 'main'))
  expect(passed).toBe(true)
  expect(notes.at(-1)?.message).toMatch(/main does not know maintainability\/write-short-units/)
})

test('another preset cannot be compared', async () => {
  const old = await audit(makeTree(OLD), { rules: GUIDELINES, preset: 'bch-2016' })
  const now = await auditOf(OLD)
  expect(() => checkGate(now, {}, referenceOf(old, 'main'))).toThrow(/main was counted with the preset bch-2016/)
})
