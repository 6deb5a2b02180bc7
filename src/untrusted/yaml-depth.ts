import { Parser } from 'yaml'

/**
 * Line (from 1) where collections of YAML text first stand more than `limit` deep in one another; undefined where they
 * nowhere do.
 *
 * The reader of YAML is recursive, and a stack that it fills can end the whole process, past any `catch`. Its first half
 * is not: it yields tokens, which are measured here without recursion. Counting brackets would not do: those in strings
 * and comments are none. A pair that stands in a list (`[a: 1]`) counts as one with it.
 */
export function lineNestedDeeper(text: string, limit: number): number | undefined {
  const pending = [...new Parser().parse(text)].map((token): Level => ({ token, depth: 0 }))
  let first = Number.POSITIVE_INFINITY
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.depth > limit) first = Math.min(first, next.token.offset ?? 0)
    else pushInner(next, pending)
  }
  return first === Number.POSITIVE_INFINITY ? undefined : lineAt(text, first)
}

/** A collection may start with the white space before it. */
function lineAt(text: string, offset: number): number {
  const space = Math.max(text.slice(offset).search(/\S/), 0)
  return text.slice(0, offset + space).split('\n').length
}

/** What the tokens of a collection, its items and its pairs have in common. */
interface TokenLike {
  readonly offset?: number
  readonly items?: readonly ItemLike[]
  readonly value?: unknown
}

interface ItemLike {
  readonly key?: unknown
  readonly value?: unknown
}

interface Level {
  readonly token: TokenLike
  /** Number of collections that the token stands in, itself included. */
  readonly depth: number
}

function pushInner({ token, depth }: Level, pending: Level[]): void {
  push(token.value, depth, pending)
  for (const { key, value } of token.items ?? []) {
    push(key, depth, pending)
    push(value, depth, pending)
  }
}

/** Texts and numbers hold nothing. */
function push(value: unknown, depth: number, pending: Level[]): void {
  if (isToken(value) && (value.items || value.value))
    pending.push({ token: value, depth: depth + (value.items ? 1 : 0) })
}

function isToken(value: unknown): value is TokenLike {
  return typeof value === 'object' && value !== null
}
