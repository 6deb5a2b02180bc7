import type { TokenBuffer } from './buffer.ts'
import * as code from './codes.ts'

/**
 * What is open at a place in the text: brackets, f-strings, their replacement fields and format specifications, all on
 * one stack of token indices. Nested f-strings (PEP 701) need nothing more.
 */
export class Nesting {
  private readonly open: number[] = []
  /** For each entry the innermost f-string around it, or -1: found without a walk, however deep specifications nest. */
  private readonly fstrings: number[] = []
  private readonly tokens: TokenBuffer

  constructor(tokens: TokenBuffer) {
    this.tokens = tokens
  }

  get isEmpty(): boolean {
    return this.open.length === 0
  }

  /** Token that opened the outermost of what is open. */
  get outermost(): number {
    return this.open[0] ?? -1
  }

  /** Code of the innermost opening token; 0 when nothing is open. */
  innermost = 0

  /** Opening token of the innermost f-string; -1 when there is none. */
  get fstring(): number {
    const { length } = this.fstrings
    return length === 0 ? -1 : this.fstrings[length - 1]!
  }

  /** The text that follows is the literal part of an f-string, not an expression. */
  get isText(): boolean {
    return code.isFstringStart(this.innermost) || this.innermost === code.FIELD_SPEC
  }

  push(token: number): void {
    this.innermost = this.tokens.code[token]!
    this.fstrings.push(code.isFstringStart(this.innermost) ? token : this.fstring)
    this.open.push(token)
  }

  /** Takes the innermost opening token off and makes `closing` its partner. */
  close(closing: number): void {
    const opening = this.open[this.open.length - 1]
    if (opening !== undefined) this.tokens.pair(opening, closing)
    this.drop()
  }

  /** Takes all off down to the f-string that starts at `token`, without partners, and pairs that with `closing`. */
  closeFstring(token: number, closing: number): void {
    while (this.open.length > 0 && this.open[this.open.length - 1] !== token) this.drop()
    this.close(closing)
  }

  /** Forgets all that is open: it will never be closed. */
  clear(): void {
    while (!this.isEmpty) this.drop()
  }

  /** Takes the innermost opening token off; it stays without a partner. */
  drop(): void {
    this.open.pop()
    this.fstrings.pop()
    const { length } = this.open
    this.innermost = length === 0 ? 0 : this.tokens.code[this.open[length - 1]!]!
  }
}
