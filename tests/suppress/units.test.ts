import { describe, expect, test } from 'vitest'
import type { SuppressionComment } from '../../src/facts/types/suppressions.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import type { Finding, RuleId } from '../../src/model.ts'
import { AcceptedFindings } from '../../src/suppress/accepted.ts'
import { Comments } from '../../src/suppress/comments.ts'
import { suppress } from '../../src/suppress/index.ts'
import type { Accepted, SuppressOptions } from '../../src/suppress/options.ts'
import { moduleLine, placesOf } from '../../src/suppress/places.ts'
import { overridesOf } from '../../src/suppress/severities.ts'
import { finding, measured, result } from '../helpers/results.ts'

const UNITS = 'maintainability/write-short-units'
const ONCE = 'maintainability/write-code-once'
const KNOWN: readonly RuleId[] = [UNITS, ONCE]

function comment(some: Partial<SuppressionComment> = {}): SuppressionComment {
  return { line: 10, scope: 'line', target: 10, rules: ['write-short-units'], reason: 'a table', ...some }
}

/** A module with a unit from line 10 to 40. */
function moduleWith(comments: readonly SuppressionComment[], some: Partial<ModuleFacts> = {}): ModuleFacts {
  const units = [{ kind: 'function', name: 'fit', line: 10, endLine: 40 }]
  return { path: 'a.py', role: 'source', units, suppressions: comments, ...some } as ModuleFacts
}

function accepts(comments: readonly SuppressionComment[], found: Finding, rule: RuleId = UNITS): boolean {
  return new Comments([moduleWith(comments)]).suppressionOf(rule, found) !== undefined
}

const at = (line: number, path = 'a.py') => finding({ at: { path, line } })

describe('the places of a finding', () => {
  const copy = { path: 'b.py', line: 2 }

  test('are all copies of a clone, but not the users of a module', () => {
    expect(placesOf(finding({ related: [copy] }))).toEqual([{ path: 'a.py', line: 1 }, copy])
    expect(placesOf(finding({ related: [copy], relation: 'uses' }))).toEqual([{ path: 'a.py', line: 1 }])
  })

  test('have lines of the module: those of a cell begin anew', () => {
    const cells = [
      { cell: 2, firstLine: 1, lines: 5 },
      { cell: 5, firstLine: 6, lines: 9 },
    ] as const
    expect(moduleLine({ path: 'a.py', line: 7 }, {})).toBe(7)
    expect(moduleLine({ path: 'a.ipynb', cell: 5, line: 3 }, { cells })).toBe(8)
    expect(moduleLine({ path: 'a.ipynb', cell: 3, line: 3 }, { cells })).toBeUndefined()
    expect(moduleLine({ path: 'a.ipynb' }, { cells })).toBeUndefined()
  })
})

