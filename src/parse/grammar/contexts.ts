/** What is open around a place in an expression. */
export const TOP = 1
/** Parameters of a `def`; they may have annotations. */
export const PARAMETERS = 2
export const PAREN = 3
export const CALL = 4
export const LIST = 5
export const SUBSCRIPT = 6
export const BRACE = 7
export const FSTRING = 8
/** Replacement field of an f-string, and the format specification in it. */
export const FIELD = 9
export const SPECIFICATION = 10
/** Between `lambda` and its colon. */
export const LAMBDA = 11
/** Between `if` and `else`. */
export const TERNARY = 12
/** Parentheses around loop variables. */
export const LOOP = 13

/** A comma stood in it. */
export const COMMAS = 1
/** It is a comprehension. */
export const COMPREHENSION = 2
/** The element starts with `*`, `**`, `yield` or a keyword. */
export const SPECIAL = 4
/** The braces hold a dictionary, or a set. */
export const DICTIONARY = 8
export const SET = 16
/** A colon stood in the element; two of them did. */
export const COLON = 32
export const COLONS = 64
/** What a statement allows at its top. */
export const MAY_LIST = 128
export const MAY_STAR = 256
export const MAY_YIELD = 512
export const MAY_NAME = 1024

/** No comma may follow: `yield from a, b` is wrong. */
export const ALONE = 2048

/** Marks of one element: a comma takes them off. */
const ELEMENT = SPECIAL | COLON | COLONS

/** Deeper text is left to tree-sitter. */
const DEEPEST = 200

/** A stack of what is open, innermost last, with marks for each. */
export class Contexts {
  private depth = 0
  private readonly kinds = new Uint8Array(DEEPEST)
  private readonly marks = new Uint16Array(DEEPEST)

  /** Kind of the innermost one. */
  kind = 0

  start(kind: number, marks: number): void {
    this.depth = 0
    this.kinds[0] = this.kind = kind
    this.marks[0] = marks
  }

  get isTop(): boolean {
    return this.depth === 0
  }

  /** Opens one. `false` when too much is open. */
  push(kind: number): boolean {
    if (this.depth + 1 === DEEPEST) return false
    this.kinds[++this.depth] = this.kind = kind
    this.marks[this.depth] = 0
    return true
  }

  pop(): void {
    this.kind = this.kinds[--this.depth]!
  }

  has(marks: number): boolean {
    return (this.marks[this.depth]! & marks) !== 0
  }

  mark(marks: number): void {
    this.marks[this.depth]! |= marks
  }

  /** A comma: a new element begins. */
  next(): void {
    this.marks[this.depth] = (this.marks[this.depth]! & ~ELEMENT) | COMMAS
  }
}
