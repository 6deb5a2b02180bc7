import type { Smell } from '../../../facts/types/smells.ts'
import { chainOf } from '../chain.ts'
import type { Node } from '../estree.ts'
import type { Syntax } from '../syntax.ts'

/** What people print while they look for a fault: a value without a word on it, or a shout. */
const DEBUGGING = /^(['"`](here|debug|test(ing)?|x+|a+|!+|\?+|\*+|ok|hello|hi|foo)\W*\d*['"`]|[a-z_$][\w.$]*)$/i

/** `debugger`, and printing inside functions that looks like debugging. */
export function leftoverSmells({ tree, lines, source }: Syntax): Smell[] {
  return tree.nodes.flatMap((node, index): Smell[] => {
    const line = lines.at(node.range[0])
    if (node.type === 'DebuggerStatement') return [{ kind: 'leftover-debugger', line, endLine: line, what: 'debugger' }]
    if (tree.functions[index] === -1 || !isDebugging(node, source)) return []
    return [{ kind: 'leftover-print', line, endLine: line, what: source.slice(...node.range) }]
  })
}

function isDebugging(node: Node, source: string): boolean {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return false
  if (!/^console\.(log|debug)$/.test(chainOf(node.callee) ?? '')) return false
  return DEBUGGING.test(source.slice(...node.arguments[0]!.range))
}