describe('a comment accepts', () => {
  test.each([
    [10, true, 'the line of the comment and of the unit'],
    [25, true, 'a line in the unit that begins at its target'],
    [40, true, 'its last line'],
    [41, false, 'a line behind it'],
    [9, false, 'a line before it'],
  ])('line %i: %s (%s)', (line, expected) => {
    expect(accepts([comment()], at(line))).toBe(expected)
  })

  test('the statement that follows it, when it stands alone', () => {
    const alone = comment({ line: 50, alone: true, target: 51 })
    expect([50, 51, 52].map((line) => accepts([alone], at(line)))).toEqual([true, true, false])
    const { target: _target, ...last } = alone
    expect(accepts([last], at(51))).toBe(true)
  })

  test('the whole file, when it says so, also findings without a line', () => {
    const wide = comment({ scope: 'file' })
    expect(accepts([wide], at(99))).toBe(true)
    expect(accepts([wide], finding({ at: { path: 'a.py' } }))).toBe(true)
    expect(accepts([comment()], finding({ at: { path: 'a.py' } }))).toBe(false)
    expect(accepts([wide], at(1, 'b.py'))).toBe(false)
  })

  test('only the rules that it names, with or without their category, and only with a reason', () => {
    expect(accepts([comment({ rules: [UNITS] })], at(10))).toBe(true)
    expect(accepts([comment()], at(10), ONCE)).toBe(false)
    expect(accepts([comment({ reason: '' })], at(10))).toBe(false)
    expect(accepts([comment({ rules: [] })], at(10))).toBe(false)
  })

  test('a clone when it stands on all copies but one', () => {
    const paths = ['a.py', 'b.py', 'c.py']
    const marked = (count: number) =>
      new Comments(paths.slice(0, count).map((path) => moduleWith([comment({ rules: ['write-code-once'] })], { path })))
    const clone = finding({
      at: { path: 'a.py', line: 10 },
      related: ['b.py', 'c.py'].map((path) => ({ path, line: 10 })),
    })
    expect([1, 2, 3].map((count) => marked(count).suppressionOf(ONCE, clone) !== undefined)).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('what is wrong with comments', () => {
  const problems = (own: SuppressionComment, found: readonly Finding[] = [], path = 'a.py') => {
    const comments = new Comments([moduleWith([own], { path })])
    for (const one of found) comments.suppressionOf(UNITS, one)
    return comments.problems({ judged: new Set([UNITS]), known: KNOWN })
  }

  test('nothing where it was of use', () => {
    expect(problems(comment(), [at(10)])).toEqual([])
  })

  test('no rule, and no reason: the message shows how to write it', () => {
    expect(problems(comment({ rules: [] }))).toMatchObject([
      { kind: 'malformed', message: expect.stringContaining('# se-ml: ignore[write-short-units] -- reason') },
    ])
    expect(problems(comment({ reason: '' }), [], 'a.ts')).toMatchObject([
      { kind: 'no-reason', message: expect.stringContaining('“// se-ml: ignore') },
    ])
  })

  test('a name that stands for no rule', () => {
    expect(problems(comment({ rules: ['write-shorter-units'] }))).toMatchObject([
      {
        kind: 'unknown-rule',
        message: expect.stringContaining('“write-shorter-units”'),
        at: { path: 'a.py', line: 10 },
      },
    ])
  })

  test('nothing was found there: told where the rule was judged, and only there', () => {
    expect(problems(comment(), [at(90)])).toMatchObject([{ kind: 'unused' }])
    expect(problems(comment({ rules: ['write-code-once'] }))).toEqual([])
  })
})

describe('entries of the configuration', () => {
  const entry = (some: Partial<Accepted> = {}): Accepted => ({
    ...{ rule: UNITS, reason: 'vendor', at: { path: '.se-ml.yml', line: 3 } },
    ...some,
  })
  const of = (one: Accepted, options: SuppressOptions = {}) => new AcceptedFindings({ accepted: [one], ...options })
  const fits = (some: Partial<Accepted>, found: Finding = at(1), rule: RuleId = UNITS) =>
    of(entry(some)).suppressionOf(rule, found) !== undefined

  test('fit by rule, and by all else that they give', () => {
    expect([fits({}), fits({}, at(1), ONCE)]).toEqual([true, false])
    expect([fits({ path: '*.py' }), fits({ path: 'b.py' })]).toEqual([true, false])
    const named = finding({ symbol: 'Model.fit', fingerprint: 'x' })
    expect([fits({ symbol: 'Model.fit' }, named), fits({ symbol: 'fit' }, named)]).toEqual([true, false])
    expect([fits({ fingerprint: 'x' }, named), fits({ fingerprint: 'y' }, named)]).toEqual([true, false])
    expect(fits({ symbol: 'Model.fit', fingerprint: 'y' }, named)).toBe(false)
  })

  test('patterns are relative to the folder of the configuration', () => {
    const audited = of(entry({ path: 'services/model/a.py' }), { base: 'services/model' })
    expect(audited.suppressionOf(UNITS, at(1))).toMatchObject({ by: 'configuration', reason: 'vendor' })
    expect(of(entry({ path: '/a.py' }), { base: 'services/model' }).suppressionOf(UNITS, at(1))).toBeUndefined()
  })

  test('hold until their last day, and say so when it is over', () => {
    const until = '2026-03-31'
    const on = (today: string) => of(entry({ until }), { today })
    expect(on('2026-03-31').suppressionOf(UNITS, at(1))).toMatchObject({ until })
    const late = on('2026-04-01')
    expect(late.suppressionOf(UNITS, at(1))).toBeUndefined()
    expect(late.problems(new Set([UNITS]))).toMatchObject([
      { kind: 'expired', message: expect.stringContaining('until 2026-03-31 (vendor)'), at: { line: 3 } },
    ])
  })

  test('that fit nothing are told, unless their rule came to no verdict', () => {
    expect(of(entry()).problems(new Set([UNITS]))).toMatchObject([{ kind: 'unused' }])
    expect(of(entry()).problems(new Set())).toEqual([])
  })
})

describe('severities by path', () => {
  const config = { path: '.se-ml.yml', line: 9 }
  const override = overridesOf({
    overrides: [
      { paths: ['tools/', 'docs/'], severities: { [UNITS]: 'warn', [ONCE]: 'warn' }, at: config },
      { paths: ['tools/old/'], severities: { [UNITS]: 'off' }, at: config },
    ],
  })

  test('the last entry that matches the file and names the rule wins', () => {
    expect(override(UNITS, at(1, 'tools/a.py'))).toEqual({ severity: 'warn' })
    expect(override(UNITS, at(1, 'docs/a.py'))).toEqual({ severity: 'warn' })
    expect(override(ONCE, at(1, 'tools/old/a.py'))).toEqual({ severity: 'warn' })
    expect(override(UNITS, at(1, 'src/a.py'))).toEqual({})
  })

  test('off accepts the finding, and says by which entry', () => {
    expect(override(UNITS, at(1, 'tools/old/a.py'))).toEqual({
      suppressed: { by: 'configuration', reason: `${UNITS} is off for tools/old/`, at: config },
    })
  })
})

describe('all of it together', () => {
  const results = [result(UNITS, measured([]), { findings: [at(10)] })]

  test('without anything to say results stay the same objects', () => {
    expect(suppress(results, [moduleWith([])], {})).toEqual({ results })
    expect(suppress(results, [moduleWith([])], {}).results).toBe(results)
  })

  test('a comment goes before an entry, but both were of use', () => {
    const accepted = [{ rule: UNITS, reason: 'vendor', at: { path: '.se-ml.yml', line: 3 } }] as const
    const { results: marked, suppressions } = suppress(results, [moduleWith([comment()])], { accepted, known: KNOWN })
    expect(marked[0]?.findings[0]?.suppressed).toMatchObject({ by: 'comment', reason: 'a table' })
    expect(suppressions).toEqual({ suppressed: 1, problems: [] })
  })

  test('problems are in the order of their places, lines as numbers', () => {
    const lines = [100, 9].map((line) => comment({ line, target: line, rules: ['nothing'] }))
    const modules = [moduleWith(lines, { path: 'b.py' }), moduleWith([comment({ rules: ['nothing'] })])]
    const { suppressions } = suppress(results, modules, { known: KNOWN })
    expect(suppressions?.problems.map(({ at: { path, line } }) => `${path}:${line}`)).toEqual([
      'a.py:10',
      'b.py:9',
      'b.py:100',
    ])
  })
})
