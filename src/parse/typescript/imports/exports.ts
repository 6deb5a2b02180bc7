import type { Node } from '../estree.ts'
import { type Draft, specifierName } from './draft.ts'

type ExportNode = Extract<Node, { type: 'ExportNamedDeclaration' | 'ExportAllDeclaration' }>

/** `export { a as b } from 'x'`, `export * from 'x'`, `export * as a from 'x'`: imports that are handed on. */
export function exported(node: ExportNode): Draft[] {
  if (node.source === null) return []
  const module = node.source.value
  const typing = node.exportKind === 'type'
  if (node.type === 'ExportAllDeclaration') {
    if (node.exported === null) return [{ module, name: '*', bound: '*', typing }]
    return [{ module, bound: specifierName(node.exported), typing }]
  }
  return node.specifiers.map((one) => ({
    module,
    name: specifierName(one.local),
    bound: specifierName(one.exported),
    typing: typing || one.exportKind === 'type',
  }))
}
