import type { Smell } from '../../../facts/types/smells.ts'
import type { Node } from '../estree.ts'
import type { Syntax } from '../syntax.ts'

/** After one of these nothing in the same block runs. */
const LEAVING: Readonly<Record<string, string>> = {
  ReturnStatement: 'return',
  ThrowStatement: 'throw',
  ContinueStatement: 'continue',
  BreakStatement: 'break',
}

/** Handlers that hide every error without a word, and code after `return`, `throw`, `continue` or `break`. */
export function flowSmells(syntax: Syntax): Smell[] {
  return syntax.tree.nodes.flatMap((node) => {
    if (node.type === 'CatchClause') return swallowed(syntax, node)
    if (node.type === 'BlockStatement') return unreachable(syntax, node.body)
    return node.type === 'SwitchCase' ? unreachable(syntax, node.consequent) : []
  })
}

/** A comment in the empty block says why nothing is done. */
function swallowed({ lines, comments }: Syntax, { range, body }: Extract<Node, { type: 'CatchClause' }>): Smell[] {
  const [start, end] = body.range
  const isExplained = comments.some((comment) => comment.range[0] > start && comment.range[1] < end)
  if (body.body.length > 0 || isExplained) return []
  const line = lines.at(range[0])
  return [{ kind: 'swallowed-exception', line, endLine: line, what: 'every error' }]
}

/** One smell for the rest of the block. */
function unreachable({ lines }: Syntax, statements: readonly Node[]): Smell[] {
  const leaving = statements.findIndex(({ type }) => type in LEAVING)
  const rest = statements.slice(leaving + 1).filter(runs)
  const [first] = rest
  if (leaving === -1 || first === undefined) return []
  return [
    {
      kind: 'unreachable-code',
      line: lines.at(first.range[0]),
      endLine: lines.at(rest.at(-1)!.range[1] - 1),
      what: LEAVING[statements[leaving]!.type]!,
    },
  ]
}

/** Functions are there before the block begins, and a `break` after a `return` is a habit of `switch`. */
function runs(statement: Node): boolean {
  if (statement.type === 'VariableDeclaration') {
    return statement.kind !== 'var' || statement.declarations.some(({ init }) => init !== null)
  }
  return !/^(FunctionDeclaration|BreakStatement|EmptyStatement|TS\w+)$/.test(statement.type)
}
