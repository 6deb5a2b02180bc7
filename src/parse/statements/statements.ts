import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { Blocks } from './blocks.ts'
import { findOutside, headerColon, opensBlock } from './header.ts'
import type { Statements } from './statement.ts'

/** All statements in the order of the text, nested by indentation. */
export function readStatements(tokens: Tokens): Statements {
  const blocks = new Blocks(tokens)
  for (let index = 0; index < tokens.logical.length; index++) readLogicalLine(tokens, blocks, index)
  return blocks.finish()
}

function readLogicalLine(tokens: Tokens, blocks: Blocks, index: number): void {
  const line = tokens.logical[index]!
  const end = tokens.logical[index + 1]?.first ?? tokens.count
  blocks.openLine(line)
  const kind = kindOf(tokens, blocks, index, end)
  if (kind !== code.MATCH && kind !== code.CASE && !opensBlock(kind)) readSimple(tokens, blocks, line.first, end)
  else readCompound(tokens, blocks, kind, { first: line.first, end })
}

/** A header, and what follows its colon in the same line. */
function readCompound(tokens: Tokens, blocks: Blocks, kind: number, range: { first: number; end: number }): void {
  const { first, end } = range
  const colon = headerColon(tokens, first, end)
  blocks.add(kind, first, Math.min(colon + 1, end), true)
  if (colon + 1 >= end) return
  blocks.openInline()
  readSimple(tokens, blocks, colon + 1, end)
  blocks.closeInline()
}

/** Statements with semicolons between them. */
function readSimple(tokens: Tokens, blocks: Blocks, from: number, end: number): void {
  let first = from
  while (first < end) {
    const semicolon = findOutside(tokens, code.SEMICOLON, first, end)
    if (semicolon > first) blocks.add(simpleKind(tokens.code[first]!), first, semicolon, false)
    first = semicolon + 1
  }
}

function simpleKind(word: number): number {
  return code.isKeyword(word) || word === code.AT ? word : 0
}

function kindOf(tokens: Tokens, blocks: Blocks, index: number, end: number): number {
  const { first } = tokens.logical[index]!
  const word = tokens.code[first]!
  if (word === code.ASYNC) return first + 1 < end ? tokens.code[first + 1]! : word
  if (word === code.MATCH) return opensMatch(tokens, index, end) ? code.MATCH : 0
  if (word === code.CASE) return blocks.isInMatch ? code.CASE : 0
  return word
}

/** `match` is a keyword when its line ends with a colon and the next one, further in, starts with `case`. */
function opensMatch(tokens: Tokens, index: number, end: number): boolean {
  const line = tokens.logical[index]!
  const next = tokens.logical[index + 1]
  if (next === undefined || tokens.code[end - 1] !== code.COLON) return false
  return tokens.code[next.first] === code.CASE && next.column > line.column
}
