import type { CloneLines } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { CODE, NO_CODE } from './code-lines.ts'
import { Hash } from './hash.ts'
import { endLineOf, lastToken, type Syntax } from './syntax.ts'

const SPACE = 32

/**
 * Lines for the duplicate finder: the lines of code without import lines, each as hashes of its trimmed text.
 * @param kinds for each line whether it is code
 */
export function cloneLines(syntax: Syntax, kinds: Uint8Array): CloneLines {
  const lines = comparedLines(syntax, kinds)
  const hashA = new Uint32Array(lines.length)
  const hashB = new Uint32Array(lines.length)
  const hash = new Hash()
  for (let index = 0; index < lines.length; index++) {
    hash.clear()
    addLine(hash, syntax.tokens, lines[index]!)
    hashA[index] = hash.a
    hashB[index] = hash.b
  }
  return { lines, hashA, hashB }
}

function comparedLines(syntax: Syntax, kinds: Uint8Array): Uint32Array {
  const compared = withoutImports(syntax, kinds)
  const lines: number[] = []
  for (let line = 1; line < compared.length; line++) if (compared[line] === CODE) lines.push(line)
  return new Uint32Array(lines)
}

function withoutImports({ tokens, statements }: Syntax, kinds: Uint8Array): Uint8Array {
  const rest = kinds.slice()
  for (const statement of statements) {
    if (!isImport(statement) || !startsLine(tokens, statement.first)) continue
    rest.fill(NO_CODE, tokens.line[statement.first]!, endLineOf(tokens, lastToken(statement)) + 1)
  }
  return rest
}

function isImport({ kind }: Statement): boolean {
  return kind === code.IMPORT || kind === code.FROM
}

function startsLine(tokens: Tokens, token: number): boolean {
  return token === 0 || tokens.line[token - 1] !== tokens.line[token]
}

function addLine(hash: Hash, { source, lines }: Tokens, line: number): void {
  let from = lines.start[line - 1]!
  let to = lines.start[line]!
  while (from < to && source.charCodeAt(from) <= SPACE) from++
  while (to > from && source.charCodeAt(to - 1) <= SPACE) to--
  hash.addText(source, from, to)
}
