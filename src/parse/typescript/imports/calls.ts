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
  const parent = tree.nodes[tree.parents[at]!]
  const whole = { module, ...(name !== undefined && { name }), typing: false }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== tree.nodes[at]) return [{ ...whole, bound: '' }]
  if (parent.id.type === 'Identifier') return [{ ...whole, bound: parent.id.name }]
  const names = name === undefined && parent.id.type === 'ObjectPattern' ? destructured(parent.id) : []
  return names.length === 0 ? [{ ...whole, bound: '' }] : names.map((one) => ({ module, typing: false, ...one }))
}

/** The expression around a call that stands for the same module, or for one name of it. */
function outermost({ nodes, parents }: Tree, index: number): { at: number; name?: string } {
  let at = index
  let name: string | undefined
  for (;;) {
    const parent = nodes[parents[at]!]
    if (parent === undefined) break
    const isMember = parent.type === 'MemberExpression' && name === undefined && parent.object === nodes[at]
    if (isMember && !parent.computed && parent.property.type === 'Identifier') name = parent.property.name
    else if (parent.type !== 'AwaitExpression' && !isWrapper(parent)) break
    at = parents[at]!
  }
  return name === undefined ? { at } : { at, name }
}

function destructured({ properties }: Extract<Node, { type: 'ObjectPattern' }>): { name: string; bound: string }[] {
  return properties.flatMap((one) => {
    if (one.type !== 'Property' || one.computed) return []
    const target = one.value.type === 'AssignmentPattern' ? one.value.left : one.value
    return target.type === 'Identifier' ? [{ name: keyName(one), bound: target.name }] : []
  })
}
