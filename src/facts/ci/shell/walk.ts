import type { CiEffect } from '../../types/ci.ts'
import { combine, type Mask, masked } from '../effect.ts'
import { applyBuiltin, assign } from './builtins.ts'
import { expandWords } from './expand-words.ts'
import {
  type Fate,
  lossAtEnd,
  lossInPipe,
  lossInTest,
  maskOfLink,
  onlyWhen,
  type Place,
  type Position,
} from './loss.ts'
import { isAssignment, isExit, onlyCommand } from './outcome.ts'
import { parseShell } from './parse.ts'
import { copyState, type Ran, type ShellState } from './state.ts'
import type { Branches, Chain, Command, Group, Loop, Simple } from './tree.ts'

/** More commands than one script of a person holds. */
const MOST_COMMANDS = 400

const MOST_CALLS = 6

/** Walks the tree of a script the way a shell runs it, but takes both branches of a decision. One walk for each shell. */
export class Walk {
  readonly #effect: CiEffect
  readonly #state: ShellState

  constructor(effect: CiEffect, state: ShellState) {
    this.#effect = effect
    this.#state = state
  }

  list(chains: readonly Chain[], fate: Fate): void {
    for (const index of chains.keys()) {
      if (this.#state.ended || this.#state.ran.length >= MOST_COMMANDS) return
      this.#chain({ chains, index, fate })
    }
  }

  /** A shell that starts with what this one knows, and hands back no more than its status. */
  #subshell(): Walk {
    return new Walk(this.#effect, copyState(this.#state))
  }

  #chain(position: Position): void {
    const chain = position.chains[position.index]!
    for (const [at, link] of chain.links.entries()) {
      const mask = maskOfLink(this.#state, { ...position, at })
      const ignored = at < chain.links.length - 1 || link.negated
      this.#ignoring(ignored, () => this.#link({ ...position, at }, mask))
    }
    const only = onlyCommand(chain)
    if (only?.kind === 'simple' && isExit(only) && position.fate.whole) this.#state.ended = true
  }

  #ignoring(ignored: boolean, walk: () => void): void {
    const before = this.#state.ignored
    this.#state.ignored = before || ignored
    walk()
    this.#state.ignored = before
  }

  #link(place: Place, mask: Mask | undefined): void {
    const { links } = place.chains[place.index]!
    const { parts } = links[place.at]!
    const end = place.at === links.length - 1 ? lossAtEnd(this.#state, place) : undefined
    const fate = { ...place.fate, whole: false, mask, end }
    if (parts.length > 1) this.#pipeline(place, mask)
    else for (const part of parts) this.#command(part, fate)
  }

  /** Each part of a pipeline runs in a subshell. */
  #pipeline(place: Place, mask: Mask | undefined): void {
    const { parts } = place.chains[place.index]!.links[place.at]!
    for (const [index, part] of parts.entries()) {
      const loss = combine(mask, lossInPipe(this.#state, place, index))
      this.#subshell().#command(part, { mask: loss, process: loss, variables: loss })
    }
  }

  #command(command: Command, fate: Fate): void {
    if (command.kind === 'simple') this.#simple(command, fate)
    else if (command.kind === 'group') this.#group(command, fate)
    else if (command.kind === 'branches') this.#branches(command, fate)
    else if (command.kind === 'loop') this.#loop(command, fate)
    else this.#state.functions.set(command.name, command.body)
  }

  #group({ subshell, body }: Group, fate: Fate): void {
    if (subshell) this.#subshell().list(body, inSubshell(fate))
    else this.list(body, fate)
  }

  #branches(branches: Branches, fate: Fate): void {
    const { tests, bodies } = branches
    for (const [index, body] of bodies.entries()) {
      const test = tests[index] ?? []
      this.#test(test, fate, index < tests.length ? lossInTest(this.#state, branches, index) : undefined)
      const { folder } = this.#state
      this.list(body, { ...fate, mask: onlyWhen(fate.mask, test.map(({ text }) => text).join('; ')) })
      this.#state.folder = folder
    }
  }

  #loop({ test, body }: Loop, fate: Fate): void {
    this.#test(test, fate, { reason: 'its status is only tested by a loop' })
    this.list(body, fate)
  }

  /** Commands whose status only decides which way to go. */
  #test(test: readonly Chain[], { mask, process, variables }: Fate, loss: Mask | undefined): void {
    this.#ignoring(true, () => this.list(test, { mask: combine(mask, loss), process, variables }))
  }

  #simple(written: Simple, fate: Fate): void {
    const simple = { ...written, words: expandWords(written, this.#state) }
    const first = simple.words.findIndex((word) => !isAssignment(word))
    const called = first < 0 ? undefined : this.#state.functions.get(simple.words[first]!)
    if (first < 0) this.#assignment(simple, fate)
    else if (called) this.#withArguments(simple.words.slice(first + 1), () => this.#command(called, fate))
    else if (!applyBuiltin(this.#state, simple)) this.#emit(simple, fate)
  }

  #emit({ words, text, line }: Simple, { mask }: Fate): void {
    const first = words.findIndex((word) => !isAssignment(word))
    const own = copyState(this.#state)
    assign(own, words.slice(0, first))
    const { variables, folder, errexit, pipefail, ran } = own
    const command = words.slice(first)
    const effect = masked(this.#effect, mask)
    ran.push({
      words: command,
      variables,
      text: told(text, command),
      line,
      folder,
      effect,
      mode: { errexit, pipefail },
    })
  }

  /** A call of a function of the script. */
  #withArguments(args: readonly string[], call: () => void): void {
    const state = this.#state
    if (state.calls >= MOST_CALLS) return
    const outer = state.args
    state.calls++
    state.args = args
    call()
    state.args = outer
    state.calls--
  }

  /** `NAME=value` keeps the value; `NAME=$(command)` also runs the command, and has its status. */
  #assignment({ words, line }: Simple, { mask }: Fate): void {
    const { ran, calls } = this.#state
    assign(this.#state, words)
    const inner = words.length === 1 ? /^\w+=\$\(([\s\S]*)\)$/.exec(words[0]!)?.[1] : undefined
    if (inner === undefined || inner.startsWith('(') || calls >= MOST_CALLS) return
    const nested = { ...copyState(this.#state), ran: [] as Ran[], calls: calls + 1 }
    new Walk(this.#effect, nested).list(parseShell(inner), { mask, process: mask })
    ran.push(...nested.ran.map((one) => ({ ...one, line: one.line + line })))
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
