import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { AuditError } from '../errors.ts'
import { lineNestedDeeper } from '../untrusted/yaml-depth.ts'
import type { ConfigSource, ConfigText } from './source.ts'

/** A configuration needs none; the limit keeps a few lines from growing into gigabytes. */
const MOST_ALIASES = 20

/** Any configuration is flatter. */
const MOST_LEVELS = 50

/** @throws AuditError with the line of the first syntax error */
export function readYaml(config: Omit<ConfigText, 'format'>): ConfigSource {
  const { file } = config
  const counter = new LineCounter()
  const document = parse(config, counter)
  const [error] = document.errors
  if (error) throw new AuditError(`${file}:${counter.linePos(error.pos[0]).line}: ${firstLine(error.message)}`)
  return {
    file,
    data: toData(file, document),
    lineOf: (path) => counter.linePos(offsetOf(document.contents, path)).line,
  }
}

type Document = ReturnType<typeof parseDocument>

function parse({ file, text }: Omit<ConfigText, 'format'>, lineCounter: LineCounter): Document {
  const tooDeep = lineNestedDeeper(text, MOST_LEVELS)
  if (tooDeep !== undefined) throw new AuditError(`${file}:${tooDeep}: nested too deeply for a configuration`)
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  } catch (error) {
    throw new AuditError(`${file}:1: cannot be read as YAML (${firstLine(String(error))})`)
  }
}

function toData(file: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    throw new AuditError(`${file}:1: cannot be read as YAML (${firstLine(String(error))})`)
  }
}

/** Offset of the deepest node on the path that is there. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let offset = startOf(contents)
  let at: unknown = contents
  for (const step of path) {
    const next = stepInto(at, step)
    if (!next) break
    offset = startOf(next.mark)
    at = next.value
  }
  return offset
}

function stepInto(node: unknown, step: PropertyKey): { mark: unknown; value: unknown } | undefined {
  if (isSeq(node) && typeof step === 'number') return { mark: node.items[step], value: node.items[step] }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair && { mark: pair.key, value: pair.value }
}

function startOf(node: unknown): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] as string
}
