import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stamp } from '../../src/check/fingerprint.ts'
import { changeLimits } from '../../src/check/limits.ts'
import { check } from '../../src/check/run.ts'
import type { FoundPlace, GradedVerdict, MeasuredVerdict, Verdict } from '../../src/model.ts'
import { defineGuideline, definePractice, type GuidelineSettings } from '../../src/rule.ts'

const TEXTS = { number: 1, title: 't', why: 'w', how: 'h', fix: 'f', sources: [] }

function found(some: Partial<FoundPlace> = {}): FoundPlace {
  return { message: 'm', at: { path: 'a.py', line: 1 }, risk: 'high', value: 1, lines: 1, content: 'c', ...some }
}

function practice(run: () => unknown) {
  return definePractice({
    ...{ id: 'coding/x', ...TEXTS, needs: [] },
    catalogue: { difficulty: 'basic', effects: [], observability: 'static', related: [] },
    check: () => run() as GradedVerdict,
  })
}

function verdictOf(run: () => unknown): Verdict {
  return check([practice(run)], {}, {})[0]!.verdict
}

describe('running rules', () => {
  test('a rule that throws has the status error and never ends the audit', () => {
    const broken = practice(() => {
      throw new Error('boom')
    })
    const good = practice(() => ({ status: 'unknown', reason: 'r' }))
    const results = check([broken, good], {}, {})
    expect(results.map(({ verdict }) => verdict)).toEqual([
      { status: 'error', reason: 'the rule failed: boom' },
      { status: 'unknown', reason: 'r' },
    ])
  })

  test.each([undefined, null, {}, 'fine', { status: 7 }])('a rule that returns %j failed', (value) => {
    expect(verdictOf(() => value).status).toBe('error')
  })

  test('what is thrown need not be an error', () => {
    const verdict = verdictOf(() => {
      throw 'a text'
    })
    expect(verdict).toEqual({ status: 'error', reason: 'the rule failed: a text' })
  })

  test('a guideline gets the numbers of its own id, and none where the preset has none', () => {
    const seen: GuidelineSettings[] = []
    const guideline = defineGuideline({
      ...{ id: 'maintainability/x', ...TEXTS, needs: [] },
      check: (_facts, settings): MeasuredVerdict => {
        seen.push(settings)
        return { status: 'measured', measures: [], evidence: [], findings: [] }
      },
    })
    const own = { bounds: [1, 2, 3], limits: [30, 20, 10] }
    check([guideline], {}, { 'maintainability/x': own, 'maintainability/y': { bounds: [9], limits: [9] } })
    check([guideline], {}, {})
    expect(seen).toEqual([own, { bounds: [], limits: [] }])
  })

  test('of the rule its description goes on, not its code', () => {
    const [result] = check([practice(() => ({ status: 'unknown', reason: 'r' }))], {}, {})
    expect(result?.meta).toMatchObject({ id: 'coding/x', kind: 'practice', title: 't' })
    expect(Object.keys(result!.meta)).not.toEqual(expect.arrayContaining(['check']))
    expect(() => structuredClone(result)).not.toThrow()
  })
})

describe('fingerprints', () => {
  const prints = (places: readonly FoundPlace[], rule: 'coding/x' | 'coding/y' = 'coding/x') =>
    stamp(rule, places).map(({ fingerprint }) => fingerprint)

  test('are the first 16 digits of a hash of rule, path, symbol, content and order', () => {
    const text = 'coding/x\na.py\nfit\nc\n0'
    const expected = createHash('sha256').update(text).digest('hex').slice(0, 16)
    expect(prints([found({ symbol: 'fit' })])).toEqual([expected])
  })

  test('do not know lines, values and messages', () => {
    const moved = found({ at: { path: 'a.py', line: 99 }, value: 7, message: 'other', risk: 'low' })
    expect(prints([moved])).toEqual(prints([found()]))
  })

  test('differ by rule, path, symbol and content', () => {
    const others = [found({ at: { path: 'b.py' } }), found({ symbol: 's' }), found({ content: 'd' })]
    const all = [...prints([found()]), ...others.flatMap((one) => prints([one])), ...prints([found()], 'coding/y')]
    expect(new Set(all).size).toBe(5)
  })

  test('of equal findings are told apart by their order', () => {
    const [first, second, third] = prints([found(), found(), found({ content: 'd' })])
    expect(first).not.toBe(second)
    expect(prints([found()])).toEqual([first])
    expect(prints([found({ content: 'd' })])).toEqual([third])
  })
})

describe('limits that the configuration changes', () => {
  const preset = {
    a: { bounds: [15, 30, 60], limits: [44, 22, 7] },
    b: { bounds: [], limits: [], atMost: { components: 12, gini: 0.71 }, atLeast: { components: 2 } },
  }

  test('take the place of those of the preset, whole lists at once', () => {
    expect(changeLimits(preset, { a: { limits: [50, 25, 10] } })).toEqual({
      ...preset,
      a: { bounds: [15, 30, 60], limits: [50, 25, 10] },
    })
  })

  test('single limits one by one', () => {
    expect(changeLimits(preset, { b: { atMost: { components: 20 } } }).b).toEqual({
      ...preset.b,
      atMost: { components: 20, gini: 0.71 },
    })
    expect(changeLimits(preset, { a: { atLeast: { x: 1 } } }).a).toEqual({ ...preset.a, atLeast: { x: 1 } })
  })

  test('the preset itself stays as it is, and a rule that it does not know begins with none', () => {
    const before = structuredClone(preset)
    expect(changeLimits(preset, { c: { atMost: { x: 1 } } })).toMatchObject({
      c: { bounds: [], limits: [], atMost: { x: 1 } },
    })
    expect(preset).toEqual(before)
    expect(changeLimits(preset)).toEqual(preset)
  })
})
