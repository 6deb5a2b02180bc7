import type { Token } from '../read/pythonTokens.ts'
import { filesIn, readExpression } from './expression.ts'
import { type Literal, literal, union } from './literal.ts'
import { normalise } from './requirement.ts'

/** What a script assigns, function by function and argument by argument. */
export interface Script {
  /** Values of variables; of functions the names of text files in their body. */
  readonly variables: ReadonlyMap<string, Literal>
  /** Keyword arguments and entries of dictionaries under the names asked for. */
  readonly arguments: readonly Argument[]
}

export interface Argument {
  readonly name: string
  readonly line: number
  readonly value: Literal
}

/** Reads assignments, and the arguments under the given names. */
export function readScript(tokens: readonly Token[], names: ReadonlySet<string>): Script {
  const variables = new Map<string, Literal>()
  const found: Argument[] = []
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'operator') depth = Math.max(0, depth + change(token.text))
    else if (depth === 0) readStatement(tokens, at, variables)
    else found.push(...readArgument(tokens, at, names))
  }
  return { variables, arguments: found }
}

function change(text: string): number {
  if ('([{'.includes(text)) return 1
  return ')]}'.includes(text) ? -1 : 0
}

/** Assignments are collected, not replaced: which branch of an `if` runs is not known. */
function readStatement(tokens: readonly Token[], at: number, variables: Map<string, Literal>): void {
  const previous = tokens[at - 1]
  if (previous && previous.kind !== 'newline' && previous.text !== ':') return
  const read = STATEMENTS.get(tokens[at]?.text ?? '') ?? assignmentAt
  const assignment = read(tokens, at)
  if (!assignment) return
  const known = variables.get(assignment.name) ?? literal()
  variables.set(assignment.name, union([known, assignment.value]))
}

interface Assignment {
  readonly name: string
  readonly value: Literal
}

/** Statements that bind a name in another way than by `=`. */
const STATEMENTS = new Map<string, (tokens: readonly Token[], at: number) => Assignment | undefined>([
  ['def', functionFiles],
  ['with', openedFile],
])

/** `with open("requirements.txt") as file:` */
function openedFile(tokens: readonly Token[], at: number): Assignment | undefined {
  const header = tokens.slice(at, at + 20)
  const as = header.findIndex(({ text, kind }) => kind === 'name' && text === 'as')
  const name = as < 0 ? undefined : header[as + 1]?.text
  return name === undefined ? undefined : { name, value: literal({ files: filesIn(header.slice(0, as)) }) }
}

/** Of a function the text files that its body names: it may read a list from one. */
function functionFiles(tokens: readonly Token[], at: number): Assignment | undefined {
  const name = tokens[at + 1]?.text
  return name === undefined ? undefined : { name, value: literal({ files: filesIn(body(tokens, at)) }) }
}

function assignmentAt(tokens: readonly Token[], at: number): Assignment | undefined {
  const target = targetOf(tokens, at)
  if (!target) return undefined
  const { name, key } = target
  const { value } = readExpression(tokens, target.value)
  return { name, value: key === undefined ? value : literal({ entries: [{ key, value }] }) }
}

interface Target {
  readonly name: string
  readonly key?: string
  /** Index of the first token of the value. */
  readonly value: number
}

/** `name =`, `name +=`, `name: type =`, `name["key"] =`, `name.append(`, `name.extend(`. */
function targetOf(tokens: readonly Token[], at: number): Target | undefined {
  const [name, ...rest] = tokens.slice(at, at + 8)
  const shape = rest.map(({ kind, text }) => (kind === 'string' ? '""' : text))
  if (name?.kind !== 'name') return undefined
  if (shape[0] === '=' || shape[0] === '+=') return { name: name.text, value: at + 2 }
  if (shape[0] === '.' && /^(append|extend)$/.test(shape[1] ?? '')) return { name: name.text, value: at + 4 }
  if (shape.slice(0, 4).join(' ') === '[ "" ] =') return { name: name.text, key: rest[1]?.text ?? '', value: at + 5 }
  const equals = shape[0] === ':' ? shape.indexOf('=') : -1
  return equals < 0 || shape.slice(0, equals).includes('\n') ? undefined : { name: name.text, value: at + 2 + equals }
}

/** Tokens of the function whose `def` stands at `start`: up to the next line that is not indented more. */
function body(tokens: readonly Token[], start: number): readonly Token[] {
  const column = tokens[start]?.column ?? 0
  const isOutside = (token: Token, at: number) => tokens[start + at]?.kind === 'newline' && token.column <= column
  const length = tokens.slice(start + 1).findIndex(isOutside)
  return tokens.slice(start, length < 0 ? tokens.length : start + 1 + length)
}

/** `install_requires=` of a call or `"install_requires":` of a dictionary. */
function readArgument(tokens: readonly Token[], at: number, names: ReadonlySet<string>): Argument[] {
  const [name, sign] = tokens.slice(at, at + 2)
  const isArgument = name?.kind === 'name' ? sign?.text === '=' : sign?.text === ':'
  if (!name || !names.has(name.text) || !isArgument) return []
  return [{ name: name.text, line: name.line, value: readExpression(tokens, at + 2).value }]
}

/** Variables that are put in place of their names at most: lists that name each other twice would double each time. */
const MOST_NAMES = 5000

/** Puts the values of variables in place of their names. A name that is used inside its own value stays empty. */
export function resolve(value: Literal, script: Script): Literal {
  return expand(value, { script, open: new Set(), budget: { left: MOST_NAMES } })
}

interface Expansion {
  readonly script: Script
  /** Names that are being put in. */
  readonly open: ReadonlySet<string>
  readonly budget: { left: number }
}

function expand(value: Literal, expansion: Expansion): Literal {
  const { script, open, budget } = expansion
  const used = value.names.map((name) => {
    const known = script.variables.get(name)
    if (!known || open.has(name) || budget.left-- <= 0) return literal()
    return expand(known, { ...expansion, open: new Set([...open, name]) })
  })
  const entries = value.entries.map(({ key, value }) => ({ key, value: expand(value, expansion) }))
  const picked = value.subscripts.map((subscript) => pick(subscript, script))
  return union([{ ...value, entries }, ...used, ...picked, lookUp(value.given, script)])
}

/** An entry of a dictionary; where that is computed, the requirement in any list of the script that has this name. */
function pick({ name, key }: Literal['subscripts'][number], { variables }: Script): Literal {
  const entries = variables.get(name)?.entries ?? []
  if (entries.length > 0) return union(entries.filter((entry) => entry.key === key.text).map(({ value }) => value))
  const items = [...variables.values()].flatMap(({ items }) => items)
  const text = items.find(({ text }) => nameOf(text) === normalise(key.text))?.text ?? key.text
  return literal({ items: [{ text, line: key.line }] })
}

/** What a call looks up in a list of the script; nothing unless each string it is given is the name of an entry. */
function lookUp(given: Literal['given'], { variables }: Script): Literal {
  const known = new Map([...variables.values()].flatMap(({ items }) => items).map(({ text }) => [nameOf(text), text]))
  const items = given.map(({ text, line }) => ({ text: known.get(normalise(text)) ?? '', line }))
  return items.every(({ text }) => text !== '') ? literal({ items }) : literal()
}

function nameOf(text: string): string {
  return normalise(/^[\w.-]+/.exec(text)?.[0] ?? '')
}
