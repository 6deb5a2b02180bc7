import { readSyntax } from '../../../src/parse/extract/module.ts'
import type { ReadSyntax } from '../../../src/parse/extract/syntax.ts'

/** Tokens and statements of lines of Python. */
export function syntaxOf(...lines: readonly string[]): ReadSyntax {
  return readSyntax(`${lines.join('\n')}\n`)
}

/** Texts of tokens. */
export function texts({ tokens }: Pick<ReadSyntax, 'tokens'>, at: Iterable<number>): string[] {
  return [...at].map((token) => tokens.source.slice(tokens.start[token], tokens.end[token]))
}
