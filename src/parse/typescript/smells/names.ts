import type { Smell } from '../../../facts/types/smells.ts'
import type { Node } from '../estree.ts'
import type { Syntax } from '../syntax.ts'

/** Names that say nothing of what the unit does. */
const MEANINGLESS =
  /^(foo|bar|baz|qux|tmp\d*|temp\d*|func\d*|function\d*|stuff|do_?stuff|do_?it|do_?something|asdf\w*|xxx+|my_?func(tion)?\d*|new_?func(tion)?\d*|untitled\d*|unnamed\d*)$/i

/** No published limit; a name of 50 characters takes up half of a line. */
const LONGEST_NAME = 50

interface Definition {
  readonly name: string
  readonly node: Node
  readonly isExported: boolean
}

/** Functions and classes of the top level: meaningless or overlong names, and those that nothing can or does use. */
export function nameSmells(syntax: Syntax): Smell[] {
  const definitions = syntax.program.body.flatMap(definitionsIn)
  const smell = (kind: Smell['kind'], { node, name }: Definition): Smell => {
    const line = syntax.lines.at(node.range[0])
    return { kind, line, endLine: line, what: name }
  }
  return [
    ...definitions.filter(({ name }) => MEANINGLESS.test(name)).map((one) => smell('meaningless-name', one)),
    ...definitions.filter(({ name }) => name.length > LONGEST_NAME).map((one) => smell('overlong-name', one)),
    ...unused(syntax, definitions).map((one) => smell('unused-private-function', one)),
  ]
}

function definitionsIn(statement: Node): Definition[] {
  const isExported = statement.type.startsWith('Export')
  const node = 'declaration' in statement && statement.declaration ? (statement.declaration as Node) : statement
  if (node.type !== 'FunctionDeclaration' && node.type !== 'ClassDeclaration') return []
  return node.id ? [{ name: node.id.name, node: node.id, isExported }] : []
}

/**
 * What is not exported from a module and not mentioned again in it, strings and comments included. A plain script shares
 * its names with the page around it, so only a file that imports or exports is a module.
 */
function unused({ program, source }: Syntax, definitions: readonly Definition[]): Definition[] {
  if (!program.body.some(({ type }) => /^(Import|Export)/.test(type))) return []
  return definitions.filter(({ name, isExported }) => !isExported && mentions(source, name) === 1)
}

function mentions(source: string, name: string): number {
  let count = 0
  for (let at = source.indexOf(name); at !== -1 && count < 2; at = source.indexOf(name, at + 1)) {
    const around = (source[at - 1] ?? ' ') + (source[at + name.length] ?? ' ')
    if (!/[\w$]/.test(around)) count++
  }
  return count
}
