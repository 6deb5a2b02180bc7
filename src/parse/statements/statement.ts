/** One statement, simple or compound, or a clause of a compound one (`else`, `except`, `case`). */
export interface Statement {
  /**
   * Token code of the word that makes it what it is: `DEF` for `async def`, `MATCH` and `CASE` for those statements
   * alone, 0 for an expression or an assignment.
   */
  readonly kind: number
  /** Token index of its first token, and after its last one; of a compound statement the header alone, with colon. */
  readonly first: number
  readonly end: number
  /** It has a header that ends with a colon, and a block. */
  readonly isCompound: boolean
  /** Index of the statement whose block holds it; -1 at the top level. */
  readonly parent: number
  /** For a clause (`elif`, `else`, `except`, `finally`), index of the statement that it belongs to; else -1. */
  readonly leader: number
  /** Index after the last statement of its block. Set when the block is complete. */
  last: number
}

/** The statements of a module in the order of the text. */
export interface Statements {
  readonly all: readonly Statement[]
  /** First line whose indentation fits no block. */
  readonly errorLine?: number
}
