import type { Node, Program } from './estree.ts'

/**
 * A syntax tree laid flat, in the order of the text: no step on the way down is a step on the stack, however deep the
 * code is nested. Types are left out, since they are gone when the code runs. All arrays run parallel.
 */
export interface Tree {
  readonly nodes: readonly Node[]
  /** Index of the node around each; -1 for the program. */
  readonly parents: readonly number[]
  /** Index after the last node inside each. */
  readonly ends: readonly number[]
  /** Index of the function around each, its parameters included; -1 outside of functions. */
  readonly functions: readonly number[]
  /** Names that occur in types. */
  readonly typeNames: ReadonlySet<string>
}

export function flatten(program: Program): Tree {
  const nodes: Node[] = []
  const parents: number[] = []
  const functions: number[] = []
  const typeNames = new Set<string>()
  const open: [Node, number][] = [[program, -1]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, parent] = next
    if (isType(node)) {
      addNames(node, typeNames)
      continue
    }
    const index = nodes.push(node) - 1
    parents.push(parent)
    functions.push(parent !== -1 && isFunction(nodes[parent]!) ? parent : (functions[parent] ?? -1))
    for (const child of childrenOf(node)) open.push([child, index])
  }
  return { nodes, parents, functions, typeNames, ends: endsOf(parents) }
}

function endsOf(parents: readonly number[]): number[] {
  const ends = parents.map((_, index) => index + 1)
  for (let index = parents.length - 1; index > 0; index--) {
    const parent = parents[index]!
    ends[parent] = Math.max(ends[parent]!, ends[index]!)
  }
  return ends
}

const NO_CHILDREN = new Set(['type', 'range', 'loc', 'parent', 'comments', 'tokens'])

/** Nodes right inside a node, the last of the text first. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const [key, value] of Object.entries(node)) {
    if (NO_CHILDREN.has(key)) continue
    if (Array.isArray(value)) children.push(...value.filter(isNode))
    else if (isNode(value)) children.push(value)
  }
  return children.sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}

export type FunctionNode = Extract<
  Node,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>

/** Functions with a body: signatures of overloads and abstract methods are none. */
export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'
  )
}

/** Nodes of TypeScript that do something when the code runs, or hold what does. */
const AT_RUN_TIME = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
  'TSAbstractAccessorProperty',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TSExternalModuleReference',
])

function isType(node: Node): boolean {
  return node.type.startsWith('TS') && !AT_RUN_TIME.has(node.type)
}

function addNames(type: Node, names: Set<string>): void {
  const open = [type]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'Identifier') names.add(node.name)
    open.push(...childrenOf(node))
  }
}
