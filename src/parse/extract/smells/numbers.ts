import type { Smell } from '../../../facts/types/smells.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

const CONDITIONS = new Set([code.IF, code.ELIF, code.WHILE])

/** Numbers that mean what they say: none, one, a pair, a sign, a half, a percentage, powers of ten, ends of bytes. */
const PLAIN = new Set([0, 1, 2, 3, 4, 0.5, 10, 100, 1000, 255, 256])

/** What is compared says what the number is: a count, a dimension, a code or version published elsewhere. */
const SPEAKING =
  /\b(len|ndim|dim|shape|size|version\w*|status\w*|code|errno|returncode|hex|ord|argc?|argv|rank|level|bits?|channels?)\b/i

/** The first magic number inside the comparisons of an `if`, `elif` or `while` in a function: one for each condition. */
export function numberSmells({ tokens, statements }: Syntax): Smell[] {
  return statements.flatMap(({ kind, first, end, parent }) => {
    if (!CONDITIONS.has(kind) || parent === -1) return []
    const condition = textOf(tokens, first, end)
    return SPEAKING.test(condition) ? [] : magicNumbers(tokens, first, end).slice(0, 1)
  })
}

function magicNumbers(tokens: Tokens, first: number, end: number): Smell[] {
  const smells: Smell[] = []
  for (let at = first; at < end; at++) {
    if (tokens.code[at] !== code.NUMBER || !isCompared(tokens, at)) continue
    const text = textOf(tokens, at)
    if (PLAIN.has(Number(text.replaceAll('_', ''))) || isTiny(text)) continue
    const line = tokens.line[at]!
    smells.push({ kind: 'magic-number', line, endLine: line, what: text })
  }
  return smells
}

/** `1e-8` against a rounding error. */
function isTiny(text: string): boolean {
  const value = Math.abs(Number(text))
  return value < 1e-4 && value > 0
}

/** A comparison sign stands right before or after it, or before its minus sign. */
function isCompared(tokens: Tokens, at: number): boolean {
  const before = tokens.code[at - 1] === code.MINUS ? at - 2 : at - 1
  return isComparison(tokens, before) || isComparison(tokens, at + 1)
}

function isComparison(tokens: Tokens, at: number): boolean {
  return tokens.code[at] === code.OPERATOR && /^(<|>|<=|>=|==|!=)$/.test(textOf(tokens, at))
}
