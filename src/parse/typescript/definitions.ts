import { declaredNames } from './bindings.ts'
import { chainOf } from './chain.ts'
import type { Node } from './estree.ts'
import { exportedName } from './function-name.ts'
import { specifierName } from './imports/draft.ts'
import type { Syntax } from './syntax.ts'

/**
 * Names that the top level defines and those under which it exports them, types among them, each once, in the order of
 * the text.
 */
export function findDefinitions({ program }: Syntax): string[] {
  const names = new Set<string>()
  for (const statement of program.body) for (const name of namesOf(statement)) if (name !== '') names.add(name)
  return [...names]
}

function namesOf(statement: Node): string[] {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return [...namesOf(statement.declaration), 'default']
    case 'ExportNamedDeclaration':
      return statement.declaration ? namesOf(statement.declaration) : renamed(statement)
    case 'VariableDeclaration':
      return statement.declarations.flatMap(declaredNames)
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [statement.id.name]
    case 'ExpressionStatement':
      return assigned(statement.expression)
    default:
      return declaredNames(statement)
  }
}

/** `export { a as b }`: the module defines `b` too. What comes from another module is an import. */
function renamed({ source, specifiers }: Extract<Node, { type: 'ExportNamedDeclaration' }>): string[] {
  if (source !== null) return []
  return specifiers
    .filter(({ local, exported }) => specifierName(local) !== specifierName(exported))
    .map(({ exported }) => specifierName(exported))
}

/** `exports.read = ...`, `module.exports = { read, write }`. */
function assigned(expression: Node): string[] {
  if (expression.type !== 'AssignmentExpression') return []
  const target = chainOf(expression.left) ?? ''
  if (!/^(module\.)?exports\b/.test(target)) return []
  const name = exportedName(target)
  if (name !== '') return [name]
  if (expression.right.type !== 'ObjectExpression') return ['default']
  return expression.right.properties.flatMap((one) =>
    one.type === 'Property' && one.key.type === 'Identifier' ? [one.key.name] : [],
  )
}
