import type { Mask } from './effect.ts'
import type { ShellMode } from './shell/state.ts'

/** Commands that stand somewhere, with all that is needed to read them. */
export interface Script {
  readonly text: string
  /** File it stands in, and line of its first line. */
  readonly path: string
  readonly line: number
  /** Each line of `text` is a line of the file. Otherwise all of it counts as standing on `line`. */
  readonly byLine: boolean
  /** Where each line of `text` stands, when it was put together from several places. */
  readonly places?: readonly ScriptPlace[] | undefined
  /** Lines where the items of a list begin, see `runShell`. */
  readonly items?: readonly number[] | undefined
  /** Target, environment, session or task it belongs to. */
  readonly name?: string | undefined
  /** Folder it runs in, relative to the root; undefined when not known. */
  readonly folder: string | undefined
  /** Folder of the file itself, for scripts that ask for it. */
  readonly home?: string | undefined
  readonly mode: ShellMode
  /** Arguments that it is started with, where they are known. */
  readonly args?: readonly string[] | undefined
  readonly mask?: Mask | undefined
  /** Environment that is set for it. */
  readonly variables?: Readonly<Record<string, string>> | undefined
  /** The pre-commit hook that it stands for. */
  readonly hook?: string | undefined
}

export interface ScriptPlace {
  readonly path: string
  readonly line: number
}

/** Where a line of the script stands, counted from 0. */
export function placeIn(script: Script, line: number): ScriptPlace {
  return script.places?.[line] ?? { path: script.path, line: script.line + (script.byLine ? line : 0) }
}

/** A command by itself: the status of its last part is its status. `sh -c` has no `-e`. */
export const SINGLE: ShellMode = { errexit: false, pipefail: false }

/** Stops at the first failure. */
export const STOPPING: ShellMode = { errexit: true, pipefail: false }

export const STOPPING_PIPES: ShellMode = { errexit: true, pipefail: true }

/** PowerShell and cmd go on after a program that failed; the last one decides. */
export const WINDOWS: ShellMode = { errexit: false, pipefail: false, flat: true }

/** One line of a task file. */
export function lineScript(place: Omit<Script, 'byLine' | 'mode'> & { readonly mode?: ShellMode }): Script {
  return { ...place, byLine: false, mode: place.mode ?? SINGLE }
}

/** Words as text that a shell reads back as the same words. */
export function quoteWords(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./${}[\]-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`))
    .join(' ')
}
