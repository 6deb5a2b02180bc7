import type { CiEffect } from '../../types/ci.ts'
import { combine, type Mask, masked } from '../effect.ts'
import { applyBuiltin, assign } from './builtins.ts'
import { expandWords } from './expand-words.ts'
import { type Fate, lossAtEnd, lossInPipe, lossInTest, maskOfLink, onlyWhen, type Position } from './loss.ts'
import { isAssignment, isExit, onlyCommand } from './outcome.ts'
import { parseShell } from './parse.ts'
import { copyState, type Ran, type ShellMode, type ShellState, type Values, type Variables } from './state.ts'
import type { Branches, Chain, Command, Group, Link, Loop, Simple } from './tree.ts'

/** More commands than one script of a person holds. */
const MOST_COMMANDS = 400

const MOST_CALLS = 6

/** How a script is started. */
export interface Start {
  readonly text: string
  readonly mode: ShellMode
  readonly effect: CiEffect
  readonly folder: string | undefined
  /** Folder of the script file; undefined for commands in a configuration file. */
  readonly home?: string | undefined
  readonly variables: Variables
  /** What is known of the variables that the system sets. Absent: nothing. */
  readonly values?: Values
  /**
   * Lines, from 0, where the items of a list begin that a system runs one by one in one shell, looking at the status of each.
   * Absent: the text is one script.
   */
  readonly items?: readonly number[] | undefined
  /** Arguments that the script is started with, where they are known. */
  readonly args?: readonly string[] | undefined
}

/** The commands that a script runs, in order, each with whether its failure fails the script. */
export function runShell(start: Start): readonly Ran[] {
  const { text, mode, effect, folder, home, variables, args } = start
  const state: ShellState = {
    ...{ text, folder, home, args, errexit: mode.errexit, pipefail: mode.pipefail },
    ...{
      functions: new Map(),
      values: start.values ?? ((word: string) => [word]),
      variables: new Map(variables),
      ran: [],
      switchedOff: false,
      ignored: false,
      ended: false,
      calls: 0,
    },
  }
  for (const item of itemsOf(start)) {
    const first = state.ran.length
    state.text = item.text
    state.ended = false
    new Walk(effect).list(state, parseShell(item.text, mode.flat), { whole: true })
    state.ran.push(...state.ran.splice(first).map((ran) => ({ ...ran, line: ran.line + item.line })))
  }
  return state.ran
}

interface Item {
  readonly text: string
  readonly line: number
}

function itemsOf({ text, items }: Start): Item[] {
  if (items === undefined) return [{ text, line: 0 }]
  const lines = text.split('\n')
  return items.map((line, index) => ({ line, text: lines.slice(line, items[index + 1]).join('\n') }))
}

/** Walks the tree of a script the way a shell runs it, but takes both branches of a decision. */
class Walk {
  readonly #effect: CiEffect

  constructor(effect: CiEffect) {
    this.#effect = effect
  }

  list(state: ShellState, chains: readonly Chain[], fate: Fate): void {
    for (const index of chains.keys()) {
      if (state.ended || state.ran.length >= MOST_COMMANDS) return
      this.#chain(state, { chains, index, fate })
    }
  }

