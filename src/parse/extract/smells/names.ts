import type { Smell } from '../../../facts/types/smells.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

/** Names that say nothing of what the unit does. Only for functions and classes at the top level of a module. */
const MEANINGLESS =
  /^(foo|bar|baz|qux|tmp\d*|temp\d*|func\d*|function\d*|stuff|do_?stuff|do_?it|do_?something|asdf\w*|xxx+|my_?func(tion)?\d*|new_?func(tion)?\d*|untitled\d*|unnamed\d*)$/i

/** No published limit; a name of 50 characters takes up half of a line. */
const LONGEST_NAME = 50

/** Names of functions and classes: meaningless, overlong, or private and never mentioned again in the module. */
export function nameSmells(syntax: Syntax): Smell[] {
  const { tokens, statements } = syntax
  const named = statements.flatMap((statement, index) => {
    const at = nameToken(tokens, statement)
    return at === -1 ? [] : [{ statement, at, name: textOf(tokens, at), decorated: isDecorated(syntax, index) }]
  })
  const top = named.filter(({ statement }) => statement.parent === -1)
  const unused = findUnused(
    tokens,
    top.filter(({ decorated, name }) => !decorated && isPrivate(name)),
  )
  return [
    ...top
      .filter(({ name }) => MEANINGLESS.test(name))
      .map(({ at, name }) => smell(tokens, 'meaningless-name', at, name)),
    ...named
      .filter(({ name }) => name.length > LONGEST_NAME)
      .map(({ at, name }) => smell(tokens, 'overlong-name', at, name)),
    ...unused.map(({ at, name }) => smell(tokens, 'unused-private-function', at, name)),
  ]
}

/** Token of the name that a `def` or `class` gives; -1 for other statements. */
function nameToken(tokens: Tokens, { kind, first, end }: Statement): number {
  if (kind !== code.DEF && kind !== code.CLASS) return -1
  const word = tokens.code[first] === kind ? first : first + 1
  return word + 1 < end ? word + 1 : -1
}

function isDecorated({ statements }: Syntax, index: number): boolean {
  const before = statements[index - 1]
  return before !== undefined && before.kind === code.AT
}

function isPrivate(name: string): boolean {
  return name.startsWith('_') && !name.startsWith('__') && name.length > 1
}

/** Names that no other token of the module mentions, strings included: a registry may hold them by name. */
function findUnused<Named extends { readonly at: number; readonly name: string }>(
  tokens: Tokens,
  candidates: readonly Named[],
): Named[] {
  return candidates.filter(({ name }) => {
    const first = tokens.source.indexOf(name)
    for (let at = first; at !== -1; at = tokens.source.indexOf(name, at + 1)) {
      const isWhole = !/\w/.test(tokens.source[at - 1] ?? ' ') && !/\w/.test(tokens.source[at + name.length] ?? ' ')
      if (isWhole && !/\b(def|class)\s+$/.test(tokens.source.slice(Math.max(0, at - 12), at))) return false
    }
    return true
  })
}

function smell(tokens: Tokens, kind: Smell['kind'], at: number, name: string): Smell {
  const line = tokens.line[at]!
  return { kind, line, endLine: line, what: name }
}
