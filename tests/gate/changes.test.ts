import { describe, expect, test } from 'vitest'
import { type Compared, changesIn } from '../../src/gate/changes.ts'
import { copiesOf, hasMoreCopies } from '../../src/gate/copies.ts'
import { judgeScores } from '../../src/gate/falls.ts'
import { judgeFindings } from '../../src/gate/findings.ts'
import { referenceOf } from '../../src/gate/reference.ts'
import { severityOf } from '../../src/gate/severity.ts'
import type { Finding, ReportedRule } from '../../src/model.ts'
import { known } from '../helpers/known.ts'
import { reported, reportOf } from '../helpers/report.ts'
import { finding } from '../helpers/results.ts'

const UNITS = 'maintainability/write-short-units'

/** A unit of so many lines. Its content is its name and length, as it would be for code. */
function unit(symbol: string, value: number, some: Partial<Finding> = {}): Finding {
  const content = `${symbol} ${value}`
  return finding({ symbol, value, lines: value, content, fingerprint: `${symbol}-${value}`, ...some })
}

function rule(findings: readonly Finding[], some: Partial<ReportedRule> = {}): ReportedRule {
  return reported(UNITS, { findings, score: 80, met: false, ...some })
}

function compared(before: ReportedRule, after: ReportedRule, some: Partial<Compared> = {}): Compared {
  const reference = referenceOf(reportOf([before]), 'main')
  const tolerance = { score: 1, value: 10 }
  return { report: reportOf([after]), reference, tolerance, newFindings: 'high', ...some }
}

function changes(before: readonly Finding[], after: readonly Finding[]) {
  return changesIn(compared(rule(before), rule(after)))
}

describe('how findings differ from a reference', () => {
  test('nothing where nothing changed', () => {
    const { added, worse, tolerated, counts } = changes([unit('fit', 40)], [unit('fit', 40)])
    expect([added, worse, tolerated]).toEqual([[], [], []])
    expect(counts).toEqual({ new: 0, worse: 0, fixed: 0, better: 0, moved: 0, unchanged: 1, split: 0 })
  })

  test('new and fixed', () => {
    const { added, counts } = changes([unit('fit', 40)], [unit('load', 50)])
    expect(added.map(({ symbol }) => symbol)).toEqual(['load'])
    expect(counts).toMatchObject({ new: 1, fixed: 1, unchanged: 0 })
  })

  test.each<[number, 'tolerated' | 'worse', string]>([
    [44, 'tolerated', 'a tenth of 40 lines is free'],
    [45, 'worse', 'more than a tenth is not'],
  ])('40 lines that became %i are %s', (lines, which) => {
    const found = changes([unit('fit', 40)], [unit('fit', lines)])
    expect(found[which].map(({ after }) => after.value)).toEqual([lines])
    expect(found[which === 'worse' ? 'tolerated' : 'worse']).toEqual([])
    expect(found.counts).toMatchObject({ worse: 1, unchanged: 0 })
  })

  test('one unit is always free, also where a tenth is less', () => {
    expect(changes([unit('fit', 4)], [unit('fit', 5)]).worse).toEqual([])
    expect(changes([unit('fit', 4)], [unit('fit', 6)]).worse).toHaveLength(1)
  })

  test('fewer lines are better, and equal code with more lines was formatted anew', () => {
    expect(changes([unit('fit', 40)], [unit('fit', 30)]).counts).toMatchObject({ better: 1, worse: 0 })
    const same = { content: 'the same code' }
    expect(changes([unit('fit', 40, same)], [unit('fit', 80, same)]).counts).toMatchObject({ worse: 0, unchanged: 1 })
  })

  test('what people accepted is no finding, before and after', () => {
    const suppressed = { by: 'comment', reason: 'a table', at: { path: 'a.py', line: 1 } } as const
    expect(changes([], [unit('fit', 90, { suppressed })]).added).toEqual([])
    expect(changes([unit('fit', 90, { suppressed })], [unit('fit', 90)]).added).toHaveLength(1)
  })

  test('rules that the reference does not know are left out', () => {
    const unknown = reported('maintainability/write-simple-units', { findings: [unit('fit', 40)] })
    const { added } = changesIn({ ...compared(rule([]), rule([])), report: reportOf([unknown]) })
    expect(added).toEqual([])
  })
})

describe('copies of a clone', () => {
  const copied = (count: number) => known({ copies: { count, files: 'x' } })

  test('a further one is new code, however short it is', () => {
    expect(copiesOf(known())).toBe(0)
    expect(hasMoreCopies({ before: copied(2), after: copied(3), how: 'same' })).toBe(true)
    expect(hasMoreCopies({ before: copied(3), after: copied(3), how: 'same' })).toBe(false)
    expect(hasMoreCopies({ before: copied(3), after: copied(2), how: 'same' })).toBe(false)
  })

  test('so it fails, with the numbers of copies instead of lines', () => {
    const at = (path: string) => ({ path, line: 1 })
    const clone = (paths: readonly string[]) =>
      finding({ value: 6, lines: 6, content: 'block', fingerprint: 'clone', related: paths.map(at) })
    const both = compared(rule([clone(['b.py'])]), rule([clone(['b.py', 'c.py'])]))
    expect(judgeFindings(both, changesIn(both)).failures).toMatchObject([
      { kind: 'worse-finding', limit: '2 copies, as before', value: '3 copies' },
    ])
  })
})

