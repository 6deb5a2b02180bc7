import { codeLines } from './code-lines.ts'
import type { Comment, Node, Program } from './estree.ts'
import { Lines } from './lines.ts'
import { flatten, type Tree } from './tree.ts'

/** One module as all steps of the extraction read it. */
export interface Syntax {
  readonly source: string
  readonly lines: Lines
  readonly program: Program
  readonly tree: Tree
  /** In the order of the text. */
  readonly comments: readonly Comment[]
  /** For each line, counted from 1, whether it holds code. */
  readonly isCode: Uint8Array
}

export function readSyntax(source: string, program: Program): Syntax {
  const lines = new Lines(source)
  const comments = [...(program.comments ?? []), ...shebang(source)].sort((a, b) => a.range[0] - b.range[0])
  const tree = flatten(program)
  const free = [...comments, ...commentBraces(tree)].sort((a, b) => a.range[0] - b.range[0])
  return { source, lines, program, tree, comments, isCode: codeLines(source, lines, free) }
}

/** The braces around a comment in JSX. */
function commentBraces({ nodes }: Tree): Node[] {
  return nodes.filter((node) => node.type === 'JSXExpressionContainer' && node.expression.type === 'JSXEmptyExpression')
}

/** `#!/usr/bin/env node` is a comment to whoever counts lines; the parser passes over it. */
function shebang(source: string): Comment[] {
  if (!source.startsWith('#!')) return []
  const end = source.indexOf('\n')
  const range: [number, number] = [0, end === -1 ? source.length : end]
  return [{ type: 'Line', value: source.slice(...range), range } as Comment]
}
