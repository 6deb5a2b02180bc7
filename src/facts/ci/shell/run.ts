import type { CiEffect } from '../../types/ci.ts'
import { parseShell } from './parse.ts'
import type { Ran, ShellMode, ShellState, Values, Variables } from './state.ts'
import { Walk } from './walk.ts'

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
    new Walk(effect, state).list(parseShell(item.text, mode.flat), { whole: true })
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
