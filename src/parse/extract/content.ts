import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { Hash, hashText, mix, SEED } from './hash.ts'
import type { Owners } from './owners.ts'
import type { Syntax } from './syntax.ts'

const SPACE = 32
const SINGLE_QUOTE = 39
const DOUBLE_QUOTE = 34

/**
 * Hash of each unit's tokens, in the order of `owners.units`: comments, white space, the choice of quotes and a comma
 * before a closing bracket do not matter, so that it survives moving and reformatting.
 */
export function contents({ tokens, statements }: Syntax, { units, ofStatement }: Owners): string[] {
  const hashes = units.map(() => new Hash())
  for (let index = 0; index < statements.length; index++) {
    const owner = ofStatement[index]!
    if (owner !== -1) addStatement(hashes[owner]!, tokens, statements[index]!)
  }
  return hashes.map((hash) => hash.digest())
}

function addStatement(hash: Hash, tokens: Tokens, { first, end }: Statement): void {
  for (let at = first; at < end; at++) {
    const kind = tokens.code[at]!
    if (kind === code.COMMA && code.isClosing(tokens.code[at + 1]!)) continue
    hash.add(isText(kind) ? hashString(tokens, at) : hashText(tokens.source, tokens.start[at]!, tokens.end[at]!))
  }
}

/** Hash of a string, or a part of an f-string, without its white space. Texts are half of all characters: no object for each. */
function hashString({ source, start, end }: Tokens, token: number): number {
  let hash = SEED
  const last = end[token]!
  for (let at = start[token]!; at < last; at++) {
    const unit = source.charCodeAt(at)
    if (unit > SPACE) hash = mix(hash, unit === DOUBLE_QUOTE ? SINGLE_QUOTE : unit)
  }
  return hash
}

function isText(kind: number): boolean {
  return kind >= code.STRING && kind <= code.FSTRING_END
}