describe('what changed findings mean', () => {
  const judge = (after: readonly Finding[], some: Partial<Compared> = {}, own: Partial<ReportedRule> = {}) => {
    const both = compared(rule([unit('old', 20)]), rule(after, own), some)
    return judgeFindings(both, changesIn(both))
  }

  test('a new one of high risk fails, with place, fingerprint and what to do', () => {
    const { failures, notes } = judge([unit('old', 20), unit('fit', 50, { message: '`fit` has 50 lines; split it' })])
    expect(failures).toEqual([
      {
        kind: 'new-finding',
        subject: UNITS,
        rule: UNITS,
        at: { path: 'a.py', line: 1 },
        finding: 'fit-50',
        limit: 'no new finding of high risk or worse',
        value: 'high risk',
        message: '`fit` has 50 lines',
        nextStep: 'mend it',
      },
    ])
    expect(notes).toEqual([])
  })

  test('of less risk it is told, all of one rule together', () => {
    const some = ['a', 'b', 'c'].map((name) => unit(name, 20, { risk: 'moderate' }))
    const { failures, notes } = judge([unit('old', 20), ...some])
    expect(failures).toEqual([])
    expect(notes.map(({ kind, message }) => [kind, message])).toEqual([
      ['tolerated', `Title of ${UNITS}: 3 new findings of moderate risk at most`],
    ])
  })

  test('the least risk that fails is a setting', () => {
    const moderate = unit('fit', 20, { risk: 'moderate' })
    expect(judge([moderate], { newFindings: 'moderate' }).failures).toHaveLength(1)
    const settings = { newFindings: 'very-high' } as const
    expect(judge([unit('fit', 50)], settings).failures).toEqual([])
    expect(judge([unit('fit', 90, { risk: 'very-high' })], settings).failures).toMatchObject([
      { limit: 'no new finding of very high risk' },
    ])
  })

  test('a rule that warns fails nothing; a path of its own may say otherwise', () => {
    expect(judge([unit('fit', 50)], {}, { severity: 'warn' })).toMatchObject({
      failures: [],
      notes: [{ kind: 'warning', message: `Title of ${UNITS}: 1 new finding; it only warns` }],
    })
    expect(judge([unit('fit', 50, { severity: 'error' })], {}, { severity: 'warn' }).failures).toHaveLength(1)
  })

  test('the worst comes first', () => {
    const found = [unit('a', 50), unit('b', 90, { risk: 'very-high' }), unit('c', 55)]
    expect(judge(found).failures.map(({ finding: print }) => print)).toEqual(['b-90', 'c-55', 'a-50'])
  })
})

describe('severity', () => {
  test('of a guideline is error, of a practice warn, until somebody says otherwise', () => {
    expect(severityOf({ kind: 'guideline' })).toBe('error')
    expect(severityOf({ kind: 'practice' })).toBe('warn')
    expect(severityOf({ kind: 'practice', severity: 'error' })).toBe('error')
  })

  test('of a finding goes before that of its rule', () => {
    expect(severityOf({ kind: 'guideline', severity: 'error' }, finding({ severity: 'warn' }))).toBe('warn')
    expect(severityOf({ kind: 'guideline' }, finding())).toBe('error')
  })
})

describe('scores that fell', () => {
  const judge = (before: Partial<ReportedRule>, after: Partial<ReportedRule>, found: readonly Finding[] = []) => {
    const both = compared(rule([], before), rule(found, after))
    return judgeScores(both, changesIn(both))
  }

  test.each([
    [79, 'one point is tolerated'],
    [80, 'the same'],
    [95, 'a rise'],
  ])('from 80 to %i pass: %s', (score) => {
    expect(judge({ score: 80 }, { score })).toEqual({ failures: [], notes: [] })
  })

  test('one point is one point, however it is stored', () => {
    expect(judge({ score: 16.1 }, { score: 15.1 }).failures).toEqual([])
    expect(judge({ score: 16.1 }, { score: 15 }).failures).toHaveLength(1)
  })

  test('further fall fails, with the finding that explains it most', () => {
    const [small, large] = [unit('a', 20), unit('b', 60, { message: '`b` has 60 lines; split it' })]
    expect(judge({ score: 80 }, { score: 70 }, [small, large]).failures).toEqual([
      {
        kind: 'fallen-score',
        subject: UNITS,
        rule: UNITS,
        limit: '80.0, as before (tolerance 1)',
        value: '70.0',
        message: `Title of ${UNITS}: the score fell from 80.0 to 70.0; most of all since \`b\` has 60 lines`,
        at: { path: 'a.py', line: 1 },
        nextStep: 'mend it',
      },
    ])
  })

  test('where a score is a share of code and no finding is new or has grown, it is only told', () => {
    const profile = { quantity: 'lines', lines: 100, bands: [] }
    expect(judge({ score: 80 }, { score: 70, profile })).toMatchObject({
      failures: [],
      notes: [{ kind: 'tolerated', message: expect.stringMatching(/but no code got worse$/) }],
    })
    expect(judge({ score: 80 }, { score: 70 }).failures).toHaveLength(1)
  })

  test('a rule that warns, and one that can no longer be rated, fail nothing', () => {
    expect(judge({ score: 80 }, { score: 10, severity: 'warn' })).toMatchObject({
      failures: [],
      notes: [{ kind: 'warning' }],
    })
    const { score: _score, ...open } = rule([], { status: 'unknown', reason: 'no code' })
    const both = compared(rule([]), open)
    expect(judgeScores(both, changesIn(both)).notes).toEqual([
      {
        kind: 'not-compared',
        rule: UNITS,
        message: `Title of ${UNITS}: had 80.0, now unknown (no code); not compared`,
      },
    ])
  })
})
