import type { Node } from '../estree.ts'
import { type Draft, specifierName, textOf } from './draft.ts'

type ImportNode = Extract<Node, { type: 'ImportDeclaration' | 'TSImportEqualsDeclaration' }>

/** `import a, { b as c } from 'x'`, `import * as a from 'x'`, `import 'x'`, `import a = require('x')`. */
export function imported(node: ImportNode): Draft[] {
  if (node.type === 'TSImportEqualsDeclaration') return equalsImport(node)
  const module = node.source.value
  const typing = node.importKind === 'type'
  if (node.specifiers.length === 0) return [{ module, bound: '', typing }]
  return node.specifiers.map((one) => {
    const bound = one.local.name
    if (one.type === 'ImportNamespaceSpecifier') return { module, bound, typing }
    if (one.type === 'ImportDefaultSpecifier') return { module, name: 'default', bound, typing }
    return { module, name: specifierName(one.imported), bound, typing: typing || one.importKind === 'type' }
  })
}

function equalsImport({
  id,
  importKind,
  moduleReference,
}: Extract<Node, { type: 'TSImportEqualsDeclaration' }>): Draft[] {
  if (moduleReference.type !== 'TSExternalModuleReference') return []
  const module = textOf(moduleReference.expression)
  return module === undefined ? [] : [{ module, bound: id.name, typing: importKind === 'type' }]
}
