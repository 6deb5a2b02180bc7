import type { Counting } from '../../facts/types.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { afterString, endLineOf } from './syntax.ts'

export const NO_CODE = 0
export const CODE = 1
/** A blank line of a string that is not free: it counts in units, not in the module. */
export const BLANK_IN_STRING = 2

/**
 * For each physical line, counted from 1, whether it is a line of code: at least one token on it is neither a comment
 * nor a triple-quoted string that is free of charge.
 */
export function codeLines(tokens: Tokens, free: Counting['freeStrings']): Uint8Array {
  const kinds = new Uint8Array(tokens.lines.count + 1)
  for (let token = 0; token < tokens.count; token = afterTriple(tokens, token)) {
    const kind = tokens.code[token]!
    if (isMultiline(kind)) markString(tokens, kinds, token, free)
    else kinds[tokens.line[token]!] = CODE
  }
  return kinds
}

/** Number of lines of code from `first` to `last`, blank lines of strings that are not free among them. */
export function countLines(kinds: Uint8Array, first: number, last: number): number {
  let count = 0
  for (let line = first; line <= last; line++) if (kinds[line] !== NO_CODE) count++
  return count
}

/** Lines of code of the module. */
export function countModule(kinds: Uint8Array): number {
  let count = 0
  for (const kind of kinds) if (kind === CODE) count++
  return count
}

/** A triple-quoted f-string is one string, whatever its fields hold: skip to its end. */
function afterTriple(tokens: Tokens, token: number): number {
  return tokens.code[token] === code.FSTRING_TRIPLE_START ? afterString(tokens, token) : token + 1
}

function isMultiline(kind: number): boolean {
  return kind >= code.STRING && kind <= code.FSTRING_TEXT
}

function markString(tokens: Tokens, kinds: Uint8Array, token: number, free: Counting['freeStrings']): void {
  const kind = tokens.code[token]!
  if (isTriple(kind) && (free === 'all' || kind === code.TRIPLE_STRING)) return
  const last = endLineOf(tokens, afterTriple(tokens, token) - 1)
  for (let line = tokens.line[token]!; line <= last; line++) {
    if (!isBlank(tokens, line)) kinds[line] = CODE
    else if (kinds[line] === NO_CODE) kinds[line] = BLANK_IN_STRING
  }
}

function isTriple(kind: number): boolean {
  return kind === code.TRIPLE_STRING || kind === code.PREFIXED_TRIPLE_STRING || kind === code.FSTRING_TRIPLE_START
}

function isBlank({ source, lines }: Tokens, line: number): boolean {
  return source.slice(lines.start[line - 1]!, lines.start[line]!).trim() === ''
}
