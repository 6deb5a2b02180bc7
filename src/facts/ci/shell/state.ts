import type { CiEffect } from '../../types/ci.ts'
import type { Command } from './tree.ts'

/** How a system or program starts a shell. */
export interface ShellMode {
  /** `-e`: the script ends at the first failure. */
  readonly errexit: boolean
  /** A pipeline fails when any of its parts does. */
  readonly pipefail: boolean
  /** PowerShell or cmd. */
  readonly flat?: boolean
}

/** Texts that a word may stand for; the word itself where that cannot be told. */
export type Values = (word: string, variables: Variables) => readonly string[]

export type Variables = ReadonlyMap<string, string>

/** One command that a script runs. */
export interface Ran {
  readonly words: readonly string[]
  /** Of `NAME=value` before the command, and of what was exported before. */
  readonly variables: Variables
  readonly text: string
  /** Line in the script, from 0. */
  readonly line: number
  /** Folder it runs in, relative to the root; undefined when that cannot be told. */
  readonly folder: string | undefined
  readonly effect: CiEffect
  /** Mode of the shell at this place. */
  readonly mode: ShellMode
}

/** What a shell knows while it runs a script. Subshells get a copy. */
export interface ShellState {
  /** The script, or the item of a list that is run. */
  text: string
  readonly functions: Map<string, Command>
  readonly variables: Map<string, string>
  readonly ran: Ran[]
  readonly values: Values
  /** Folder of the script file itself, for `cd "$(dirname "$0")"`. */
  readonly home: string | undefined
  folder: string | undefined
  /** Positional arguments of the script or of the function that runs; undefined when not known. */
  args: readonly string[] | undefined
  errexit: boolean
  pipefail: boolean
  /** Left of `&&` or `||`, behind `!` or in a test `-e` does not act, however deep inside. */
  ignored: boolean
  /** `set +e` stands above. */
  switchedOff: boolean
  /** An `exit` was met that nothing hinders. */
  ended: boolean
  /** Open calls of functions of the script. */
  calls: number
}

export function copyState(state: ShellState): ShellState {
  return { ...state, variables: new Map(state.variables), functions: new Map(state.functions) }
}
