import type { Import } from '../../../facts/types.ts'
import type { Syntax } from '../syntax.ts'
import { commonJsImport, dynamicImport } from './calls.ts'
import type { Draft } from './draft.ts'
import { exported } from './exports.ts'
import { imported } from './statements.ts'

/** Places at which an import may fail without harm. */
const GUARDS = new Set(['TryStatement', 'IfStatement'])

/** All imports, one entry for each name, in the order of the text. `name` is absent where the whole module is meant. */
export function findImports(syntax: Syntax): Import[] {
  const { tree, lines } = syntax
  const isGuarded: boolean[] = []
  const imports = tree.nodes.flatMap((node, index): Import[] => {
    const parent = tree.parents[index]!
    isGuarded.push(GUARDS.has(node.type) || (isGuarded[parent] ?? false))
    return draftsAt(syntax, index).map((draft) => ({
      level: 0,
      line: lines.at(node.range[0]),
      local: tree.functions[index] !== -1,
      guarded: isGuarded[index]!,
      ...draft,
    }))
  })
  return withoutElided(syntax, imports)
}

function draftsAt({ tree }: Syntax, index: number): Draft[] {
  const node = tree.nodes[index]!
  switch (node.type) {
    case 'ImportDeclaration':
    case 'TSImportEqualsDeclaration':
      return imported(node)
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return exported(node)
    case 'CallExpression':
      return commonJsImport(tree, index, node)
    case 'ImportExpression':
      return dynamicImport(tree, index, node)
    default:
      return []
  }
}

/** What only types name is gone when the code runs, as an import of types is. */
function withoutElided({ tree }: Syntax, imports: readonly Import[]): Import[] {
  const { typeNames } = tree
  if (!imports.some(({ bound, typing }) => !typing && typeNames.has(bound))) return [...imports]
  const read = namesRead(tree)
  return imports.map((one) => (typeNames.has(one.bound) && !read.has(one.bound) ? { ...one, typing: true } : one))
}

function namesRead({ nodes, parents }: Syntax['tree']): Set<string> {
  const names = new Set<string>()
  nodes.forEach((node, index) => {
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return
    if (!/^Import.*Specifier$/.test(nodes[parents[index]!]?.type ?? '')) names.add(node.name)
  })
  return names
}
