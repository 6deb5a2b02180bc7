import type { Unit } from '../../facts/types.ts'
import { Hash } from '../extract/hash.ts'
import { countLines, type Range } from './code-lines.ts'
import { addContent } from './content.ts'
import { isDecision, parameterCount } from './decisions.ts'
import { isPassive } from './passive.ts'
import type { Syntax } from './syntax.ts'
import { type FunctionNode, isFunction } from './tree.ts'
import type { Owners, UnitDraft } from './units.ts'

export const SCRIPT = '<script>'

/**
 * Measures the units in the order of the text, then the script body where there is one.
 * @param bodies all code of the top level is the script body, passive statements too
 */
export function measureUnits(syntax: Syntax, owners: Owners, bodies: boolean): Unit[] {
  const complexity = complexities(syntax, owners)
  const units = owners.drafts.map((draft, index) => ({
    name: draft.name,
    kind: draft.kind,
    ...(draft.kind === 'class-body' ? bodyExtent(syntax, owners, index) : functionExtent(syntax, draft)),
    parameters: parameterCount(syntax.tree.nodes[draft.index]!),
    complexity: complexity[index]!,
  }))
  const script = measureScript(syntax, owners, bodies)
  return script === undefined ? units : [...units, script]
}

/** 1, and what is decided inside; functions inside the unit add what they decide. */
function complexities({ tree }: Syntax, { drafts, ofNode }: Owners): number[] {
  const sums = drafts.map(() => 1)
  tree.nodes.forEach((node, index) => {
    const owner = ofNode[index]!
    if (owner !== -1 && isDecision(node)) sums[owner]!++
  })
  return sums
}

type Extent = Pick<Unit, 'line' | 'endLine' | 'codeLines' | 'totalLines' | 'content'>

/** From the name to the end of the body; the signature is one line, however many it takes. */
function functionExtent(syntax: Syntax, { index, anchor }: UnitDraft): Extent {
  const { tree, lines, isCode } = syntax
  const node = tree.nodes[index] as FunctionNode
  const line = lines.at(anchor.range[0])
  const endLine = lines.at(node.range[1] - 1)
  const headerEnd = lines.at(headerOffset(syntax, node))
  const hash = new Hash()
  addContent(hash, syntax, [anchor.range[0], node.range[1]])
  const codeLines = 1 + countLines(isCode, headerEnd + 1, endLine)
  return { line, endLine, codeLines, totalLines: endLine - line + 1, content: hash.digest() }
}

/** The brace that opens the body; the arrow where the body is an expression. */
function headerOffset({ source }: Syntax, { body }: FunctionNode): number {
  if (body.type === 'BlockStatement') return body.range[0]
  return Math.max(0, source.lastIndexOf('=>', body.range[0]))
}

function bodyExtent(syntax: Syntax, owners: Owners, unit: number): Extent {
  const { anchor } = owners.drafts[unit]!
  return regionExtent(syntax, owners, [anchor.range])
}

/** The script body: the statements of the top level that do something, without the units inside them. */
function measureScript(syntax: Syntax, owners: Owners, bodies: boolean): Unit | undefined {
  const { program, tree } = syntax
  const own = program.body.filter((statement) => (bodies ? !isOwnUnit(statement.type) : !isPassive(statement)))
  if (own.length === 0) return undefined
  const extent = regionExtent(
    syntax,
    owners,
    own.map(({ range }) => range),
  )
  const inside = new Set(own)
  let complexity = 1
  tree.nodes.forEach((node, index) => {
    if (index === 0 || tree.parents[index] !== 0 || !inside.has(node as (typeof own)[number])) return
    for (let at = index; at < tree.ends[index]!; at++)
      complexity += Number(owners.ofNode[at] === -1 && isDecision(tree.nodes[at]!))
  })
  return { name: SCRIPT, kind: 'script', ...extent, parameters: 0, complexity }
}

function isOwnUnit(type: string): boolean {
  return type === 'FunctionDeclaration' || type === 'ClassDeclaration'
}

/** Extent of some stretches of code, the units in them left out. */
function regionExtent(syntax: Syntax, { drafts }: Owners, ranges: readonly Range[]): Extent {
  const { lines, tree } = syntax
  const hash = new Hash()
  const isOwn = new Uint8Array(lines.count + 1)
  const inner = drafts.flatMap(({ index, anchor }): Range[] => {
    const node = tree.nodes[index]!
    return isFunction(node) ? [[anchor.range[0], node.range[1]]] : []
  })
  for (const [start, end] of ranges) {
    for (let line = lines.at(start); line <= lines.at(end - 1); line++) isOwn[line] = syntax.isCode[line]!
    for (const part of without([start, end], inner)) addContent(hash, syntax, part)
  }
  for (const range of inner) isOwn.fill(0, lines.at(range[0]) + 1, lines.at(range[1] - 1) + 1)
  const line = lines.at(ranges[0]![0])
  const endLine = lines.at(ranges.at(-1)![1] - 1)
  const codeLines = countLines(isOwn, line, endLine)
  return { line, endLine, codeLines, totalLines: endLine - line + 1, content: hash.digest() }
}

/** What is left of a stretch without others, which are in the order of the text. */
function without([start, end]: Range, others: readonly Range[]): Range[] {
  const left: Range[] = []
  let from = start
  for (const [first, last] of others) {
    if (last <= from || first >= end) continue
    if (first > from) left.push([from, first])
    from = last
  }
  if (from < end) left.push([from, end])
  return left
}
