import type { Import } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { type ImportContext, ImportContexts } from './import-context.ts'
import type { Syntax } from './syntax.ts'

/** Reads one statement, its entries with this context. */
type Reader = (tokens: Tokens, statement: Statement, context: ImportContext) => Import[]

/** All imports, one entry for each name, in the order of the text. */
export function findImports(syntax: Syntax): Import[] {
  const contexts = new ImportContexts(syntax)
  const imports: Import[] = []
  for (const statement of syntax.statements) {
    if (statement.kind !== code.IMPORT && statement.kind !== code.FROM) continue
    const read: Reader = statement.kind === code.IMPORT ? readImport : readFrom
    imports.push(...read(syntax.tokens, statement, contexts.of(statement)))
  }
  return imports
}

/** `import a.b, c as d` */
function readImport(tokens: Tokens, { first, end }: Statement, context: ImportContext): Import[] {
  const { local, typing, guarded } = context
  return splitAtCommas(tokens, first + 1, end).map(([from, to]) => {
    const nameEnd = dottedEnd(tokens, from, to)
    const module = textOf(tokens, from, nameEnd)
    const bound = aliasOf(tokens, nameEnd, to) ?? textOf(tokens, from, from + 1)
    return { module, level: 0, bound, line: tokens.line[from]!, local, typing, guarded }
  })
}

/** `from ..a.b import c as d, e` */
function readFrom(tokens: Tokens, { first, end }: Statement, context: ImportContext): Import[] {
  const { local, typing, guarded } = context
  let at = first + 1
  let level = 0
  for (; at < end && isDots(tokens.code[at]!); at++) level += tokens.end[at]! - tokens.start[at]!
  const moduleEnd = dottedEnd(tokens, at, end)
  const module = textOf(tokens, at, moduleEnd)
  if (moduleEnd >= end || tokens.code[moduleEnd] !== code.IMPORT) return []
  return splitAtCommas(tokens, moduleEnd + 1, end).map(([from, to]) => {
    const name = textOf(tokens, from, from + 1)
    const bound = aliasOf(tokens, from + 1, to) ?? name
    return { module, level, name, bound, line: tokens.line[from]!, local, typing, guarded }
  })
}

function isDots(kind: number): boolean {
  return kind === code.DOT || kind === code.ELLIPSIS
}

/** Ranges of tokens between commas; parentheses around all of them do not matter. */
function splitAtCommas(tokens: Tokens, first: number, end: number): [number, number][] {
  const ranges: [number, number][] = []
  let from = first
  for (let at = first; at <= end; at++) {
    const kind = at < end ? tokens.code[at]! : code.COMMA
    if (kind !== code.COMMA && kind !== code.OPEN_PAREN && kind !== code.CLOSE_PAREN) continue
    if (at > from && isImportable(tokens.code[from]!)) ranges.push([from, at])
    from = at + 1
  }
  return ranges
}

function isImportable(kind: number): boolean {
  return code.isName(kind) || kind === code.STAR
}

/** Index after the names and dots from `first` on. */
function dottedEnd(tokens: Tokens, first: number, end: number): number {
  let at = first
  while (at < end && (code.isName(tokens.code[at]!) || tokens.code[at] === code.DOT)) at++
  return at
}

function aliasOf(tokens: Tokens, at: number, end: number): string | undefined {
  return at + 1 < end && tokens.code[at] === code.AS ? textOf(tokens, at + 1, at + 2) : undefined
}

/** Tokens without the white space between them: `a . b` is `a.b`. */
function textOf(tokens: Tokens, first: number, end: number): string {
  let text = ''
  for (let at = first; at < end; at++) text += tokens.source.slice(tokens.start[at], tokens.end[at])
  return text
}
