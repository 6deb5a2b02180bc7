import type { PhysicalLines } from './lines.ts'

/** Tokens of a text as parallel arrays, and what the lexer saw beside them. */
export interface Tokens {
  readonly source: string
  readonly lines: PhysicalLines
  readonly count: number
  /** What each token is: a constant of `codes.ts`. */
  readonly code: Uint8Array
  /** Offsets of the first character and after the last one. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Physical line of the first character, from 1. */
  readonly line: Uint32Array
  /** Index of the other bracket or f-string quote; the token's own index when it has none. */
  readonly partner: Uint32Array
  /** Logical lines: the first token of each, and its indentation in columns with tabs of eight and of one. */
  readonly logical: readonly LogicalLine[]
  /** A name holds a character beyond ASCII, which may be no letter to Python. */
  readonly hasForeignName: boolean
  /** First line that no Python 3 program could hold, as far as tokens tell. */
  readonly errorLine?: number
}

export interface LogicalLine {
  readonly first: number
  readonly column: number
  readonly narrowColumn: number
}

/** Grows by doubling; real code has a token for every nine characters. */
export class TokenBuffer {
  count = 0
  code: Uint8Array
  start: Uint32Array
  end: Uint32Array
  line: Uint32Array
  partner: Uint32Array

  constructor(size: number) {
    const room = (size >> 3) + 16
    this.code = new Uint8Array(room)
    this.start = new Uint32Array(room)
    this.end = new Uint32Array(room)
    this.line = new Uint32Array(room)
    this.partner = new Uint32Array(room)
  }

  /** Adds a token and returns its index. */
  push(code: number, start: number, end: number, line: number): number {
    if (this.count === this.code.length) this.grow()
    const index = this.count++
    this.code[index] = code
    this.start[index] = start
    this.end[index] = end
    this.line[index] = line
    this.partner[index] = index
    return index
  }

  pair(opening: number, closing: number): void {
    this.partner[opening] = closing
    this.partner[closing] = opening
  }

  private grow(): void {
    const room = this.count * 2
    this.code = grown(this.code, new Uint8Array(room))
    this.start = grown(this.start, new Uint32Array(room))
    this.end = grown(this.end, new Uint32Array(room))
    this.line = grown(this.line, new Uint32Array(room))
    this.partner = grown(this.partner, new Uint32Array(room))
  }
}

function grown<Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}
