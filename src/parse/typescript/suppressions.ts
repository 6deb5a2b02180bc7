import type { SuppressionComment } from '../../facts/types/suppressions.ts'
import { MARK, MOST_COMMENTS, readIgnore } from '../extract/ignore-comment.ts'
import type { Comment, Node } from './estree.ts'
import type { Syntax } from './syntax.ts'

/** Comments that accept findings: `// se-ml: ignore[rule] -- reason`, the same between the marks of a block comment. */
export function findSuppressions(syntax: Syntax): SuppressionComment[] {
  if (!syntax.source.includes(MARK)) return []
  const marked = syntax.comments.filter(({ value }) => value.includes(MARK)).slice(0, MOST_COMMENTS)
  return marked.flatMap((comment) => suppressionOf(syntax, comment) ?? [])
}

/** A line of a comment that begins with the mark; in a line comment also behind other words and two more slashes. */
const BEGINS = { Block: /^[ \t*]*se-ml:(.*)/m, Line: /^(?:.*\/\/)?[ \t*]*se-ml:(.*)/ } as const

function suppressionOf(syntax: Syntax, comment: Comment): SuppressionComment | undefined {
  const found = BEGINS[comment.type].exec(comment.value)
  const said = found === null ? undefined : readIgnore(found[1]!.trimEnd())
  if (found === null || said === undefined) return undefined
  const line = syntax.lines.at(comment.range[0] + '//'.length + found.index)
  const alone = isAlone(syntax, comment)
  const target = alone ? targetBelow(syntax, comment) : targetBeside(syntax, comment)
  return { line, ...(target !== undefined && { target }), ...(alone && { alone }), ...said }
}

/** Nothing else stands in its lines; a comment in JSX has braces of its own. */
function isAlone({ lines, source }: Syntax, { range }: Comment): boolean {
  const before = source.slice(lines.start(lines.at(range[0])), range[0])
  const after = source.slice(range[1], lines.start(lines.at(range[1] - 1) + 1))
  return /^\s*\{?\s*$/.test(before) && /^\s*\}?\s*$/.test(after)
}

/** The statement or member in whose head it stands, else the next one. */
function targetBelow(syntax: Syntax, { range }: Comment): number | undefined {
  const head = headAround(syntax, range[0])
  return head === undefined ? nextCode(syntax, syntax.lines.at(range[1] - 1)) : startLine(syntax, head)
}

/** The statement or member that ends or goes on in its line. */
function targetBeside(syntax: Syntax, { range }: Comment): number {
  const { lines, source } = syntax
  const line = lines.at(range[0])
  const before = source.slice(lines.start(line), range[0]).trimEnd()
  const head = headAround(syntax, lines.start(line) + Math.max(0, before.length - 1))
  return head === undefined ? line : startLine(syntax, head)
}

/** What holds statements, members or properties, each of which may be a unit of its own. */
const CONTAINERS = new Set<string>([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'ClassBody',
  'ObjectExpression',
  'SwitchStatement',
  'TSModuleBlock',
  'TSEnumBody',
  'JSXElement',
  'JSXFragment',
])

/** The entry of the innermost container around an offset that holds it; undefined between entries. */
function headAround({ tree: { nodes, parents } }: Syntax, offset: number): Node | undefined {
  let container = 0
  for (const [index, node] of nodes.entries()) {
    const [start, end] = node.range
    // The brace that opens a body belongs to what stands before it, the one that closes it does not.
    if (CONTAINERS.has(node.type) && start < offset && offset < end) container = index
  }
  return nodes.find((node, index) => {
    const [start, end] = node.range
    return parents[index] === container && start <= offset && offset < end && !isComment(node)
  })
}

function isComment(node: Node): boolean {
  return node.type === 'JSXExpressionContainer' && node.expression.type === 'JSXEmptyExpression'
}

/** Where it begins behind its decorators, which is where a unit begins. */
function startLine({ lines, source, isCode }: Syntax, node: Node): number {
  const last = 'decorators' in node ? node.decorators?.at(-1) : undefined
  if (last === undefined) return lines.at(node.range[0])
  const gap = /^\s*/.exec(source.slice(last.range[1], node.range[1]))?.[0].length ?? 0
  const line = lines.at(last.range[1] + gap)
  const below = isCode.indexOf(1, line)
  return below === -1 ? line : below
}

function nextCode(syntax: Syntax, line: number): number | undefined {
  const { isCode, lines, tree } = syntax
  let next = line + 1
  while (next <= lines.count && !isCode[next]) next++
  if (next > lines.count) return undefined
  const decorator = tree.nodes.findIndex(({ type, range }) => type === 'Decorator' && lines.at(range[0]) === next)
  return decorator === -1 ? next : startLine(syntax, tree.nodes[tree.parents[decorator]!]!)
}
