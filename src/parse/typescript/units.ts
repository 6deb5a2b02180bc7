import type { UnitKind } from '../../facts/types.ts'
import type { Node } from './estree.ts'
import { containerOf, nameFunction } from './function-name.ts'
import { isFunction, type Tree } from './tree.ts'

/** A unit before it is measured. */
export interface UnitDraft {
  readonly kind: UnitKind
  readonly name: string
  /** Index of its function or class; -1 for the script body. */
  readonly index: number
  /** Node at which it begins. */
  readonly anchor: Node
}

export interface Owners {
  /** In the order of the text; the script body is not among them. */
  readonly drafts: readonly UnitDraft[]
  /** For each node of the tree the index of its unit; -1 for none. */
  readonly ofNode: readonly number[]
}

/**
 * Says which node belongs to which unit. A unit is an outermost function with a name: functions inside it bill to it, and
 * one without a name (a callback, a wrapper around a module) belongs to the code around it.
 * @param bodies class bodies are units too
 */
export function findOwners(tree: Tree, bodies: boolean): Owners {
  const drafts: UnitDraft[] = []
  const ofNode: number[] = []
  tree.nodes.forEach((_, index) => {
    const around = ofNode[tree.parents[index]!] ?? -1
    const isFree = around === -1 || drafts[around]!.kind === 'class-body'
    const draft = isFree ? draftOf(tree, index, bodies) : undefined
    ofNode.push(draft === undefined ? around : drafts.push(draft) - 1)
  })
  return { drafts, ofNode }
}

function draftOf(tree: Tree, index: number, bodies: boolean): UnitDraft | undefined {
  const node = tree.nodes[index]!
  if (isFunction(node)) return functionDraft(tree, index)
  if (!bodies || node.type !== 'ClassBody') return undefined
  const around = tree.parents[index]!
  return { kind: 'class-body', name: containerOf(tree, index), index, anchor: tree.nodes[around]! }
}

function functionDraft(tree: Tree, index: number): UnitDraft | undefined {
  const named = nameFunction(tree, index)
  if (named === undefined) return undefined
  const container = containerOf(tree, named.binder)
  const name = container === '' ? named.name : `${container}.${named.name}`
  return { kind: named.isMethod ? 'method' : 'function', name, index, anchor: named.anchor }
}
