import type { Node } from './estree.ts'

/** Key of the child that matters, by type of node. */
export type Slots = Readonly<Record<string, string>>

/** Whether a node stands in the slot that a table names for the node around it. */
export function fills(slots: Slots, parent: Node, child: Node): boolean {
  const slot = slots[parent.type]
  return slot !== undefined && Reflect.get(parent, slot) === child
}

/** `a[b]`, `{ [b]: c }`: what stands in the brackets is an expression. */
export function isComputed(node: Node): boolean {
  return 'computed' in node && node.computed
}
