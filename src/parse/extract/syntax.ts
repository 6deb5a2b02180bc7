import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import { isFstringStart } from '../tokens/codes.ts'

/** What every extractor reads: the tokens of a module, and its statements. */
export interface Syntax {
  readonly tokens: Tokens
  readonly statements: readonly Statement[]
}

/** Tokens and statements, and the first line where they do not fit Python 3, or infinity. */
export interface ReadSyntax extends Syntax {
  readonly errorLine: number
}

/** Physical line of the last character of a token, from 1. */
export function endLineOf(tokens: Tokens, token: number): number {
  const { start } = tokens.lines
  let line = tokens.line[token]!
  while (start[line]! < tokens.end[token]!) line++
  return line
}

/** Last token of a statement's header, or of a simple statement. */
export function lastToken(statement: Statement): number {
  return statement.end - 1
}

/** Index after the tokens of an f-string that starts at `token`; after the token when it is none. */
export function afterString(tokens: Tokens, token: number): number {
  return isFstringStart(tokens.code[token]!) ? Math.max(tokens.partner[token]!, token) + 1 : token + 1
}
