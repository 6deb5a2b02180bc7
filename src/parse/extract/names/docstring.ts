import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'

/** Where parameters, results or examples begin, in the three usual styles. */
const LISTS =
  /^\s*(:(param|type|return|rtype|raises)\b|(args|arguments|parameters|returns?|yields?|raises|examples?|input|output|inputs|outputs)\s*:?\s*$|-{3,}|>>> )/im

/** What editors and tools put in for a person to replace. */
const TEMPLATE = /\b_(summary|description|type)_|^\W*(TODO|TBD|FIXME|XXX)\b|\[summary\]/i

/** Longer docstrings say enough in their beginning. */
const MOST = 2000

/** Words that describe a function before its docstring turns to lists; 0 without one, or where it is a template. */
export function wordsOfDocstring({ tokens, statements }: Syntax, definition: number): number {
  const first = statements[definition + 1]
  if (first === undefined || first.parent !== definition || first.end - first.first !== 1) return 0
  const kind = tokens.code[first.first]!
  if (kind !== code.STRING && kind !== code.TRIPLE_STRING && kind !== code.PREFIXED_TRIPLE_STRING) return 0
  const text = tokens.source.slice(tokens.start[first.first], tokens.end[first.first]).slice(0, MOST)
  const bare = text.replace(/^\w*["']{1,3}/, '').replace(/["']{1,3}$/, '')
  const said = bare.slice(0, LISTS.exec(bare)?.index ?? bare.length)
  return TEMPLATE.test(said) ? 0 : (said.match(/\p{L}[\p{L}\p{N}'_-]*/gu)?.length ?? 0)
}
