import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { Hash } from './hash.ts'
import type { Owners } from './owners.ts'
import type { Syntax } from './syntax.ts'

const SEPARATOR = 0

/**
 * Hash of each unit's tokens, in the order of `owners.units`: comments, white space, the choice of quotes and a comma
 * before a closing bracket do not matter, so that it survives moving and reformatting.
 */
export function contents({ tokens, statements }: Syntax, { units, ofStatement }: Owners): string[] {
  const hashes = units.map(() => new Hash())
  statements.forEach((statement, index) => {
    const hash = hashes[ofStatement[index]!]
    if (hash !== undefined) addStatement(hash, tokens, statement)
  })
  return hashes.map((hash) => hash.digest())
}

function addStatement(hash: Hash, tokens: Tokens, { first, end }: Statement): void {
  for (let at = first; at < end; at++) {
    const kind = tokens.code[at]!
    if (kind === code.COMMA && code.isClosing(tokens.code[at + 1]!)) continue
    addToken(hash, tokens, at, isText(kind))
    hash.add(SEPARATOR)
  }
}

function addToken(hash: Hash, { source, start, end }: Tokens, at: number, isString: boolean): void {
  for (let offset = start[at]!; offset < end[at]!; offset++) {
    const unit = source.charCodeAt(offset)
    if (!isString) hash.add(unit)
    else if (unit > 32) hash.add(unit === 34 ? 39 : unit)
  }
}

/** A string, or a part of an f-string. */
function isText(kind: number): boolean {
  return kind >= code.STRING && kind <= code.FSTRING_END
}
