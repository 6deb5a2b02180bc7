import type { Import, Use } from '../../facts/types.ts'
import { declaredNames, innerNames } from './bindings.ts'
import type { Node } from './estree.ts'
import { isImport } from './passive.ts'
import { fills, isComputed, type Slots } from './slots.ts'
import type { Syntax } from './syntax.ts'
import { isFunction, type Tree } from './tree.ts'

/**
 * Places where an imported name is read when the code runs, in the order of the text. A name that a function around it
 * binds itself (a parameter, a local variable) is not the imported one.
 */
export function findUses({ tree, lines }: Syntax, imports: readonly Import[]): Use[] {
  const imported = new Set(imports.map(({ bound }) => bound))
  if (imported.size === 0) return []
  const hidden = localNames(tree, imported)
  return tree.nodes.flatMap((node, index): Use[] => {
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return []
    if (!imported.has(node.name) || !isReference(tree, index) || isHidden(tree, hidden, index, node.name)) return []
    return [{ name: dottedFrom(tree, index, node.name), line: lines.at(node.range[0]) }]
  })
}

/** For each function the names it binds itself, of those that are imported. An import inside a function is not hidden. */
function localNames(tree: Tree, imported: ReadonlySet<string>): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  const add = (owner: number, names: readonly string[]) => {
    for (const name of names) {
      if (owner === -1 || !imported.has(name)) continue
      found.set(owner, (found.get(owner) ?? new Set()).add(name))
    }
  }
  tree.nodes.forEach((node, index) => {
    if (!bindsImport(node)) add(tree.functions[index]!, declaredNames(node))
    add(isFunction(node) ? index : tree.functions[index]!, innerNames(node))
  })
  return found
}

/** `const a = require('a')` and `const { a } = await import('a')` make the imported name. */
function bindsImport(node: Node): boolean {
  return node.type === 'VariableDeclarator' && node.init !== null && isImport(node.init)
}

function isHidden(tree: Tree, hidden: ReadonlyMap<number, Set<string>>, index: number, name: string): boolean {
  for (let at = tree.functions[index]!; at !== -1; at = tree.functions[at]!) if (hidden.get(at)?.has(name)) return true
  return false
}

/** Where an identifier is read, in nodes in which it may be a name as well. */
const READ: Slots = {
  MemberExpression: 'object',
  Property: 'value',
  PropertyDefinition: 'value',
  AccessorProperty: 'value',
  MethodDefinition: 'value',
  VariableDeclarator: 'init',
  AssignmentPattern: 'right',
  JSXMemberExpression: 'object',
}

/** The identifier is read: it is no name of a property, label, import or binding. */
function isReference({ nodes, parents }: Tree, index: number): boolean {
  const node = nodes[index]!
  const parent = nodes[parents[index]!]!
  if (node.type === 'JSXIdentifier') return isComponent(parent, node)
  if (parent.type === 'Property' && nodes[parents[parents[index]!]!]!.type === 'ObjectPattern') return false
  if (parent.type in READ) return fills(READ, parent, node) || isComputed(parent)
  return !NO_REFERENCES.has(parent.type) && !isNameOf(parent, node)
}

const NO_REFERENCES = new Set([
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'ExportSpecifier',
  'ExportAllDeclaration',
  'LabeledStatement',
  'BreakStatement',
  'ContinueStatement',
  'MetaProperty',
  'ArrayPattern',
  'RestElement',
  'CatchClause',
  'TSEnumMember',
  'TSImportEqualsDeclaration',
])

/** The name or a parameter of a function, the name of a class. */
function isNameOf(parent: Node, node: Node): boolean {
  if ('id' in parent && parent.id === node) return true
  return 'params' in parent && (parent.params as readonly unknown[]).includes(node)
}

/** `<Chart>` and `<charts.Bar>` read a name, `<div>` and attributes do not. */
function isComponent(parent: Node, node: Extract<Node, { type: 'JSXIdentifier' }>): boolean {
  return fills(READ, parent, node) || isOpening(parent, node)
}

function isOpening(parent: Node, node: Extract<Node, { type: 'JSXIdentifier' }>): boolean {
  return parent.type === 'JSXOpeningElement' && /^[A-Z_$]/.test(node.name)
}

/** The name with the properties that follow it: `api.users.list`. */
function dottedFrom({ nodes, parents }: Tree, index: number, name: string): string {
  let dotted = name
  for (let at = index; ; at = parents[at]!) {
    const property = propertyOf(nodes[parents[at]!]!, nodes[at]!)
    if (property === undefined) return dotted
    dotted += `.${property}`
  }
}

/** Name that is read of a node by the one around it. */
function propertyOf(parent: Node, node: Node): string | undefined {
  const isMember = parent.type === 'MemberExpression' || parent.type === 'JSXMemberExpression'
  if (!isMember || !fills(READ, parent, node) || isComputed(parent)) return undefined
  return 'name' in parent.property && parent.property.type !== 'PrivateIdentifier'
    ? String(parent.property.name)
    : undefined
}
