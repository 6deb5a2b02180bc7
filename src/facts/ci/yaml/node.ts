/** YAML as plain values that know where they stand. Aliases and merge keys are resolved. */
export type YamlNode = YamlMap | YamlList | YamlText

interface Placed {
  readonly path: string
  /** First and last line in the file, from 1. */
  readonly line: number
  readonly endLine: number
  /** Own tag, such as `!reference`. */
  readonly tag?: string
}

export interface YamlMap extends Placed {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, YamlNode>
}

export interface YamlList extends Placed {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
}

export interface YamlText extends Placed {
  readonly kind: 'text'
  /** As written for plain values (`3.10` stays `3.10`); empty for null. */
  readonly text: string
  /** Line where the first line of `text` stands: below the `|` of a block. */
  readonly textLine: number
  /** Lines of `text` are lines of the file (`|` blocks). Otherwise all of it counts as standing on `textLine`. */
  readonly byLine: boolean
}

export type MaybeNode = YamlNode | undefined

/** Value under a path of keys; undefined where a step is no map or has no such key. */
export function get(node: MaybeNode, ...keys: readonly string[]): MaybeNode {
  let at = node
  for (const key of keys) at = at?.kind === 'map' ? at.entries.get(key) : undefined
  return at
}

/** Text of a scalar that is not empty; undefined for everything else. */
export function text(node: MaybeNode): string | undefined {
  return node?.kind === 'text' && node.text !== '' ? node.text : undefined
}

/** Items of a list; a single value counts as a list of one, nothing as an empty one. */
export function list(node: MaybeNode): readonly YamlNode[] {
  if (node === undefined || (node.kind === 'text' && node.text === '')) return []
  return node.kind === 'list' ? node.items : [node]
}

/** Texts of a list or of a single value; odd items are left out. */
export function texts(node: MaybeNode): string[] {
  return list(node).flatMap((item) => text(item) ?? [])
}

/** Keys and values of a map; empty for everything else. */
export function entries(node: MaybeNode): readonly (readonly [string, YamlNode])[] {
  return node?.kind === 'map' ? [...node.entries] : []
}

/** Keys of a map, texts of a list, or the one text: for places where a system accepts all three. */
export function names(node: MaybeNode): string[] {
  return node?.kind === 'map' ? [...node.entries.keys()] : texts(node)
}

/** `true` or `false` as YAML 1.1 and 1.2 write them; undefined for all else, such as expressions. */
export function flag(node: MaybeNode): boolean | undefined {
  const value = text(node)?.toLowerCase()
  if (value === 'true' || value === 'yes' || value === 'on') return true
  return value === 'false' || value === 'no' || value === 'off' ? false : undefined
}

/** The plain values of a map, as text. */
export function inputs(node: MaybeNode): Record<string, string> {
  return Object.fromEntries(
    entries(node).flatMap(([key, value]) => (text(value) ? [[key, text(value)!.slice(0, 2000)]] : [])),
  )
}

/** A map made by code, at the place of another node. */
export function mapAt(at: YamlNode, content: Iterable<readonly [string, YamlNode]>): YamlMap {
  return { kind: 'map', path: at.path, line: at.line, endLine: at.endLine, entries: new Map(content) }
}

/** A list made by code, at the place of another node. */
export function listAt(at: YamlNode, items: readonly YamlNode[]): YamlList {
  return { kind: 'list', path: at.path, line: at.line, endLine: at.endLine, items }
}

/** Items of nested lists in one list. Bounded, since aliases can repeat a list over and over. */
export function flatten(node: MaybeNode, limit = 1000): YamlNode[] {
  const flat: YamlNode[] = []
  const todo: YamlNode[] = node === undefined ? [] : [node]
  for (let step = 0; todo.length > 0 && step < limit; step++) {
    const next = todo.pop()!
    if (next.kind === 'list') todo.push(...next.items.toReversed().slice(-limit))
    else flat.push(next)
  }
  return flat
}
