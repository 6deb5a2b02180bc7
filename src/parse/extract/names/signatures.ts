import type { ClassFacts, Parameter, Signature } from '../../../facts/types/names.ts'
import { findOutside } from '../../statements/header.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import type { Owners } from '../owners.ts'
import { afterComma, parameterNames } from '../parameters.ts'
import type { Syntax } from '../syntax.ts'
import { annotationOf } from './bindings.ts'
import { chainOf, textOf } from './chain.ts'
import { wordsOfDocstring } from './docstring.ts'

/** Signatures of all units that are functions, in the order of the units. */
export function findSignatures(syntax: Syntax, { units, ofStatement }: Owners): Signature[] {
  const { tokens, statements } = syntax
  const returning = returningUnits(statements, ofStatement)
  return units.flatMap(({ kind, statement }, unit) => {
    if (kind !== 'function' && kind !== 'method') return []
    const decorators = decoratorsOf(syntax, statement)
    const parameters = parametersOf(tokens, statements[statement]!)
    return [
      { unit, parameters, decorators, returns: returning.has(unit), described: wordsOfDocstring(syntax, statement) },
    ]
  })
}

function returningUnits(statements: readonly Statement[], owners: Int32Array): Set<number> {
  const found = new Set<number>()
  statements.forEach(({ kind, first, end }, index) => {
    const isReturn = kind === code.RETURN && end - first > 1
    if (isReturn || kind === code.YIELD) found.add(owners[index]!)
  })
  return found
}

function parametersOf(tokens: Tokens, definition: Statement): Parameter[] {
  return parameterNames(tokens, definition).map((at) => {
    const name = textOf(tokens, at)
    if (tokens.code[at + 1] !== code.COLON) return { name }
    const comma = afterComma(tokens, at, definition.end)
    const end = Math.min(findOutside(tokens, code.ASSIGN, at, comma), annotationEnd(tokens, at + 2, comma))
    const annotation = annotationOf(tokens, at + 2, end)
    return annotation === undefined ? { name } : { name, annotation }
  })
}

/** Index of the comma or the closing bracket that ends an annotation. */
function annotationEnd(tokens: Tokens, from: number, comma: number): number {
  const close = findOutside(tokens, code.CLOSE_PAREN, from, comma)
  return Math.min(close, tokens.code[comma - 1] === code.COMMA ? comma - 1 : comma)
}

/** Decorators right above a definition, in order. */
function decoratorsOf({ tokens, statements }: Syntax, definition: number): string[] {
  const found: string[] = []
  for (let at = definition - 1; statements[at]?.kind === code.AT; at--) {
    const { first, end } = statements[at]!
    const name = chainOf(tokens, first + 1, end)
    if (name !== undefined) found.unshift(name)
  }
  return found
}

type FoundClass = ClassFacts & { readonly methods: string[] }

/** All classes outside of functions, in the order of the text. */
export function findClasses(syntax: Syntax): ClassFacts[] {
  const { tokens, statements } = syntax
  const byStatement = new Map<number, FoundClass>()
  statements.forEach((statement, index) => {
    if (statement.kind !== code.DEF && statement.kind !== code.CLASS) return
    const outer = byStatement.get(statement.parent)
    if (statement.kind === code.DEF) {
      outer?.methods.push(nameOf(tokens, statement))
      return
    }
    const own = nameOf(tokens, statement)
    byStatement.set(index, {
      name: outer === undefined ? own : `${outer.name}.${own}`,
      line: tokens.line[statement.first]!,
      bases: basesOf(tokens, statement),
      decorators: decoratorsOf(syntax, index),
      methods: [],
    })
  })
  return [...byStatement.values()]
}

function nameOf(tokens: Tokens, { kind, first }: Statement): string {
  return textOf(tokens, tokens.code[first] === kind ? first + 1 : first + 2)
}

function basesOf(tokens: Tokens, { first, end }: Statement): string[] {
  const open = findOutside(tokens, code.OPEN_PAREN, first, end)
  const close = open < end ? tokens.partner[open]! : open
  const bases: string[] = []
  for (let at = open + 1; at < close; ) {
    const next = afterComma(tokens, at, close)
    const base = chainOf(tokens, at, tokens.code[next - 1] === code.COMMA ? next - 1 : next)
    if (base !== undefined) bases.push(base)
    at = next
  }
  return bases
}
