import type { Smell } from '../../../facts/types/smells.ts'
import type { Node } from '../estree.ts'
import type { Syntax } from '../syntax.ts'

/**
 * Numbers that mean what they say: none, one, a pair, a sign, a half, a percentage, powers of ten, ends of bytes, and
 * the parts of a day, with which front ends say how long ago something was.
 */
const PLAIN = new Set([0, 1, 2, 3, 4, 0.5, 10, 100, 1000, 255, 256, 24, 60, 3600, 86_400])

/** What is compared says what the number is: a length, a dimension, a code or version published elsewhere. */
const SPEAKING = /length|size|status|code|which|version|ndim|\bdim\b|shape|rank|level|\bbits?\b|channels?|argv|compare/i

const COMPARISONS = new Set(['<', '>', '<=', '>=', '==', '!=', '===', '!=='])

/** The first magic number inside the comparisons of an `if` or `while` in a function: one for each condition. */
export function numberSmells({ tree, lines, source }: Syntax): Smell[] {
  const { nodes, parents, functions, ends } = tree
  return nodes.flatMap((node, index): Smell[] => {
    if (functions[index] === -1 || !isCondition(nodes[parents[index]!]!, node)) return []
    if (SPEAKING.test(source.slice(...node.range))) return []
    const inside = nodes.slice(index, ends[index])
    const magic = inside.find((one, offset) => isMagic(one, nodes[parents[index + offset]!]!))
    if (magic === undefined) return []
    const line = lines.at(magic.range[0])
    return [{ kind: 'magic-number', line, endLine: line, what: source.slice(...magic.range) }]
  })
}

function isCondition(parent: Node, node: Node): boolean {
  return (parent.type === 'IfStatement' || parent.type === 'WhileStatement') && parent.test === node
}

function isMagic(node: Node, parent: Node): boolean {
  if (node.type !== 'Literal' || typeof node.value !== 'number') return false
  if (parent.type !== 'BinaryExpression' || !COMPARISONS.has(parent.operator)) return false
  const isTiny = node.value > 0 && node.value < 1e-4
  return !PLAIN.has(node.value) && !isTiny
}
