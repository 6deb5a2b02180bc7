import type { Node } from './estree.ts'
import { isFunction, type Tree } from './tree.ts'

const BRANCHES = new Set([
  'CatchClause',
  'ConditionalExpression',
  'LogicalExpression',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'IfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'AssignmentPattern',
])

const LOGICAL_ASSIGNMENTS = new Set(['&&=', '||=', '??='])

/**
 * Whether a node is a way on of its own, by the rules of ESLint's `complexity` (variant "classic", ESLint 9 and 10): if,
 * conditional expression, each loop, catch, each `case` but not `default`, each `&&`, `||` and `??`, their assignments,
 * each `?.`, and each default of a parameter or of a destructured name.
 */
export function isDecision(node: Node): boolean {
  if (BRANCHES.has(node.type)) return true
  if (node.type === 'SwitchCase') return node.test !== null
  if (node.type === 'AssignmentExpression') return LOGICAL_ASSIGNMENTS.has(node.operator)
  return (node.type === 'MemberExpression' || node.type === 'CallExpression') && node.optional
}

/** A function by itself, without the functions inside it: what ESLint reports. */
export interface FunctionFigures {
  /** Offset of the function's first character. */
  readonly start: number
  readonly complexity: number
  readonly parameters: number
}

/**
 * Complexity and parameters of every function by itself, in the order of the text. Initial values of fields and static
 * blocks run on their own, so they count for no function around them.
 */
export function functionFigures(tree: Tree): FunctionFigures[] {
  const owners: number[] = []
  const sums = new Map<number, number>()
  tree.nodes.forEach((node, index) => {
    const owner = startsPath(tree, index) ? index : (owners[tree.parents[index]!] ?? -1)
    owners.push(owner)
    if (isFunction(node)) sums.set(index, 1)
    if (isDecision(node) && sums.has(owner)) sums.set(owner, sums.get(owner)! + 1)
  })
  return [...sums].map(([index, complexity]) => {
    const node = tree.nodes[index]!
    return { start: node.range[0], complexity, parameters: parameterCount(node) }
  })
}

function startsPath({ nodes, parents }: Tree, index: number): boolean {
  const node = nodes[index]!
  const around = nodes[parents[index]!]
  const isField = around?.type === 'PropertyDefinition' || around?.type === 'AccessorProperty'
  return isFunction(node) || node.type === 'StaticBlock' || (isField && around.value === node)
}

/** Parameters of a function; a destructured object is one, `this` says only how it is called. */
export function parameterCount(node: Node): number {
  if (!isFunction(node)) return 0
  return node.params.filter((one) => !(one.type === 'Identifier' && one.name === 'this')).length
}
