import type { CiEffect } from '../types/ci.ts'
import { placeIn, type Script } from './script.ts'
import type { Ran } from './shell/state.ts'

/** Files that a command is followed through; deeper ones say `unresolved`. */
const MOST_FILES = 2

/** Steps of one chain, however few files they are in. */
export const MOST_STEPS = 12

/** The way from the CI file to a script. */
export interface Way {
  readonly effect: CiEffect
  readonly origin: string
  /** Files behind the CI file. */
  readonly files: readonly string[]
  /** Scripts that are open, so that cycles end. */
  readonly keys: readonly string[]
}

/** A command that runs, in its script, with the way there. */
export interface Step {
  readonly ran: Ran
  readonly script: Script
  readonly way: Way
}

export function originOf({ ran, script, way: { origin } }: Step): string {
  const { path, line } = placeIn(script, ran.line)
  const here = `${path}:${line}${script.name === undefined ? '' : ` (${script.name})`}`
  if (origin === '') return here
  return origin.endsWith(here) ? origin : `${origin} -> ${here}`
}

/** Files and scripts that are open inside a script. */
export function passing(script: Script, way: Way): Pick<Way, 'files' | 'keys'> {
  const files = way.files.includes(script.path) ? way.files : [...way.files, script.path]
  return { files, keys: [...way.keys, keyOf(script)] }
}

function keyOf({ path, name, line }: Script): string {
  return `${path} ${name ?? ''} ${line}`
}

/** Not into a cycle, not too deep. Hooks are commands by themselves, whatever file names them. */
export function isFollowed(script: Script, { files, keys }: Way): boolean {
  const deep = !files.includes(script.path) && files.length >= MOST_FILES && script.hook === undefined
  return !deep && keys.length < MOST_STEPS && !keys.includes(keyOf(script))
}
