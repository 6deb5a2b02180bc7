import type { Smell } from '../../../facts/types/smells.ts'
import { afterGroup } from '../../statements/header.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

/** A default that is made once and shared by all calls. A tuple or `None` is not. */
const MUTABLE = /^(\[|\{|(list|dict|set|bytearray)\s*\(\s*\)|(collections\.)?(OrderedDict|defaultdict|deque)\s*\()/

/** Parameters whose default is a new list, dictionary or set. */
export function defaultSmells({ tokens, statements }: Syntax): Smell[] {
  const definitions = statements.filter(({ kind }) => kind === code.DEF)
  return definitions.flatMap(({ first, end }) => {
    const open = findOpen(tokens.code, first, end)
    return open === -1 ? [] : defaultsIn({ tokens, statements }, open)
  })
}

function findOpen(codes: Uint8Array, first: number, end: number): number {
  for (let at = first; at < end; at++) if (codes[at] === code.OPEN_PAREN) return at
  return -1
}

function defaultsIn({ tokens }: Syntax, open: number): Smell[] {
  const smells: Smell[] = []
  let parameter = open + 1
  for (let at = open + 1; at < tokens.partner[open]!; at = afterGroup(tokens, at)) {
    const sign = tokens.code[at]
    if (sign === code.COMMA) parameter = at + 1
    if (sign !== code.ASSIGN) continue
    if (!MUTABLE.test(tokens.source.slice(tokens.start[at + 1], tokens.start[at + 1]! + 40))) continue
    const line = tokens.line[at]!
    smells.push({ kind: 'mutable-default', line, endLine: line, what: textOf(tokens, parameter) })
  }
  return smells
}
