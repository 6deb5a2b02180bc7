import { findOutside, headerColon } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { isLiteral } from './literal.ts'
import type { Syntax } from './syntax.ts'

/** Statements that hold others and do nothing themselves: they count when something in them does. */
const HOLDERS = new Set([code.IF, code.ELIF, code.ELSE, code.TRY, code.EXCEPT, code.FINALLY, code.WITH])
const PASSIVE = new Set([code.IMPORT, code.FROM, code.DEF, code.CLASS, code.AT, code.PASS])

/**
 * Indices of the statements of the script body: the top-level statements other than imports, definitions, docstrings
 * and assignments of literals, with all that they hold. A compound statement that holds nothing but those (an import in
 * `try`, a function under `if`) is none either: it runs nothing.
 * @param all every statement that no other unit owns
 */
export function scriptStatements(syntax: Syntax, owners: Int32Array, all: boolean): number[] {
  const { statements } = syntax
  const own: number[] = []
  for (let index = 0; index < statements.length; ) {
    const end = endOfGroup(statements, index)
    if (all || isActive(syntax, owners, index, end)) addFree(syntax, owners, own, { index, end })
    index = end
  }
  return own
}

/** Index after a top-level statement, its clauses and all that they hold. */
function endOfGroup(statements: readonly Statement[], index: number): number {
  let end = statements[index]!.last
  while (end < statements.length && statements[end]!.leader === index) end = statements[end]!.last
  return end
}

function addFree(syntax: Syntax, owners: Int32Array, own: number[], range: { index: number; end: number }): void {
  for (let at = range.index; at < range.end; ) {
    const { kind, last } = syntax.statements[at]!
    const isDefinition = kind === code.DEF || kind === code.CLASS
    if (owners[at] === -1 && !isDefinition) own.push(at)
    at = isDefinition ? last : at + 1
  }
}

function isActive(syntax: Syntax, owners: Int32Array, from: number, end: number): boolean {
  for (let at = from; at < end; ) {
    const statement = syntax.statements[at]!
    if (statement.kind === code.CLASS) at = statement.last
    else if (owners[at] === -1 && isActiveItself(syntax.tokens, statement)) return true
    else at++
  }
  return false
}

function isActiveItself(tokens: Tokens, { kind, first, end }: Statement): boolean {
  if (HOLDERS.has(kind) || PASSIVE.has(kind)) return false
  return kind !== 0 || !(isLiteral(tokens, first, end) || isDeclaration(tokens, first, end))
}

/** `x = 1`, `x: int = 1`, `a = b = 1`, a mere annotation `x: int`, or `type X = int`. */
function isDeclaration(tokens: Tokens, first: number, end: number): boolean {
  if (tokens.code[first] === code.TYPE && first + 1 < end && code.isName(tokens.code[first + 1]!)) return true
  let value = findOutside(tokens, code.ASSIGN, first, end)
  if (value === end) return headerColon(tokens, first, end) < end
  for (let next = value; next < end; next = findOutside(tokens, code.ASSIGN, next + 1, end)) value = next
  return isLiteral(tokens, value + 1, end)
}
