import type { Project } from '../project.ts'
import type { Script } from '../script.ts'
import type { ShellMode, Variables } from '../shell/state.ts'

/** A command that may stand for others. */
export interface Call {
  readonly program: string
  readonly args: readonly string[]
  readonly executable: string
  readonly wrappers: readonly string[]
  readonly variables: Variables
  readonly folder: string | undefined
  /** Mode of the shell that starts it. */
  readonly mode: ShellMode
  /** The repository that it runs in. */
  readonly project: Project
  /** Texts that a word can stand for, its variables replaced by values that the CI file gives; itself when they are not known. */
  values(word: string): readonly string[]
}

/** What a command stands for. */
export type Expansion =
  | { readonly scripts: readonly Script[] }
  /** The same command, written without its runner. */
  | { readonly instead: readonly string[] }
  | { readonly unresolved: string }

/** Undefined: the command stands for itself. */
export type Expander = (call: Call) => Promise<Expansion | undefined>

/** `name: value` options and plain words of a command line. */
export interface Arguments {
  readonly options: ReadonlyMap<string, readonly string[]>
  readonly words: readonly string[]
}

/**
 * Splits arguments. `--name=value` and, for options in `valued`, `--name value` give values; other options give none.
 * Everything after `--` is left out.
 */
export function parseArguments(args: readonly string[], valued: readonly string[]): Arguments {
  const options = new Map<string, string[]>()
  const words: string[] = []
  for (let at = 0; at < args.length && args[at] !== '--'; at++) {
    const [, name, value] = /^(--?[^=\s]+)(?:=([\s\S]*))?$/.exec(args[at]!) ?? []
    const next = value === undefined && valued.includes(name ?? '') ? args[++at] : value
    if (name === undefined) words.push(args[at] ?? '')
    else options.set(name, [...(options.get(name) ?? []), ...(next === undefined ? [] : [next])])
  }
  return { options, words }
}

/** Values of the first of several spellings of an option. */
export function optionValues(options: Arguments['options'], ...spellings: readonly string[]): readonly string[] {
  return spellings.flatMap((name) => options.get(name) ?? [])
}
