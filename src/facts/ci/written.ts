import type { CiCommand } from '../types/ci.ts'
import { programName } from './command/program.ts'
import type { Invocation } from './command/unwrap.ts'
import type { Expansion } from './expand/expander.ts'
import { placeIn, type Script } from './script.ts'
import type { Step } from './way.ts'

export const MOST_TEXT = 400
const MOST_ARGUMENTS = 60

/** A command without what stands before it, and what it stands for. */
export interface Expanded {
  readonly call: Invocation
  readonly expansion: Expansion | undefined
}

/** Words of the command that stands for this one. */
export function standsFor({ expansion }: Expanded): readonly string[] {
  return expansion && 'instead' in expansion ? expansion.instead : []
}

export function written({ program, args, wrappers }: Invocation): Pick<CiCommand, 'program' | 'args' | 'wrappers'> {
  const shown = args.slice(0, MOST_ARGUMENTS).map((arg) => shorten(arg, MOST_TEXT))
  return { program: shorten(program, 200), args: shown, wrappers }
}

/** Where the command is written, the hook that it stands for, and the folder it runs in. */
export function whereIs({ ran, script }: Step): Pick<CiCommand, 'at' | 'hook' | 'folder' | 'folderUnknown'> {
  return {
    at: placeIn(script, ran.line),
    ...(script.hook === undefined ? {} : { hook: script.hook }),
    ...(ran.folder ? { folder: ran.folder } : {}),
    ...(ran.folder === undefined ? { folderUnknown: true } : {}),
  }
}

/** What a substitution prints is run: that cannot be told. Variables of make and tox look alike. */
export function isSubstitution(word: string): boolean {
  return /^(?:\$\([^)]*\s|`|\$[@*])/.test(word) && programName(word) === word
}

export function whyNot(expansion: Expansion | undefined, followed: readonly Script[]): string | undefined {
  if (expansion === undefined || 'instead' in expansion) return undefined
  if ('unresolved' in expansion) return expansion.unresolved
  return followed.length === 0 ? 'it stands for commands that are not followed: too deep, or a cycle' : undefined
}

/** Options by which a tool reports and still succeeds: flake8, pylint, ruff and bandit; safety; checkov; hadolint. */
const EXIT_ZERO = new Set(['--exit-zero', '--continue-on-error', '--soft-fail', '--no-fail', '--exit-code=0'])

export function exitZero(args: readonly string[]) {
  const option = args.find((arg) => EXIT_ZERO.has(arg))
  return option === undefined ? undefined : { reason: `\`${option}\` makes it succeed whatever it finds` }
}

export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
