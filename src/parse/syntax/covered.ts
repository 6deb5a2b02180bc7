import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** Whether the statements hold every token but one semicolon after a simple one: two in a row, or one first, are wrong. */
export function isCovered(tokens: Tokens, statements: readonly Statement[]): boolean {
  let end = 0
  let mayEnd = false
  for (const statement of statements) {
    if (statement.first - end > (mayEnd ? 1 : 0)) return false
    end = statement.end
    mayEnd = !statement.isCompound
  }
  if (tokens.count - end > (mayEnd ? 1 : 0)) return false
  return tokens.logical.every(({ first }) => tokens.code[first] !== code.SEMICOLON)
}
