import { endOfWord, unquote } from './word.ts'

export interface Token {
  readonly kind: 'word' | 'operator' | 'redirect' | 'end-of-line'
  /** As written; `\n` for an end of line. */
  readonly raw: string
  /** Words: without quotes. */
  readonly value: string
  /** Line in the script, from 0. */
  readonly line: number
  readonly start: number
  readonly end: number
}

/** Longest first. `<(` and `>(` start a word, so they are no redirections. */
const OPERATORS = [';;&', '&&', '||', ';;', ';&', '|&', ';', '&', '|', '(', ')']
const REDIRECTS = ['&>>', '<<<', '<<-', '&>', '<<', '>>', '>&', '<&', '<>', '>|', '<', '>']

interface Lexing {
  readonly text: string
  at: number
  line: number
  readonly tokens: Token[]
  /** Ends of here-documents that begin at the next line. */
  readonly hereDocuments: string[]
  /** Ends that are nowhere below: they are not looked for again. */
  readonly missing: Set<string>
}

/** Splits a script of a Bourne-like shell. Never fails: what makes no sense becomes words. */
export function lex(text: string): Token[] {
  const state: Lexing = { text, at: 0, line: 0, tokens: [], hereDocuments: [], missing: new Set() }
  while (state.at < text.length) next(state)
  return state.tokens
}

function next(state: Lexing): void {
  const { text, at } = state
  const char = text[at]!
  if (char === ' ' || char === '\t' || char === '\r') state.at++
  else if (char === '\\' && text[at + 1] === '\n') skip(state, at + 2)
  else if (char === '\n') endLine(state)
  else if (char === '#') state.at = indexOrEnd(text, '\n', at)
  else operatorOrWord(state)
}

function operatorOrWord(state: Lexing): void {
  const { text, at } = state
  const redirect = opensWord(text, at) ? undefined : REDIRECTS.find((mark) => text.startsWith(mark, at))
  const operator = OPERATORS.find((mark) => text.startsWith(mark, at))
  if (redirect) push(state, 'redirect', at + redirect.length)
  else if (operator) push(state, 'operator', at + operator.length)
  else word(state)
}

/** `<(…)` and `>(…)` stand for a file name. */
function opensWord(text: string, at: number): boolean {
  return (text[at] === '<' || text[at] === '>') && text[at + 1] === '('
}

function word(state: Lexing): void {
  const { text, at } = state
  const processSubstitution = opensWord(text, at)
  const end = Math.max(at + 1, endOfWord(text, processSubstitution ? at + 1 : at))
  const beforeRedirect = /^\d+$/.test(text.slice(at, end)) && (text[end] === '<' || text[end] === '>')
  if (beforeRedirect) {
    state.at = end
    return
  }
  const previous = state.tokens.at(-1)
  push(state, 'word', processSubstitution ? endOfGroup(text, at + 1) : end)
  if (previous?.kind === 'redirect' && previous.raw.startsWith('<<') && previous.raw !== '<<<') {
    state.hereDocuments.push(state.tokens.at(-1)!.value)
  }
}

function endOfGroup(text: string, from: number): number {
  return endOfWord(`$${text.slice(from)}`, 0) + from - 1
}

function push(state: Lexing, kind: Token['kind'], end: number): void {
  const raw = state.text.slice(state.at, end)
  const value = kind === 'word' ? unquote(raw) : raw
  state.tokens.push({ kind, raw, value, line: state.line, start: state.at, end })
  skip(state, end)
}

function endLine(state: Lexing): void {
  push(state, 'end-of-line', state.at + 1)
  for (const delimiter of state.hereDocuments.splice(0)) skipHereDocument(state, delimiter)
}

/** A here-document without its end is taken for none, so that the lines below are not lost. */
function skipHereDocument(state: Lexing, delimiter: string): void {
  if (state.missing.has(delimiter)) return
  for (let at = state.at; at < state.text.length; ) {
    const end = indexOrEnd(state.text, '\n', at)
    if (state.text.slice(at, end).trim() === delimiter) {
      skip(state, end)
      return
    }
    at = end + 1
  }
  state.missing.add(delimiter)
}

function skip(state: Lexing, to: number): void {
  for (let at = state.at; at < to; at++) if (state.text[at] === '\n') state.line++
  state.at = Math.min(to, state.text.length)
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found
}
