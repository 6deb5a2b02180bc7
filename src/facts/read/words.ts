/** One simple command of a shell line: its words, quotes taken off. Variables and substitutions stay as text. */
export type Words = readonly string[]

/** Ends a simple command: `&&`, `||`, `;`, `|`, `&`, a line break or a bracket of a subshell. */
const SEPARATORS = new Set([';', '|', '&', '\n', '(', ')'])

/**
 * Splits shell text into simple commands. Follows quotes, backslashes, continued lines and comments; knows nothing of
 * loops, functions or here documents. Never fails; reads each character once.
 */
export function shellCommands(text: string): Words[] {
  const state: State = { commands: [[]], word: undefined, text, at: 0 }
  while (state.at < text.length) step(state, text[state.at] ?? '')
  endWord(state)
  return state.commands.filter((words) => words.length > 0)
}

interface State {
  readonly commands: string[][]
  word: string | undefined
  readonly text: string
  at: number
}

function step(state: State, char: string): void {
  const special = state.word === undefined && char === '#' ? comment : SPECIAL[char]
  if (special) special(state, char)
  else plain(state, char)
}

const SPECIAL: Readonly<Record<string, (state: State, char: string) => void>> = {
  '\\': escaped,
  "'": quoted,
  '"': quoted,
}

function plain(state: State, char: string): void {
  state.at++
  if (SEPARATORS.has(char)) endCommand(state)
  else if (/\s/.test(char)) endWord(state)
  else state.word = (state.word ?? '') + char
}

function escaped(state: State): void {
  const [skipped] = /^\\(?:\r?\n|.|$)/s.exec(state.text.slice(state.at, state.at + 3)) ?? ['\\']
  state.at += skipped.length
  if (!skipped.endsWith('\n')) state.word = (state.word ?? '') + skipped.slice(1)
}

function quoted(state: State, quote: string): void {
  const end = closingQuote(state.text, state.at + 1, quote)
  state.word = (state.word ?? '') + state.text.slice(state.at + 1, end)
  state.at = end + 1
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === quote) return at
    if (text[at] === '\\' && quote === '"') at++
  }
  return text.length
}

function comment(state: State): void {
  const end = state.text.indexOf('\n', state.at)
  state.at = end < 0 ? state.text.length : end
}

function endWord(state: State): void {
  if (state.word !== undefined) state.commands.at(-1)?.push(state.word)
  state.word = undefined
}

function endCommand(state: State): void {
  endWord(state)
  state.commands.push([])
}
