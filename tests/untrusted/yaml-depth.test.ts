import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { lineNestedDeeper } from '../../src/untrusted/yaml-depth.ts'

/** Depth of plain data; scalars have none. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

describe('depth of YAML', () => {
  it.each([
    ['brackets', '['.repeat(200_000)],
    ['brackets, with closing ones in strings', '["]", '.repeat(60_000)],
    ['brackets, with closing ones in comments', '[ # ]\n'.repeat(60_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['lists in a line', '- '.repeat(200_000)],
    ['keys in a line', '? '.repeat(200_000)],
    ['indentation', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('is too great: %s', (_name, text) => {
    expect(lineNestedDeeper(text, 60)).toBeGreaterThan(0)
  })

  it('is told with the line', () => {
    expect(lineNestedDeeper('a:\n  b:\n    c:\n      d: 1\n', 2)).toBe(3)
    expect(lineNestedDeeper('a:\n  b:\n    c:\n      d: 1\n', 4)).toBeUndefined()
  })

  it('is no matter of brackets in strings', () => {
    expect(lineNestedDeeper(Array.from({ length: 200 }, () => '- "[{["').join('\n'), 10)).toBeUndefined()
  })

  it('is never less than half of that of the data', () => {
    const text = fc.array(fc.constantFrom('- ', 'a: ', '\n', '  ', '[', ']', '{', '}', ',', 'x', '? ', ': '), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, (pieces) => {
        const document = parseDocument(pieces.join(''), { uniqueKeys: false, logLevel: 'silent' })
        fc.pre(document.errors.length === 0)
        const depth = depthOf(document.toJS())
        fc.pre(depth > 0)
        expect(lineNestedDeeper(pieces.join(''), Math.ceil(depth / 2) - 1)).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })
})
