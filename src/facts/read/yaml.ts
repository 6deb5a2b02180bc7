import type { Document, LineCounter } from 'yaml'
import { Broken } from './broken.ts'

/** More aliases than any real manifest has; fewer than it takes to fill the memory ("billion laughs"). */
const ALIAS_LIMIT = 200

/** Characters. The reader takes some 10 s for each million of hostile ones; manifests written by people are smaller. */
const LENGTH_LIMIT = 500_000

/** Key of a mapping or index of a sequence. */
export type Step = string | number

/** One document of a YAML file as plain data. */
export interface YamlDocument {
  /** Mappings are objects, sequences arrays; tags of other tools (`!reference`, `!Ref`) are left out. */
  readonly value: unknown
  /** Line of the key or item that the steps lead to, from 1; of the last one that exists. */
  lineOf(...steps: readonly Step[]): number
}

/**
 * Documents of a YAML file, with anchors and merge keys resolved.
 * @throws Broken with the line of the first error
 */
export async function parseYaml(text: string): Promise<YamlDocument[]> {
  if (text.length > LENGTH_LIMIT) throw new Broken(`YAML of more than ${LENGTH_LIMIT} characters`)
  const { checkDepth } = await import('./yamlDepth.ts')
  checkDepth(text)
  const yaml = await import('./yamlReader.ts')
  const counter = new yaml.LineCounter()
  // Checking for equal keys and drawing every error takes quadratic time on hostile text.
  const options = {
    lineCounter: counter,
    merge: true,
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  } as const
  const documents = [...yaml.parseAllDocuments(text, options)]
  return documents.map((document) => ({
    value: toPlain(document, counter),
    lineOf: (...steps) => lineOf(document, steps, counter, yaml),
  }))
}

function toPlain(document: Document, counter: LineCounter): unknown {
  const [error] = document.errors
  if (error) throw new Broken(`not valid YAML: ${firstLine(error.message)}`, counter.linePos(error.pos[0]).line)
  try {
    return document.toJS({ maxAliasCount: ALIAS_LIMIT })
  } catch (error) {
    throw new Broken(`YAML that cannot be resolved: ${error instanceof Error ? firstLine(error.message) : error}`)
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

type Yaml = typeof import('./yamlReader.ts')

function lineOf(document: Document, steps: readonly Step[], counter: LineCounter, yaml: Yaml): number {
  let node: unknown = document.contents
  let line = 1
  for (const step of steps) {
    const next = child(node, step, document, yaml)
    if (!next) break
    if (next.start !== undefined) line = counter.linePos(next.start).line
    node = next.node
  }
  return line
}

interface Child {
  readonly node: unknown
  readonly start: number | undefined
}

function child(parent: unknown, step: Step, document: Document, yaml: Yaml): Child | undefined {
  const node = yaml.isAlias(parent) ? parent.resolve(document) : parent
  if (yaml.isSeq(node)) {
    const item = node.items[Number(step)]
    return { node: item, start: yaml.isNode(item) ? item.range?.[0] : undefined }
  }
  if (!yaml.isMap(node)) return undefined
  const pair = node.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === String(step))
  return pair && { node: pair.value, start: yaml.isScalar(pair.key) ? pair.key.range?.[0] : undefined }
}
