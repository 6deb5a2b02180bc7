import type { Node } from './estree.ts'

/** Longer chains are no names that a rule could know; the bound keeps hostile ones cheap. */
const MOST_LINKS = 24

/**
 * An expression as a chain of names, with calls as `()` and subscripts as `[]`: `fetch().then`, `this.model.fit`.
 * `undefined` when it is anything else.
 */
export function chainOf(expression: Node): string | undefined {
  const links: string[] = []
  let node = unwrap(expression)
  for (let steps = 0; steps < MOST_LINKS; steps++) {
    const root = rootOf(node)
    if (root !== undefined) return root + links.reverse().join('')
    if (node.type === 'CallExpression') {
      links.push('()')
      node = unwrap(node.callee)
    } else if (node.type === 'MemberExpression') {
      links.push(node.computed ? '[]' : `.${nameOf(node.property)}`)
      node = unwrap(node.object)
    } else return undefined
  }
  return undefined
}

function rootOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'ThisExpression') return 'this'
  return node.type === 'Super' ? 'super' : undefined
}

function nameOf(property: Node): string {
  if (property.type === 'PrivateIdentifier') return `#${property.name}`
  return property.type === 'Identifier' ? property.name : ''
}

/** The expression without what changes nothing when the code runs: `await`, optional chains, types. */
export function unwrap(expression: Node): Node {
  let node = expression
  for (;;) {
    if (node.type === 'AwaitExpression') node = node.argument
    else if (isWrapper(node)) node = node.expression
    else return node
  }
}

type Wrapper = Extract<
  Node,
  {
    type:
      | 'ChainExpression'
      | 'TSAsExpression'
      | 'TSSatisfiesExpression'
      | 'TSTypeAssertion'
      | 'TSNonNullExpression'
      | 'TSInstantiationExpression'
  }
>

const WRAPPERS = new Set([
  'ChainExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSNonNullExpression',
  'TSInstantiationExpression',
])

export function isWrapper(node: Node): node is Wrapper {
  return WRAPPERS.has(node.type)
}