  #chain(state: ShellState, position: Position): void {
    const chain = position.chains[position.index]!
    for (const [at, link] of chain.links.entries()) {
      const mask = maskOfLink(state, position, at)
      const ignored = at < chain.links.length - 1 || link.negated
      this.#ignoring(state, ignored, () => this.#link(state, position, link, mask))
    }
    const only = onlyCommand(chain)
    if (only?.kind === 'simple' && isExit(only) && position.fate.whole) state.ended = true
  }

  #ignoring(state: ShellState, ignored: boolean, walk: () => void): void {
    const before = state.ignored
    state.ignored = before || ignored
    walk()
    state.ignored = before
  }

  #link(state: ShellState, position: Position, link: Link, mask: Mask | undefined): void {
    const isLast = link === position.chains[position.index]!.links.at(-1)
    const fate = { ...position.fate, whole: false, mask, end: isLast ? lossAtEnd(state, position) : undefined }
    if (link.parts.length > 1) this.#pipeline(state, position, link, mask)
    else for (const part of link.parts) this.#command(state, part, fate)
  }

  /** Each part of a pipeline runs in a subshell. */
  #pipeline(state: ShellState, position: Position, link: Link, mask: Mask | undefined): void {
    for (const [index, part] of link.parts.entries()) {
      const loss = combine(mask, lossInPipe(state, position, link, index))
      this.#command(copyState(state), part, { mask: loss, process: loss, variables: loss })
    }
  }

  #command(state: ShellState, command: Command, fate: Fate): void {
    if (command.kind === 'simple') this.#simple(state, command, fate)
    else if (command.kind === 'group') this.#group(state, command, fate)
    else if (command.kind === 'branches') this.#branches(state, command, fate)
    else if (command.kind === 'loop') this.#loop(state, command, fate)
    else state.functions.set(command.name, command.body)
  }

  #group(state: ShellState, { subshell, body }: Group, fate: Fate): void {
    if (subshell) this.list(copyState(state), body, inSubshell(fate))
    else this.list(state, body, fate)
  }

  #branches(state: ShellState, branches: Branches, fate: Fate): void {
    const { tests, bodies } = branches
    const { process, variables } = fate
    for (const [index, body] of bodies.entries()) {
      const test = tests[index] ?? []
      const loss = combine(fate.mask, index < tests.length ? lossInTest(state, branches, index) : undefined)
      this.#ignoring(state, true, () => this.list(state, test, { mask: loss, process, variables }))
      const { folder } = state
      this.list(state, body, { ...fate, mask: onlyWhen(fate.mask, test.map(({ text }) => text).join('; ')) })
      state.folder = folder
    }
  }

  #loop(state: ShellState, { test, body }: Loop, fate: Fate): void {
    const { process, variables } = fate
    const loss = combine(fate.mask, { reason: 'its status is only tested by a loop' })
    this.#ignoring(state, true, () => this.list(state, test, { mask: loss, process, variables }))
    this.list(state, body, fate)
  }

  #simple(state: ShellState, written: Simple, fate: Fate): void {
    const simple = { ...written, words: expandWords(written, state) }
    const first = simple.words.findIndex((word) => !isAssignment(word))
    const called = first < 0 ? undefined : state.functions.get(simple.words[first]!)
    if (first < 0) this.#assignment(state, simple, fate)
    else if (called) this.#call(state, called, simple.words.slice(first + 1), fate)
    else if (!applyBuiltin(state, simple)) this.#emit(state, simple, fate)
  }

  #emit(state: ShellState, { words, text, line }: Simple, { mask }: Fate): void {
    const first = words.findIndex((word) => !isAssignment(word))
    const own = copyState(state)
    assign(own, words.slice(0, first))
    const effect = masked(this.#effect, mask)
    const { folder, errexit, pipefail } = state
    const mode = { errexit, pipefail }
    const command = words.slice(first)
    state.ran.push({ words: command, variables: own.variables, text: told(text, command), line, folder, effect, mode })
  }

  #call(state: ShellState, body: Command, args: readonly string[], fate: Fate): void {
    if (state.calls >= MOST_CALLS) return
    const outer = state.args
    state.calls++
    state.args = args
    this.#command(state, body, fate)
    state.args = outer
    state.calls--
  }

  /** `NAME=value` keeps the value; `NAME=$(command)` also runs the command, and has its status. */
  #assignment(state: ShellState, { words, line }: Simple, fate: Fate): void {
    assign(state, words)
    const inner = words.length === 1 ? /^\w+=\$\(([\s\S]*)\)$/.exec(words[0]!)?.[1] : undefined
    if (inner === undefined || inner.startsWith('(') || state.calls >= MOST_CALLS) return
    const nested = { ...copyState(state), ran: [] as Ran[], calls: state.calls + 1 }
    this.list(nested, parseShell(inner), { mask: fate.mask, process: fate.mask })
    state.ran.push(...nested.ran.map((ran) => ({ ...ran, line: ran.line + line })))
  }
}

/** What is kept in a subshell ends with it; its status remains. */
function inSubshell({ mask }: Fate): Fate {
  return { mask, process: mask, variables: mask, whole: true }
}

/** What stands for arguments tells a reader nothing: `"$@"` is shown as what it runs. */
function told(text: string, words: readonly string[]): string {
  return /^"?\$\{?[@*]\}?"?$/.test(text) ? words.join(' ') : text
}
