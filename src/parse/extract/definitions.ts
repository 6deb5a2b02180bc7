import { findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { allBound } from './flow/bound.ts'
import { isLiteral } from './literal.ts'
import type { Syntax } from './syntax.ts'

const DEFINING = new Set([0, code.DEF, code.CLASS, code.FOR, code.WITH])

/** Names that the top level of the module binds other than by imports, each once, in the order of the text. */
export function findDefinitions({ tokens, statements }: Syntax): string[] {
  const names = new Set<string>()
  for (let index = 0; index < statements.length; ) {
    const statement = statements[index]!
    const isDefinition = statement.kind === code.DEF || statement.kind === code.CLASS
    if (DEFINING.has(statement.kind)) for (const name of namesOf(tokens, statement)) names.add(name)
    index = isDefinition ? statement.last : index + 1
  }
  return [...names]
}

function namesOf(tokens: Tokens, statement: Statement): string[] {
  if (statement.kind !== code.DEF && statement.kind !== code.CLASS) {
    return allBound(tokens, statement).map((at) => textOf(tokens, at))
  }
  const word = tokens.code[statement.first] === statement.kind ? statement.first : statement.first + 1
  return word + 1 < statement.end ? [textOf(tokens, word + 1)] : []
}

/** Names in `__all__ = [...]` and in what is added to it; `undefined` when it is not given by literals alone. */
export function findAll({ tokens, statements }: Syntax): string[] | undefined {
  const names: string[] = []
  let isGiven = false
  for (const { kind, first, end, parent } of statements) {
    if (kind !== 0 || parent !== -1 || textOf(tokens, first) !== '__all__') continue
    const value = valueStart(tokens, first, end)
    if (value === undefined || !isLiteral(tokens, value, end)) return undefined
    isGiven = true
    names.push(...strings(tokens, value, end))
  }
  return isGiven ? names : undefined
}

/** Index after `=`, `+=` or `: type =`; `undefined` for any other statement, `__all__.extend(...)` among them. */
function valueStart(tokens: Tokens, first: number, end: number): number | undefined {
  if (tokens.source.startsWith('+=', tokens.start[first + 1])) return first + 2
  const equals = findOutside(tokens, code.ASSIGN, first, end)
  return equals < end ? equals + 1 : undefined
}

function strings(tokens: Tokens, first: number, end: number): string[] {
  const texts: string[] = []
  for (let at = first; at < end; at++) {
    if (tokens.code[at] === code.STRING) texts.push(textOf(tokens, at).replace(/^[^'"]*['"]|['"]$/g, ''))
  }
  return texts
}

function textOf({ source, start, end }: Tokens, at: number): string {
  return source.slice(start[at], end[at])
}
