import { ROOT, resolvePath } from '../folder.ts'
import { isAssignment } from './outcome.ts'
import type { ShellState } from './state.ts'
import type { Simple } from './tree.ts'

/** Commands that only steer the shell: they are no work of the job. */
const PLUMBING = new Set(
  ': true [ [[ test set export declare local readonly unset shift trap shopt alias cd pushd popd read return exit break continue wait hash ulimit umask let dirname basename pwd realpath readlink then fi done'.split(
    ' ',
  ),
)

/** The folder of the script itself, as scripts ask for it. */
const OWN_FOLDER =
  /^(?:\$\(\s*(?:cd\s+)?["']?\$?\(?\s*dirname\s+(?:--\s+)?["']?\$\{?(?:0|BASH_SOURCE(?:\[0\])?)\}?["']?\s*\)?["']?(?:\s*&&\s*pwd(?:\s+-P)?)?\s*\)|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%\/\*\}|`dirname\s+["']?\$\{?0\}?["']?`)/

/** Applies what a command does to the shell. Returns `true` when that is all it does. */
export function applyBuiltin(state: ShellState, { words }: Simple): boolean {
  const [program = '', ...args] = words
  if (program === 'set') setOptions(state, args)
  else if (program === 'cd' || program === 'pushd') changeFolder(state, args)
  else if (program === 'popd') state.folder = undefined
  else if (program === 'shift') shift(state, args)
  else if (program === 'export' || program === 'declare' || program === 'readonly') assign(state, args)
  return PLUMBING.has(program)
}

/** Keeps `NAME=value` for later commands. */
export function assign(state: ShellState, words: readonly string[]): void {
  for (const word of words) {
    if (!isAssignment(word)) continue
    const split = word.indexOf('=')
    state.variables.set(word.slice(0, split).replace(/\+$/, ''), withOwnFolder(state, word.slice(split + 1)))
  }
}

/** `shift` and `shift 2` drop the first arguments of the function or script. */
function shift(state: ShellState, [count = '1']: readonly string[]): void {
  state.args = /^\d+$/.test(count) ? state.args?.slice(Number(count)) : undefined
}

function setOptions(state: ShellState, args: readonly string[]): void {
  for (const [index, arg] of args.entries()) {
    const on = arg.startsWith('-')
    if (!on && !arg.startsWith('+')) continue
    const long = /o$/.test(arg) ? args[index + 1] : undefined
    if (/^[-+][a-zA-Z]*e/.test(arg) || long === 'errexit') setErrexit(state, on)
    if (long === 'pipefail') state.pipefail = on
  }
}

function setErrexit(state: ShellState, on: boolean): void {
  state.switchedOff = !on
  state.errexit = on
}

function changeFolder(state: ShellState, args: readonly string[]): void {
  const to = args.find((arg) => !/^-\w$|^\/d$/i.test(arg))
  if (to === undefined) return
  state.folder = to === '-' ? undefined : resolvePath(state.folder, withOwnFolder(state, withKnown(state, to)))
}

/** A path that begins with the folder of the script, from the root. */
export function withOwnFolder({ home }: Pick<ShellState, 'home'>, path: string): string {
  return home === undefined ? path : path.replace(OWN_FOLDER, () => (home === '' ? ROOT : `${ROOT}/${home}`))
}

/**
 * `$NAME` at the start replaced by the value it was given in the script, the others by what the system says of them, and
 * `${NAME:-default}` by its default where nobody sets the name.
 */
function withKnown({ variables, values }: ShellState, path: string): string {
  const own = path.replace(/^\$\{?(\w+)\}?/, (whole, name: string) => plain(variables.get(name)) ?? whole)
  const texts = values(own, variables)
  const known = texts.length === 1 ? texts[0]! : own
  return known.replace(/^\$\{\w+:?-([^{}$]+)\}/, '$1')
}

/** A value with an expression of the CI system in it is the system's to tell. */
function plain(value: string | undefined): string | undefined {
  return value?.includes('${{') ? undefined : value
}
