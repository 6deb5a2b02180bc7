import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
} from 'yaml'
import type { YamlMap, YamlNode } from './node.ts'

/** Deeper than any configuration; a file that nests deeper was made to break readers. */
const MOST_DEPTH = 60

interface Reading {
  readonly path: string
  readonly lines: LineCounter
  /** Anchors met so far. An anchor that is still being read has no value: aliases to it are left empty. */
  readonly anchors: Map<string, YamlNode | undefined>
}

export type LoadedYaml = { readonly documents: readonly YamlNode[] } | { readonly error: string }

/**
 * Reads YAML, one node for each document. An alias shares the node it stands for, so aliases cannot blow up.
 * Never throws: what does not parse is an error with its line.
 */
export function loadYaml(path: string, source: string): LoadedYaml {
  const lines = new LineCounter()
  try {
    const parsed = parseAllDocuments(source, {
      lineCounter: lines,
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    })
    const documents = 'empty' in parsed ? [] : parsed
    const fault = documents.flatMap(({ errors }) => errors)[0]
    if (fault) return { error: `is no valid YAML (line ${fault.linePos?.[0].line ?? 1}): ${firstLine(fault.message)}` }
    return { documents: documents.flatMap((one) => rootOf(one, { path, lines, anchors: new Map() }) ?? []) }
  } catch (error) {
    return { error: error instanceof TooDeep ? error.message : 'is nested too deep to be read' }
  }
}

/** The only document of a file that has one; the first of several. */
export function firstDocument(loaded: LoadedYaml): YamlNode | undefined {
  return 'documents' in loaded ? loaded.documents[0] : undefined
}

class TooDeep extends Error {}

function firstLine(message: string): string {
  return message.split(/ at line |\n/, 1)[0]!.slice(0, 120)
}

function rootOf(document: Document.Parsed, reading: Reading): YamlNode | undefined {
  return document.contents === null ? undefined : convert(document.contents, reading, 0)
}

function convert(node: Node | null | undefined, reading: Reading, depth: number): YamlNode {
  if (depth > MOST_DEPTH) throw new TooDeep(`is nested deeper than ${MOST_DEPTH} levels`)
  if (isAlias(node)) return reading.anchors.get(node.source) ?? nothing(node, reading)
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
  if (anchor !== undefined) reading.anchors.set(anchor, undefined)
  const converted = convertValue(node, reading, depth)
  if (anchor !== undefined) reading.anchors.set(anchor, converted)
  return converted
}

function convertValue(node: Node | null | undefined, reading: Reading, depth: number): YamlNode {
  if (isMap(node)) return convertMap(node as { items: Pair[] } & Node, reading, depth)
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node | null, reading, depth + 1))
    return { ...place(node, reading), kind: 'list', items }
  }
  return isScalar(node) ? convertScalar(node as Node & ScalarLike, reading) : nothing(node, reading)
}

interface ScalarLike {
  readonly value: unknown
  readonly source?: string
  readonly type?: string
}

function convertScalar(node: Node & ScalarLike, reading: Reading): YamlNode {
  const at = place(node, reading)
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  const text =
    node.value === null ? '' : String(typeof node.value === 'string' ? node.value : (node.source ?? node.value))
  return { ...at, kind: 'text', text, textLine: at.line + (block ? 1 : 0), byLine: node.type === 'BLOCK_LITERAL' }
}

/** Own keys win over merged ones (`<<`), earlier merged maps over later ones. */
function convertMap(node: { items: Pair[] } & Node, reading: Reading, depth: number): YamlMap {
  const own = new Map<string, YamlNode>()
  const merged: YamlNode[] = []
  for (const { key, value } of node.items) {
    const name = convert(key as Node | null, reading, depth + 1)
    const content = value === null ? nothing(key as Node, reading) : convert(value as Node | null, reading, depth + 1)
    if (name.kind === 'text' && name.text === '<<')
      merged.push(...(content.kind === 'list' ? content.items : [content]))
    else if (name.kind === 'text') own.set(name.text, startingAt(name.line, content))
  }
  for (const map of merged) addMissing(own, map)
  return { ...place(node, reading), kind: 'map', entries: own }
}

/** A map or list begins at its key, which is where a reader looks for it. */
function startingAt(line: number, node: YamlNode): YamlNode {
  return node.kind !== 'text' && line < node.line ? { ...node, line } : node
}

function addMissing(own: Map<string, YamlNode>, map: YamlNode): void {
  if (map.kind !== 'map') return
  for (const [key, value] of map.entries) if (!own.has(key)) own.set(key, value)
}

function nothing(node: Node | null | undefined, reading: Reading): YamlNode {
  const at = place(node, reading)
  return { ...at, kind: 'text', text: '', textLine: at.line, byLine: false }
}

function place(node: Node | null | undefined, { path, lines }: Reading) {
  const range = node?.range
  const line = range ? Math.max(1, lines.linePos(range[0]).line) : 1
  const endLine = range ? Math.max(line, lines.linePos(Math.max(range[0], range[1] - 1)).line) : line
  const tag = node && 'tag' in node && typeof node.tag === 'string' ? { tag: node.tag } : {}
  return { path, line, endLine, ...tag }
}
