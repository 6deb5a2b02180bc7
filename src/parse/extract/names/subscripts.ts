import type { Subscript } from '../../../facts/types/names.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { calleeBefore } from '../callee.ts'
import { isLiteral } from '../literal.ts'
import { afterComma } from '../parameters.ts'
import type { Syntax } from '../syntax.ts'
import { hasRemark } from './remark.ts'
import { stringAt, stringsOf } from './values.ts'

/** A module with more of them is data. */
const MOST_SUBSCRIPTS = 4000

/** Subscripts whose key is a constant string, or a list of strings, in the order of the text. */
export function findSubscripts({ tokens, statements }: Syntax, owners: Int32Array): Subscript[] {
  const found: Subscript[] = []
  for (let index = 0; index < statements.length && found.length < MOST_SUBSCRIPTS; index++) {
    const statement = statements[index]!
    for (let at = statement.first + 1; at < statement.end; at++) {
      if (tokens.code[at] !== code.OPEN_BRACKET || tokens.partner[at]! < at) continue
      const one = readSubscript(tokens, at, statement)
      if (one !== undefined) found.push({ ...one, line: tokens.line[at]!, unit: owners[index]! })
    }
  }
  return found
}

function readSubscript(
  tokens: Tokens,
  open: number,
  statement: Statement,
): Omit<Subscript, 'line' | 'unit'> | undefined {
  const close = tokens.partner[open]!
  const before = tokens.code[open - 1]!
  if (!code.isName(before) && before !== code.CLOSE_PAREN) return undefined
  const isLocated =
    tokens.code[open - 2] === code.DOT &&
    LOCATES.test(tokens.source.slice(tokens.start[open - 1], tokens.end[open - 1]))
  const from = isLocated ? afterComma(tokens, open + 1, close) : open + 1
  if (!isKey(tokens, from, close)) return undefined
  const of = calleeBefore(tokens, open, statement.first)
  if (of === undefined) return undefined
  const write = isAssigned(tokens, open, statement)
  const computed = write && names(tokens, of, [close + 2, statement.end])
  const columns = stringsOf(tokens, from, close)
  const text = write ? textGiven(tokens, close + 2, statement.end) : {}
  const read = {
    of: isLocated ? of.replace(/\.(loc|at)$/, '') : of,
    columns,
    write,
    computed,
    ...text,
    ...row(tokens, open, from),
  }
  return computed && hasRemark(tokens, statement.first, statement.end - 1) ? { ...read, remark: true } : read
}

/** Selects rows and columns of a frame. */
const LOCATES = /^(loc|at)$/

/** `df.loc[37, "label"]`: one row by its number. */
function row({ code: kinds }: Tokens, open: number, from: number): { row?: true } {
  return from === open + 3 && kinds[open + 1] === code.NUMBER ? { row: true } : {}
}

/** `os.environ["A"] = "0"` */
function textGiven(tokens: Tokens, first: number, end: number): { text?: string } {
  return end - first === 1 && tokens.code[first] === code.STRING ? { text: stringAt(tokens, first) } : {}
}

/** A string, or brackets around strings. */
function isKey(tokens: Tokens, from: number, close: number): boolean {
  const first = tokens.code[from] === code.OPEN_BRACKET ? from + 1 : from
  return tokens.code[first] === code.STRING && isLiteral(tokens, from, close)
}

/** The subscript stands left of `=` or of an augmented assignment, and in no bracket. */
function isAssigned(tokens: Tokens, open: number, { kind, first }: Statement): boolean {
  const after = tokens.partner[open]! + 1
  if (kind !== 0 || calleeStart(tokens, open) !== first) return false
  return tokens.code[after] === code.ASSIGN || tokens.code[after] === code.AUGMENTED
}

/** First token of the chain of plain names before the bracket. */
function calleeStart(tokens: Tokens, open: number): number {
  let at = open - 1
  while (at >= 2 && tokens.code[at - 1] === code.DOT) at -= 2
  return at
}

/** Whether the first name of a chain occurs among the tokens. */
function names(tokens: Tokens, chain: string, [first, end]: readonly [number, number]): boolean {
  const [root = ''] = chain.split('.', 1)
  for (let at = first; at < end; at++) {
    if (!code.isName(tokens.code[at]!) || tokens.end[at]! - tokens.start[at]! !== root.length) continue
    if (tokens.source.startsWith(root, tokens.start[at])) return true
  }
  return false
}
