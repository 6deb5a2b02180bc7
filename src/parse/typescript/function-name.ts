import { chainOf, isWrapper } from './chain.ts'
import type { Node } from './estree.ts'
import { fills, type Slots } from './slots.ts'
import { type FunctionNode, isFunction, type Tree } from './tree.ts'

/** What a function is called, and where the name stands. */
export interface Named {
  /** Without the class or object around it. */
  readonly name: string
  readonly isMethod: boolean
  /** Node at which the unit begins: decorators and `export` left out. */
  readonly anchor: Node
  /** Index of the node that binds the name: its surroundings are those of the unit. */
  readonly binder: number
}

/** Calls that hand back the function that they are given: what they are bound to is the function's name. */
const PASSING_ON = /^(?:[\w$]+\.)?(?:memo|forwardRef|observer|useCallback)$/

/**
 * The name that a function is bound to: its own, or that of the variable, property, field or export that takes it.
 * `undefined` for one that is handed on without a name.
 */
export function nameFunction(tree: Tree, index: number): Named | undefined {
  const node = tree.nodes[index] as FunctionNode
  if (node.type === 'FunctionDeclaration') {
    return { name: node.id?.name ?? 'default', isMethod: false, anchor: node, binder: index }
  }
  const inner = outermostWrapper(tree, index)
  return byBinder(tree, inner, node) ?? byOwnName(node, index)
}

/** The function, or what wraps it without changing what it is: a type, or a call such as `memo`. */
function outermostWrapper({ nodes, parents }: Tree, index: number): number {
  let at = index
  for (let parent = nodes[parents[at]!]; parent !== undefined; parent = nodes[parents[at]!]) {
    if (!isWrapper(parent) && !passesOn(parent, nodes[at]!)) return at
    at = parents[at]!
  }
  return at
}

function passesOn(call: Node, argument: Node): boolean {
  if (call.type !== 'CallExpression' || call.arguments[0] !== argument) return false
  return PASSING_ON.test(chainOf(call.callee) ?? '')
}

function byOwnName(node: FunctionNode, binder: number): Named | undefined {
  return node.id ? { name: node.id.name, isMethod: false, anchor: node, binder } : undefined
}

/** Where a node takes a value and gives it a name. */
const NAMING: Slots = {
  VariableDeclarator: 'init',
  AssignmentExpression: 'right',
  MethodDefinition: 'value',
  PropertyDefinition: 'value',
  AccessorProperty: 'value',
  Property: 'value',
  ExportDefaultDeclaration: 'declaration',
}

function byBinder(tree: Tree, index: number, node: FunctionNode): Named | undefined {
  const binder = tree.parents[index]!
  const parent = tree.nodes[binder]
  if (parent === undefined || !fills(NAMING, parent, tree.nodes[index]!)) return undefined
  if (parent.type === 'VariableDeclarator') return byVariable(parent, binder)
  if (parent.type === 'AssignmentExpression') return byTarget(parent, binder)
  if (parent.type !== 'ExportDefaultDeclaration') return byKey(parent as Keyed, binder)
  return { name: node.id?.name ?? 'default', isMethod: false, anchor: node, binder }
}

function byVariable(node: Extract<Node, { type: 'VariableDeclarator' }>, binder: number): Named | undefined {
  return node.id.type === 'Identifier' ? { name: node.id.name, isMethod: false, anchor: node, binder } : undefined
}

/** `exports.read = function () {}`, `Reader.prototype.read = ...`. */
function byTarget(node: Extract<Node, { type: 'AssignmentExpression' }>, binder: number): Named | undefined {
  const chain = chainOf(node.left)
  if (chain === undefined) return undefined
  const name = exportedName(chain).replace('.prototype.', '.')
  return { name: name === '' ? 'default' : name, isMethod: chain.includes('.prototype.'), anchor: node, binder }
}

/** What CommonJS calls it outside: `module.exports.read` is `read`, and `module.exports` itself ''. */
export function exportedName(chain: string): string {
  return chain.replace(/^(?:module\.)?exports(?:\.|$)/, '')
}

type Keyed = Extract<Node, { type: 'MethodDefinition' | 'PropertyDefinition' | 'AccessorProperty' | 'Property' }>

function byKey(node: Keyed, binder: number): Named {
  const isMethod = node.type !== 'Property' || node.method || node.kind !== 'init'
  return { name: keyName(node), isMethod, anchor: node.key, binder }
}

/** Name of a property; `[...]` for one that is computed. */
export function keyName({ key, computed }: Pick<Keyed, 'key' | 'computed'>): string {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  const name = chainOf(key)
  return computed ? `[${name ?? '...'}]` : (name ?? '')
}

/** Names of the classes, objects and namespaces around a node, as far as the next function: `Reader`, `api.users`. */
export function containerOf(tree: Tree, binder: number): string {
  const names: string[] = []
  for (let at = binder; at > 0; at = tree.parents[at]!) {
    const node = tree.nodes[tree.parents[at]!]!
    if (isFunction(node)) break
    const name = containerName(node, tree.nodes[at]!)
    if (name !== undefined && name !== names[0]) names.unshift(name)
  }
  return names.join('.')
}

function containerName(node: Node, inside: Node): string | undefined {
  if (node.type === 'TSModuleDeclaration') return chainOf(node.id)
  if (node.type === 'Property') return fills(NAMING, node, inside) ? keyName(node) : undefined
  if (node.type !== 'AssignmentExpression') return ownName(node)
  return (fills(NAMING, node, inside) && exportedName(chainOf(node.left) ?? '')) || undefined
}

/** Name of a class or variable. */
function ownName(node: Node): string | undefined {
  const isOwn =
    node.type === 'ClassDeclaration' || node.type === 'ClassExpression' || node.type === 'VariableDeclarator'
  return isOwn && node.id?.type === 'Identifier' ? node.id.name : undefined
}
