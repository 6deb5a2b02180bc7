import type { Argument } from '../../facts/types/names.ts'
import type { Call } from '../../facts/types.ts'
import { chainOf, unwrap } from './chain.ts'
import type { Node } from './estree.ts'
import type { Syntax } from './syntax.ts'
import { isFunction, type Tree } from './tree.ts'
import type { Owners } from './units.ts'

/** Calls with more arguments are tables of data. */
const MOST_ARGUMENTS = 24
const LONGEST_TEXT = 200
const DEEPEST = 100

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])

/** Calls, and `new`, whose callee is a dotted name, in the order of the text. */
export function findCalls({ tree, lines }: Syntax, { drafts, ofNode }: Owners): Call[] {
  const loops = loopDepths(tree)
  return tree.nodes.flatMap((node, index): Call[] => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
    const callee = chainOf(node.callee)
    if (callee === undefined || callee.endsWith('[]')) return []
    const unit = ofNode[index]!
    const call = {
      callee,
      line: lines.at(node.callee.range[1] - 1),
      unit: drafts[unit]?.kind === 'class-body' ? -1 : unit,
      positional: node.arguments.length,
      keywords: [],
      arguments: node.arguments.slice(0, MOST_ARGUMENTS).map(argumentOf),
      loops: loops[index]!,
    }
    return isWhole(tree, index) ? [{ ...call, unused: true }] : [call]
  })
}

/** For each node, how many loops of its own function stand around it. */
function loopDepths({ nodes, parents }: Tree): Uint8Array {
  const depths = new Uint8Array(nodes.length)
  for (let index = 1; index < nodes.length; index++) {
    const parent = nodes[parents[index]!]!
    if (isFunction(parent)) continue
    depths[index] = Math.min(DEEPEST, depths[parents[index]!]! + Number(LOOPS.has(parent.type)))
  }
  return depths
}

/** The call is a statement of its own, so that its result goes nowhere. */
function isWhole({ nodes, parents }: Tree, index: number): boolean {
  let at = parents[index]!
  while (nodes[at]?.type === 'AwaitExpression' || nodes[at]?.type === 'ChainExpression') at = parents[at]!
  return nodes[at]?.type === 'ExpressionStatement'
}

function argumentOf(node: Node): Argument {
  const value = constantOf(unwrap(node))
  if (value !== undefined) return { value }
  const name = chainOf(node)
  return name === undefined ? {} : { name }
}

function constantOf(node: Node): string | number | boolean | null | undefined {
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis.map(({ value }) => value.raw).join('')
  }
  if (node.type !== 'Literal') return undefined
  if (typeof node.value === 'string') return node.value.slice(0, LONGEST_TEXT)
  const isPlain = typeof node.value === 'number' || typeof node.value === 'boolean'
  return isPlain || node.raw === 'null' ? (node.value as number | boolean | null) : undefined
}
