import { isWrapper } from '../chain.ts'
import type { Node } from '../estree.ts'
import { keyName } from '../function-name.ts'
import type { Tree } from '../tree.ts'
import { type Draft, textOf } from './draft.ts'

/** `const a = require('x')`, `const { a } = require('x')`, `require('x').a()`. */
export function commonJsImport(tree: Tree, index: number, node: Extract<Node, { type: 'CallExpression' }>): Draft[] {
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return []
  const module = textOf(node.arguments[0])
  return module === undefined ? [] : boundTo(tree, index, module)
}

/** `await import('x')`, bound as by `require`. */
export function dynamicImport(tree: Tree, index: number, node: Extract<Node, { type: 'ImportExpression' }>): Draft[] {
  const module = textOf(node.source)
  return module === undefined ? [] : boundTo(tree, index, module)
}

/** What the value of the call is bound to, as far as the expression itself shows. */
function boundTo(tree: Tree, index: number, module: string): Draft[] {
  const { at, name } = outermost(tree, index)
  const whole = { module, ...(name !== undefined && { name }), typing: false }
  const pattern = patternOf(tree, at)
  if (pattern?.type === 'Identifier') return [{ ...whole, bound: pattern.name }]
  const names = name === undefined && pattern?.type === 'ObjectPattern' ? destructured(pattern) : []
  return names.length === 0 ? [{ ...whole, bound: '' }] : names.map((one) => ({ module, typing: false, ...one }))
}

/** What a variable is declared as, whose value the expression is. */
function patternOf({ nodes, parents }: Tree, index: number): Node | undefined {
  const parent = nodes[parents[index]!]
  return parent?.type === 'VariableDeclarator' && parent.init === nodes[index] ? parent.id : undefined
}

/** The expression around a call that stands for the same module, or for one name of it. */
function outermost({ nodes, parents }: Tree, index: number): { at: number; name?: string } {
  let at = index
  let name: string | undefined
  for (let parent = nodes[parents[at]!]; parent !== undefined; parent = nodes[parents[at]!]) {
    const property = name === undefined ? memberOf(parent, nodes[at]!) : undefined
    if (property === undefined && !isTransparent(parent)) break
    name ??= property
    at = parents[at]!
  }
  return name === undefined ? { at } : { at, name }
}

function isTransparent(node: Node): boolean {
  return node.type === 'AwaitExpression' || isWrapper(node)
}

/** The name after the dot. */
function memberOf(parent: Node, object: Node): string | undefined {
  if (parent.type !== 'MemberExpression' || parent.object !== object || parent.computed) return undefined
  return parent.property.type === 'Identifier' ? parent.property.name : undefined
}

function destructured({ properties }: Extract<Node, { type: 'ObjectPattern' }>): { name: string; bound: string }[] {
  return properties.flatMap((one) => {
    if (one.type !== 'Property' || one.computed) return []
    const target = one.value.type === 'AssignmentPattern' ? one.value.left : one.value
    return target.type === 'Identifier' ? [{ name: keyName(one), bound: target.name }] : []
  })
}
