import { mapAt, type YamlNode } from './node.ts'

/** Deeper than any configuration nests maps. */
const MOST_DEPTH = 20

/** Two maps as one; where both have a key the second one wins, but maps are merged again. Lists are replaced. */
export function mergeNodes(base: YamlNode | undefined, over: YamlNode, depth = 0): YamlNode {
  if (base?.kind !== 'map' || over.kind !== 'map' || depth > MOST_DEPTH) return over
  const merged = new Map(base.entries)
  for (const [key, value] of over.entries) merged.set(key, mergeNodes(merged.get(key), value, depth + 1))
  return mapAt(over, merged)
}
