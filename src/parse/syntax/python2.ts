import { afterComma } from '../extract/parameters.ts'
import type { Syntax } from '../extract/syntax.ts'
import { findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** What may follow `print` or `exec` only where they are statements: the start of an operand that no operator opens. */
const OPERANDS = new Set([
  code.NUMBER,
  code.STRING,
  code.TRIPLE_STRING,
  code.PREFIXED_TRIPLE_STRING,
  code.FSTRING_START,
  code.FSTRING_TRIPLE_START,
  code.OPEN_BRACE,
  code.LAMBDA,
  code.NONE,
  code.TRUE,
  code.FALSE,
])

/**
 * Line of the first statement that is Python 2 and no Python 3, though the grammar takes it: `print x`, `exec x`,
 * `raise E, x`, `except E, e:` and parameters in parentheses. What tokens alone tell, such as `<>`, the lexer reports.
 * @param isKnown whether a name is imported or defined as a class in the module
 */
export function python2Line({ tokens, statements }: Syntax, isKnown: (name: string) => boolean): number | undefined {
  const found = statements.find((statement) => isPython2(tokens, statement, isKnown))
  return found && tokens.line[found.first]
}

function isPython2(tokens: Tokens, statement: Statement, isKnown: (name: string) => boolean): boolean {
  const { kind, first, end } = statement
  if (kind === 0) return isOldStatement(tokens, statement)
  if (kind === code.RAISE) return findOutside(tokens, code.COMMA, first, end) < end
  if (kind === code.DEF) return hasTupleParameter(tokens, statement)
  return kind === code.EXCEPT && isOldHandler(tokens, statement, isKnown)
}

function isOldStatement(tokens: Tokens, { first, end }: Statement): boolean {
  const word = tokens.code[first]
  if (end - first < 2 || (word !== code.PRINT && word !== code.EXEC)) return false
  const next = tokens.code[first + 1]!
  return code.isName(next) || OPERANDS.has(next)
}

/**
 * `except E, e:` names the exception in Python 2; since 3.14 (PEP 758) it catches two. A lone lower-case name that the
 * module knows no class by is taken for the former.
 */
function isOldHandler(tokens: Tokens, { first, end }: Statement, isKnown: (name: string) => boolean): boolean {
  const comma = findOutside(tokens, code.COMMA, first, end)
  if (comma !== end - 3 || !code.isName(tokens.code[comma + 1]!)) return false
  const name = tokens.source.slice(tokens.start[comma + 1], tokens.end[comma + 1])
  return name[0] !== name[0]?.toUpperCase() && !isKnown(name)
}

function hasTupleParameter(tokens: Tokens, { first, end }: Statement): boolean {
  const open = findOutside(tokens, code.OPEN_PAREN, first, end)
  const close = open < end ? tokens.partner[open]! : open
  for (let at = open + 1; at < close; at = afterComma(tokens, at, close)) {
    if (tokens.code[at] === code.OPEN_PAREN) return true
  }
  return false
}
