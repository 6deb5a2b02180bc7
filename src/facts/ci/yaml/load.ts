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
import { Broken } from '../../read/broken.ts'
import { checkDepth } from '../../read/yamlDepth.ts'
import type { YamlMap, YamlNode } from './node.ts'

/** Characters. The reader takes some 10 s for each million of hostile ones; pipelines written by people are smaller. */
const LENGTH_LIMIT = 500_000

interface Reading {
  readonly path: string
  readonly lines: LineCounter
  /** Anchors met so far. An anchor that is still being read has no value: aliases to it are left empty. */
  readonly anchors: Map<string, YamlNode | undefined>
}

export type LoadedYaml = { readonly documents: readonly YamlNode[] } | { readonly error: string }

/** Checking for equal keys and drawing every error takes quadratic time on hostile text. */
const OPTIONS = { uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false } as const

/**
 * Reads YAML, one node for each document. An alias shares the node it stands for, so aliases cannot blow up; tags and lines are
 * kept, which plain data cannot do. Never throws: what does not parse is an error with its line.
 */
export function loadYaml(path: string, source: string): LoadedYaml {
  try {
    return { documents: parse(path, source) }
  } catch (error) {
    const line = error instanceof Broken && error.line !== undefined ? ` (line ${error.line})` : ''
    return { error: `${error instanceof Error ? error.message : String(error)}${line}` }
  }
}

function parse(path: string, source: string): YamlNode[] {
  if (source.length > LENGTH_LIMIT) throw new Broken(`YAML of more than ${LENGTH_LIMIT} characters`)
  checkDepth(source)
  const lines = new LineCounter()
  const documents = [...parseAllDocuments(source, { ...OPTIONS, lineCounter: lines })]
  const fault = documents.flatMap(({ errors }) => errors)[0]
  if (fault) throw new Broken(`not valid YAML: ${firstLine(fault.message)}`, lines.linePos(fault.pos[0]).line)
  return documents.flatMap((one) => rootOf(one, { path, lines, anchors: new Map() }) ?? [])
}

/** The only document of a file that has one; the first of several. */
export function firstDocument(loaded: LoadedYaml): YamlNode | undefined {
  return 'documents' in loaded ? loaded.documents[0] : undefined
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.slice(0, 120)
}

function rootOf(document: Document, reading: Reading): YamlNode | undefined {
  return document.contents === null ? undefined : convert(document.contents as Node, reading)
}

function convert(node: Node | null | undefined, reading: Reading): YamlNode {
  if (isAlias(node)) return reading.anchors.get(node.source) ?? nothing(node, reading)
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
  if (anchor !== undefined) reading.anchors.set(anchor, undefined)
  const converted = convertValue(node, reading)
  if (anchor !== undefined) reading.anchors.set(anchor, converted)
  return converted
}

function convertValue(node: Node | null | undefined, reading: Reading): YamlNode {
  if (isMap(node)) return convertMap(node as { items: Pair[] } & Node, reading)
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node | null, reading))
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
function convertMap(node: { items: Pair[] } & Node, reading: Reading): YamlMap {
  const own = new Map<string, YamlNode>()
  const merged: YamlNode[] = []
  for (const { key, value } of node.items) {
    const name = convert(key as Node | null, reading)
    const content = value === null ? nothing(key as Node, reading) : convert(value as Node | null, reading)
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
