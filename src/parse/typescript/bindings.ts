import type { Node } from './estree.ts'
import { isFunction } from './tree.ts'

/** Names that a pattern binds: `a`, `{ a, b: c }`, `[a, ...rest]`, `a = 1`. */
export function boundNames(pattern: Node): string[] {
  const names: string[] = []
  const open: Node[] = [pattern]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'Identifier') names.push(node.name)
    else open.push(...partsOf(node).reverse())
  }
  return names
}

function partsOf(node: Node): Node[] {
  switch (node.type) {
    case 'ObjectPattern':
      return [...node.properties]
    case 'ArrayPattern':
      return node.elements.filter((element) => element !== null)
    case 'Property':
      return [node.value]
    case 'AssignmentPattern':
      return [node.left]
    case 'RestElement':
      return [node.argument]
    case 'TSParameterProperty':
      return [node.parameter]
    default:
      return []
  }
}

/** Names that a declaration binds around it. */
export function declaredNames(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return boundNames(node.id)
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id ? [node.id.name] : []
    case 'TSEnumDeclaration':
      return [node.id.name]
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? [node.id.name] : []
    default:
      return []
  }
}

/** Names that a function or a handler binds inside itself. */
export function innerNames(node: Node): string[] {
  if (isFunction(node)) {
    const own = node.type === 'FunctionExpression' && node.id ? [node.id.name] : []
    return [...own, ...node.params.flatMap(boundNames)]
  }
  return node.type === 'CatchClause' && node.param ? boundNames(node.param) : []
}
