import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** What follows `import`: `a.b as c, d`. */
export function isImport(tokens: Tokens, first: number, end: number): boolean {
  return areItems(tokens, first, end, dottedEnd)
}

/** What follows `from`: `..a.b import (c as d, e,)`. */
export function isFromImport(tokens: Tokens, first: number, end: number): boolean {
  let at = first
  while (at < end && (tokens.code[at] === code.DOT || tokens.code[at] === code.ELLIPSIS)) at++
  const moduleEnd = dottedEnd(tokens, at, end)
  const isNamed = moduleEnd > at || at > first
  if (!isNamed || moduleEnd >= end || tokens.code[moduleEnd] !== code.IMPORT) return false
  // `from __future__ import *` is wrong.
  if (tokens.code[moduleEnd + 1] === code.STAR)
    return moduleEnd + 2 === end && !tokens.source.startsWith('__future__', tokens.start[at])
  return areImported(tokens, moduleEnd + 1, end)
}

function areImported(tokens: Tokens, first: number, end: number): boolean {
  if (tokens.code[first] !== code.OPEN_PAREN) return areItems(tokens, first, end, nameEnd)
  const close = end - 1
  if (tokens.partner[first] !== close) return false
  return areItems(tokens, first + 1, tokens.code[close - 1] === code.COMMA ? close - 1 : close, nameEnd)
}

/** `a, b` after `global` and `nonlocal`. */
export function isNameList(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at += 2) {
    if (!code.isName(tokens.code[at]!)) return false
    if (at + 1 < end && tokens.code[at + 1] !== code.COMMA) return false
  }
  return (end - first) % 2 === 1
}

type ItemEnd = (tokens: Tokens, first: number, end: number) => number

/** Names of some form between commas, each perhaps with `as` and another name. */
function areItems(tokens: Tokens, first: number, end: number, itemEnd: ItemEnd): boolean {
  for (let from = first; ; ) {
    let at = itemEnd(tokens, from, end)
    if (at === from) return false
    if (at + 1 < end && tokens.code[at] === code.AS && code.isName(tokens.code[at + 1]!)) at += 2
    if (at === end) return true
    if (tokens.code[at] !== code.COMMA) return false
    from = at + 1
  }
}

function nameEnd(tokens: Tokens, first: number, end: number): number {
  return first < end && code.isName(tokens.code[first]!) ? first + 1 : first
}

/** Index after `a.b.c`; `first` when there is no name. */
function dottedEnd(tokens: Tokens, first: number, end: number): number {
  let at = nameEnd(tokens, first, end)
  while (at > first && at < end && tokens.code[at] === code.DOT) {
    const next = nameEnd(tokens, at + 1, end)
    if (next === at + 1) return first
    at = next
  }
  return at
}
