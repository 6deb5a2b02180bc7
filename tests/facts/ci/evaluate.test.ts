import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, namesIn } from '../../../src/facts/ci/condition/evaluate.ts'

/** A condition with its text, and what it comes to by the rules of logic. */
interface Condition {
  readonly text: string
  readonly holds: (names: Readonly<Record<string, boolean>>) => boolean
}

const NAMES = ['a', 'b', 'c'] as const

const { condition } = fc.letrec<{ condition: Condition; name: Condition; joined: Condition; negated: Condition }>(
  (tie) => ({
    condition: fc.oneof({ maxDepth: 5 }, tie('name'), tie('joined'), tie('negated')),
    name: fc.constantFrom(...NAMES).map((name) => ({ text: name, holds: (names) => names[name]! })),
    joined: fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([left, operator, right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        holds: (names) =>
          operator === '&&' ? left.holds(names) && right.holds(names) : left.holds(names) || right.holds(names),
      })),
    negated: tie('condition').map((inner) => ({ text: `!${inner.text}`, holds: (names) => !inner.holds(names) })),
  }),
)

const known = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() })

describe('a condition', () => {
  it('holds as logic has it, when all names are known', () => {
    fc.assert(
      fc.property(condition, known, ({ text, holds }, names) => {
        expect(evaluate(text, (name) => names[name as 'a'])).toBe(holds(names))
      }),
    )
  })

  it('is only decided where no unknown name could change it', () => {
    fc.assert(
      fc.property(condition, known, fc.subarray([...NAMES]), ({ text, holds }, names, open) => {
        const found = evaluate(text, (name) => (open.includes(name as 'a') ? undefined : names[name as 'a']))
        if (found === undefined) return
        for (const a of open.includes('a') ? [true, false] : [names.a])
          for (const b of open.includes('b') ? [true, false] : [names.b])
            for (const c of open.includes('c') ? [true, false] : [names.c]) expect(found).toBe(holds({ a, b, c }))
      }),
    )
  })

  it('binds `&&` tighter than `||`, and `!` tighter than both', () => {
    const names: Readonly<Record<string, boolean>> = { yes: true, no: false }
    const of = (text: string) => evaluate(text, (name) => names[name])
    expect(of('yes || no && no')).toBe(true)
    expect(of('(yes || no) && no')).toBe(false)
    expect(of('!no || yes && no')).toBe(true)
  })

  it('compares texts without regard to case', () => {
    expect(evaluate("github.event_name == 'Push'", () => 'push')).toBe(true)
    expect(evaluate("github.event_name != 'push'", () => 'push')).toBe(false)
  })

  it('stands in the brackets of an expression or without', () => {
    expect(evaluate("${{ github.ref == 'refs/heads/main' }}", () => 'refs/heads/main')).toBe(true)
  })

  it('is not decided where the text is none', () => {
    expect(evaluate('', () => true)).toBeUndefined()
    expect(evaluate('a && ', () => true)).toBeUndefined()
    expect(evaluate('a b', () => true)).toBeUndefined()
  })

  it('mentions its names, and no texts', () => {
    expect(namesIn("github.ref == 'refs/heads/main' && matrix.os")).toEqual(['github.ref', 'matrix.os'])
  })
})
