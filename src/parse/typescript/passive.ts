import { chainOf, unwrap } from './chain.ts'
import type { Node } from './estree.ts'
import { isFunction } from './tree.ts'

const DEFINITIONS = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSEnumDeclaration',
  'TSModuleDeclaration',
  'TSImportEqualsDeclaration',
  'EmptyStatement',
])

/**
 * Statements of the top level that run nothing worth a test: imports, exports, definitions, directives, and names for
 * literals, functions and other names. A compound statement that holds nothing but those is none either.
 */
export function isPassive(statement: Node): boolean {
  const open = [statement]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const inner = heldBy(node)
    if (inner !== undefined) open.push(...inner)
    else if (!isPassiveItself(node)) return false
  }
  return true
}

/** Statements inside one that only holds others. */
function heldBy(node: Node): Node[] | undefined {
  switch (node.type) {
    case 'BlockStatement':
      return node.body
    case 'IfStatement':
      return [node.consequent, ...(node.alternate ? [node.alternate] : [])]
    case 'TryStatement':
      return [node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : [])]
    case 'ExportNamedDeclaration':
      return node.declaration ? [node.declaration] : []
    default:
      return undefined
  }
}

/** Whether statements that hold no others are passive, by type. */
const PASSIVE: Readonly<Record<string, (node: never) => boolean>> = {
  VariableDeclaration: ({ declarations }: NodeOf<'VariableDeclaration'>) =>
    declarations.every(({ init }) => init === null || isValue(init)),
  ExportDefaultDeclaration: ({ declaration }: NodeOf<'ExportDefaultDeclaration'>) =>
    isPassiveItself(declaration) || isReference(declaration),
  TSExportAssignment: ({ expression }: NodeOf<'TSExportAssignment'>) => isReference(expression),
  ExpressionStatement: isPassiveExpression,
}

type NodeOf<Type extends `${Node['type']}`> = Extract<Node, { type: Type }>

function isPassiveItself(node: Node): boolean {
  if (DEFINITIONS.has(node.type) || /^TS(Interface|Type|DeclareFunction)/.test(node.type)) return true
  const isPassiveNode = PASSIVE[node.type]
  return isPassiveNode === undefined ? isDefinition(node) : isPassiveNode(node as never)
}

function isPassiveExpression(node: Extract<Node, { type: 'ExpressionStatement' }>): boolean {
  const { expression } = node
  if (expression.type !== 'AssignmentExpression') return expression.type === 'Literal'
  const target = chainOf(expression.left) ?? ''
  return /^(module\.)?exports\b/.test(target) ? isReference(expression.right) : isValue(expression.right)
}

/** A definition, a literal, or a module that is loaded. */
function isValue(value: Node): boolean {
  const node = unwrap(value)
  return isDefinition(node) || isLiteral(node) || isImport(node)
}

function isDefinition(node: Node): boolean {
  return isFunction(node) || node.type === 'ClassExpression' || node.type === 'ClassDeclaration'
}

/** `require('x')`, `require('x').y`, `await import('x')`. */
export function isImport(value: Node): boolean {
  let node = unwrap(value)
  while (node.type === 'MemberExpression') node = unwrap(node.object)
  if (node.type === 'ImportExpression') return true
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
}

/** What an export may hand out without running anything: names, literals, definitions, and objects of those. */
function isReference(value: Node): boolean {
  return allParts(value, (node) => isValue(node) || chainOf(node)?.includes('(') === false)
}

/** A constant, or an array or object of constants and functions. */
export function isLiteral(value: Node): boolean {
  return allParts(value, (node) => isConstant(node) || isDefinition(node))
}

/** Whether all that arrays and objects hold, however deep, is of a kind. */
function allParts(value: Node, isOfKind: (node: Node) => boolean): boolean {
  const open: Node[] = [unwrap(value)]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const parts = partsOf(node)
    if (parts !== undefined) open.push(...parts.map(unwrap))
    else if (!isOfKind(node)) return false
  }
  return true
}

function partsOf(node: Node): Node[] | undefined {
  if (node.type === 'ArrayExpression') return node.elements.filter((element) => element !== null)
  if (node.type === 'ObjectExpression') return node.properties
  // Long texts are put together from several lines.
  if (node.type === 'BinaryExpression' && node.operator === '+') return [node.left, node.right]
  return node.type === 'Property' && !node.computed ? [node.value] : undefined
}

function isConstant(node: Node): boolean {
  if (node.type === 'Literal') return true
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0
  if (node.type === 'UnaryExpression') return isConstant(node.argument)
  return node.type === 'Identifier' && /^(undefined|NaN|Infinity)$/.test(node.name)
}
