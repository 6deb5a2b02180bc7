import type { Import } from '../../../facts/types.ts'
import type { Node } from '../estree.ts'

/** An import before it is known where it stands. */
export type Draft = Pick<Import, 'module' | 'name' | 'bound' | 'typing'>

/** Text of a constant string; `undefined` for anything else. */
export function textOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type !== 'TemplateLiteral' || node.quasis.length !== 1) return undefined
  return node.quasis[0]!.value.cooked ?? undefined
}

/** Name in `import { name }`, which may be a string: `import { "a b" as c }`. */
export function specifierName(node: Node): string {
  return node.type === 'Identifier' ? node.name : (textOf(node) ?? '')
}
