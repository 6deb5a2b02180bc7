import type { Token } from '../read/pythonTokens.ts'
import { type Literal, literal, union } from './literal.ts'

/** Deeper nesting is not read: no list of requirements has it, and each level is a call. */
const DEEPEST = 20

/** An expression and the index of the token after it. */
export interface Read {
  readonly value: Literal
  readonly next: number
}

const OPEN = new Set(['[', '(', '{'])
const CLOSE = new Set([']', ')', '}'])
const END = new Set([',', ':', 'for', 'if', ...CLOSE])

/** Reads the expression at `start`: literals, names, subscripts and calls, joined by any operators. */
export function readExpression(tokens: readonly Token[], start: number, depth = 0): Read {
  const parts: Literal[] = []
  let at = start
  while (!isEnd(tokens[at])) {
    const { value, next } = readTerm(tokens, at, depth)
    parts.push(value)
    at = next
  }
  return { value: union(parts), next: at }
}

function isEnd(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'newline' || (token.kind !== 'string' && END.has(token.text))
}

function readTerm(tokens: readonly Token[], at: number, depth: number): Read {
  const { kind, text } = tokens[at]!
  if (kind === 'string') return readStrings(tokens, at)
  if (kind === 'name') return readName(tokens, at)
  if (!OPEN.has(text)) return { value: literal(), next: at + 1 }
  if (depth > DEEPEST) return { value: literal(), next: skip(tokens, at) }
  return readCollection(tokens, at, depth)
}

/** Strings that stand side by side are one; what an f-string computes is cut off. */
function readStrings(tokens: readonly Token[], start: number): Read {
  let text = ''
  let next = start
  for (let token = tokens[next]; token?.kind === 'string'; token = tokens[++next]) {
    text += token.prefix?.includes('f') ? token.text.split('{', 1)[0] : token.text
  }
  const lines = text.split('\n').map((part, index) => ({ text: part.trim(), line: tokens[start]!.line + index }))
  return { value: literal({ items: lines.filter(({ text }) => text !== '') }), next }
}

/** `name`, `name["key"]`, or `name(...).more`: of a call the strings it is given are kept. */
function readName(tokens: readonly Token[], at: number): Read {
  const name = tokens[at]!.text
  const [bracket, key, close] = tokens.slice(at + 1, at + 4)
  if (bracket?.text === '[' && key?.kind === 'string' && close?.text === ']') {
    const subscript = { name, key: { text: key.text, line: key.line } }
    return { value: literal({ subscripts: [subscript] }), next: at + 4 }
  }
  const next = endOfTrailers(tokens, at + 1)
  const own = tokens.slice(at, next)
  const given = bracket?.text === '(' ? own.filter(({ kind }) => kind === 'string') : []
  return {
    value: literal({ names: [name], files: filesIn(own), given: given.map(({ text, line }) => ({ text, line })) }),
    next,
  }
}

function endOfTrailers(tokens: readonly Token[], start: number): number {
  let at = start
  for (let token = tokens[at]; token && token.kind === 'operator'; token = tokens[at]) {
    if (token.text === '.') at += 2
    else if (token.text === '(' || token.text === '[') at = skip(tokens, at)
    else break
  }
  return at
}

/** Names of files that can list requirements, among the strings of some code. */
export function filesIn(tokens: readonly Token[]): string[] {
  const texts = tokens.filter(({ kind }) => kind === 'string').map(({ text }) => text)
  return texts.filter((text) => /^[\w./-]+\.(txt|in|pip)$/.test(text))
}

/** Index of the token after the bracket that closes the one at `start`. */
function skip(tokens: readonly Token[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!
    if (kind === 'operator' && OPEN.has(text)) depth++
    if (kind === 'operator' && CLOSE.has(text) && --depth === 0) return at + 1
  }
  return tokens.length
}

/** A list, tuple, set or dictionary; of a comprehension what stands before its `for`. */
function readCollection(tokens: readonly Token[], start: number, depth: number): Read {
  const parts: Literal[] = []
  let at = start + 1
  while (at < tokens.length && !CLOSE.has(tokens[at]!.text)) {
    const element = readElement(tokens, at, depth + 1)
    parts.push(element.value)
    at = Math.max(element.next, at + 1)
  }
  return { value: union(parts), next: at + 1 }
}

function readElement(tokens: readonly Token[], start: number, depth: number): Read {
  const key = tokens[start]!
  if (key.kind === 'string' && tokens[start + 1]?.text === ':') {
    const { value, next } = readExpression(tokens, start + 2, depth)
    return { value: literal({ entries: [{ key: key.text, value }] }), next }
  }
  return readExpression(tokens, start, depth)
}
