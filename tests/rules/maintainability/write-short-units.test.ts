import { describe, expect, test } from 'vitest'
import rule from '../../../rules/maintainability/write-short-units.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts, unit } from '../../helpers/facts.ts'

const settings = PRESETS['se-ml'].guidelines[rule.id]!

function check(...modules: readonly Partial<ModuleFacts>[]): MeasuredVerdict {
  return rule.check(facts({ modules: modules.map((some) => moduleFacts(some)) }), settings) as MeasuredVerdict
}

describe('the risk profile', () => {
  test('weighs units by their lines; bounds belong to the better band', () => {
    const units = [15, 16, 30, 31, 60, 61].map((codeLines) => unit({ codeLines }))
    const { profile } = check({ units })
    expect(profile).toEqual({
      quantity: 'lines of code per unit',
      lines: 213,
      bands: [
        { risk: 'low', above: 0, upTo: 15, lines: 15, share: 7.0423 },
        { risk: 'moderate', above: 15, upTo: 30, lines: 46, share: 21.5962, limit: 43.7 },
        { risk: 'high', above: 30, upTo: 60, lines: 91, share: 42.723, limit: 22.3 },
        { risk: 'very-high', above: 60, lines: 61, share: 28.6385, limit: 6.9 },
      ],
    })
  })

  test('gives a measure for each bound, with all that is above it', () => {
    const { measures } = check({ units: [10, 20, 40, 130].map((codeLines) => unit({ codeLines })) })
    expect(measures.map(({ id, value, atMost }) => [id, value, atMost])).toEqual([
      ['above-15', 95, 43.7],
      ['above-30', 85, 22.3],
      ['above-60', 65, 6.9],
    ])
  })

  test('takes source files and notebooks, no other role', () => {
    const roles = ['source', 'notebook', 'test', 'example', 'docs', 'vendored', 'generated', 'template'] as const
    const { profile } = check(...roles.map((role, index) => ({ role, units: [unit({ codeLines: 10 ** index })] })))
    expect(profile?.lines).toBe(11)
  })
})

describe('a finding', () => {
  test('is each unit above the first bound, worst first, in the order of path and line where they are equal', () => {
    const { findings } = check(
      { path: 'a.py', units: [unit({ name: 'a', codeLines: 20 }), unit({ name: 'b', codeLines: 70, line: 30 })] },
      { path: 'b.py', units: [unit({ name: 'c', codeLines: 20 }), unit({ name: 'd', codeLines: 15, line: 30 })] },
      { path: 'c.py', units: [unit({ name: 'e', codeLines: 71 }), unit({ name: 'f', codeLines: 31, line: 80 })] },
    )
    expect(findings.map(({ symbol, risk, value }) => `${symbol} ${risk} ${value}`)).toEqual([
      'e very-high 71',
      'b very-high 70',
      'f high 31',
      'a moderate 20',
      'c moderate 20',
    ])
  })

  test('says what was seen, where, and what to do', () => {
    const { findings } = check({
      path: 'churn/train.py',
      units: [
        unit({ name: 'Trainer.fit', kind: 'method', line: 12, codeLines: 143, totalLines: 180, content: 'c0de' }),
      ],
    })
    expect(findings).toEqual([
      {
        message: '`Trainer.fit` has 143 lines of code; split it until no unit has more than 15',
        at: { path: 'churn/train.py', line: 12, endLine: 191 },
        risk: 'very-high',
        value: 143,
        lines: 143,
        target: 15,
        fix: { action: 'Split `Trainer.fit` (143 lines of code) into units of at most 15', effort: 'medium' },
        symbol: 'Trainer.fit',
        content: 'c0de',
      },
    ])
  })

  test('calls a script body what it is', () => {
    const { findings } = check({ units: [unit({ name: '<script>', kind: 'script', codeLines: 40 })] })
    expect(findings[0]?.message).toBe(
      'The script body has 40 lines of code; move its steps into functions of at most 15',
    )
    expect(findings[0]?.fix?.action).toBe('Split the script body (40 lines of code) into units of at most 15')
  })

  test('in a notebook is named by its cells', () => {
    const { findings } = check({
      path: 'explore.ipynb',
      role: 'notebook',
      cells: [
        { cell: 2, firstLine: 1, lines: 10 },
        { cell: 5, firstLine: 11, lines: 30 },
      ],
      units: [unit({ name: '<script>', kind: 'script', line: 3, codeLines: 20, totalLines: 18 })],
    })
    expect(findings[0]?.at).toEqual({ path: 'explore.ipynb', cell: 2, line: 3, endCell: 5, endLine: 10 })
    expect(findings[0]?.message).toMatch(/^The code outside of functions has 20 lines of code; /)
  })
})

test('the longest unit is the evidence', () => {
  const { evidence } = check({ path: 'a.py', units: [unit(), unit({ name: 'fit', line: 3, codeLines: 9 }), unit()] })
  expect(evidence).toEqual([
    { message: '`fit` has 9 lines of code, the most of 3 units', at: { path: 'a.py', line: 3, endLine: 11 } },
  ])
})

test.each([
  ['there is no module', []],
  ['there are tests only', [{ role: 'test', units: [unit({ codeLines: 80 })] }]],
  ['modules hold no unit', [{ units: [] }]],
] as const)('nothing is said where %s', (_, modules) => {
  const given = facts({ modules: modules.map((some) => moduleFacts(some)) })
  expect(rule.check(given, settings)).toEqual({
    status: 'not-applicable',
    reason: 'there is no function, method or script body in source files and notebooks',
  })
})

describe('in a repository', () => {
  const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

  test.each([
    ['one-long-function', false, ['train.py:4 train 72']],
    ['short-functions', true, []],
    ['docstrings-and-comments-are-free', true, []],
    ['nested-functions-belong-to-the-outer-one', false, ['loop.py:1 outer 22']],
    ['script-body', false, ['run.py:7 <script> 22']],
    ['notebook-without-functions', false, ['explore.ipynb cell 2, line 4 <script> 19']],
    ['long-tests-do-not-count', true, []],
  ])('%s', async (name, met, found) => {
    const { status, met: kept, findings } = await judge(name)
    expect({ status, kept, found: show(findings) }).toEqual({ status: 'measured', kept: met, found })
  })

  test('nothing-but-imports', async () => {
    expect(await judge('nothing-but-imports')).toMatchObject({ status: 'not-applicable', findings: [] })
  })

  test('the score is 100 x the worst limit / share', async () => {
    // 72 of 74 lines are above 60, where 6.9 % may be.
    expect((await judge('one-long-function')).score).toBe(7.1)
    expect((await judge('short-functions')).score).toBe(100)
  })
})
