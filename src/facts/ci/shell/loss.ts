import { combine, type Mask } from '../effect.ts'
import { afterFailure, capturedIn, onlyCommand } from './outcome.ts'
import type { ShellState } from './state.ts'
import type { Branches, Chain, Command, Link } from './tree.ts'

/** Where a chain stands in its list. */
export interface Position {
  readonly chains: readonly Chain[]
  readonly index: number
  readonly fate: Fate
}
/** Where a link stands in its chain. */
export interface Place extends Position {
  readonly at: number
}

/** What becomes of the failures in a list of commands. */
export interface Fate {
  /** Loss of every failure in it. */
  readonly mask?: Mask | undefined
  /** Loss of its status as a whole. A failure that does not stop the shell is no more than that status. */
  readonly end?: Mask | undefined
  /** Loss of the status of the process: a script or subshell. An `exit` skips everything up to there. */
  readonly process?: Mask | undefined
  /** Loss of the variables: those of a subshell or of a part of a pipeline end with it. */
  readonly variables?: Mask | undefined
  /** The list is all of a script or subshell: an `exit` in it ends it for sure. */
  readonly whole?: boolean
}

/**
 * Why a failure of a link does not fail the script; undefined when it does. Follows what the Bash manual says of `-e` and of lists:
 * `-e` does not act on a command left of `&&` or `||`, nor on one inverted with `!`, nor on tests.
 */
export function maskOfLink(state: ShellState, place: Place): Mask | undefined {
  const { chains, index, fate, at } = place
  const { links, background } = chains[index]!
  if (!background && afterFailure(links, at).outcome === 'exits') return fate.process
  if (!background && isHandedOn(state, links.slice(at))) return keptInVariable(fate)
  return combine(fate.mask, lossOfLink(state, place))
}

/** A failure that a variable keeps does not depend on the status of what is around it, such as a call of a function. */
function keptInVariable({ mask, variables }: Fate): Mask | undefined {
  const { doubt, runs } = mask ?? {}
  const around = { ...(doubt !== undefined && { doubt }), ...(runs !== undefined && { runs }) }
  return combine(variables, doubt === undefined && runs === undefined ? undefined : around)
}

function lossOfLink(state: ShellState, place: Place): Mask | undefined {
  const { links, background } = place.chains[place.index]!
  if (background)
    return isWaitedFor(state) ? undefined : { reason: 'it runs in the background and nothing waits for it' }
  const { outcome, by, last } = afterFailure(links, place.at)
  if (outcome === 'ok') return { reason: `\`|| ${short(by)}\` follows it` }
  if (outcome === 'unknown') return retryLoss(links.slice(place.at), by)
  const stops = stopsAtErrors(state) && last === links.length - 1 && !links[last]!.negated
  return stops ? undefined : lossAtEnd(state, place)
}

/** A second try with the same command still fails; what another command makes of the failure is not known. */
function retryLoss([failed, ...later]: readonly Link[], by: string): Mask | undefined {
  const again = later.some(({ parts }) => firstWord(parts[0]) === firstWord(failed!.parts[0]))
  return again ? undefined : { doubt: `\`|| ${short(by)}\` follows it` }
}

function firstWord(command: Command | undefined): string {
  return command?.kind === 'simple' ? (command.words[0] ?? '') : ''
}

/** Loss of a status that does not stop the shell: kept when it is the last one, or when it is asked for. */
export function lossAtEnd(state: ShellState, { chains, index, fate }: Position): Mask | undefined {
  if (index === chains.length - 1) return fate.end
  if (asksForStatus(state, chains[index + 1]!)) return undefined
  const last = chains.at(-1)!.text
  if (/^exit 0$/.test(last)) return { reason: '`exit 0` ends the script' }
  if (state.switchedOff) return { reason: '`set +e` stands before it' }
  const why = stopsAtErrors(state)
    ? 'it is no last part of its `&&` list'
    : 'the shell does not stop at errors (`set -e` would)'
  return { reason: `the commands after it decide the result: ${why}` }
}

function stopsAtErrors({ errexit, ignored }: ShellState): boolean {
  return errexit && !ignored
}

/** The next command reads `$?`, and the script can end with a status of its own. */
function asksForStatus(state: ShellState, next: Chain): boolean {
  return /\$\?|PIPESTATUS/.test(next.text) && EXIT.test(state.text)
}

/** `|| status=$?` behind the first link, and the script fails by what the variable holds. */
function isHandedOn(state: ShellState, links: readonly Link[]): boolean {
  if (afterFailure(links, 0).outcome !== 'ok') return false
  const names = links.slice(1).flatMap(({ parts }) => capturedIn(parts.at(-1)) ?? [])
  return names.some((name) => isGivenBack(state, name) || (isTested(state, name) && canFail(state)))
}

function isLookedAt(state: ShellState, name: string): boolean {
  return isGivenBack(state, name) || isTested(state, name)
}

function isGivenBack({ text }: ShellState, name: string): boolean {
  return new RegExp(`\\b(?:exit|return)\\s+["']?\\$?\\{?${name}\\b`).test(text)
}

/** The start of a command that tests. */
const TEST = String.raw`(?:\btest|\[+|\(\()\s*(?:[-!]\w*\s+)?`

function isTested({ text }: ShellState, name: string): boolean {
  return new RegExp(`${TEST}["']?\\$?\\{?${name}\\b`).test(text)
}

/** A test alone on a line: the last command of a script, or one that `-e` stops at. */
const BARE_TEST = /^\s*(?:test\b|\[\[?\s|\(\()[^\n&|;]*$/

/** Something ends the script with a failure: an `exit` with a status, or a test. */
function canFail({ text, errexit }: ShellState): boolean {
  if (EXIT.test(text)) return true
  const lines = text.trimEnd().split('\n')
  return (errexit ? lines : lines.slice(-1)).some((line) => BARE_TEST.test(line))
}

/** `exit` or `return` but that with 0; `false`. */
const EXIT = /\b(?:exit|return)\s+(?!0\b)\S|\bexit\s*(?:$|\n|;)|\bfalse\b/

/** `wait` with an operand, or `wait -n`, passes the status on; a bare `wait` never does. */
function isWaitedFor(state: ShellState): boolean {
  return /\bwait\s+(?:-n\b|["']?[$%])/.test(state.text)
}

/** Why a part of a pipeline cannot fail it. */
export function lossInPipe(state: ShellState, { chains, index, at }: Place, part: number): Mask | undefined {
  const { parts } = chains[index]!.links[at]!
  if (part === parts.length - 1 || state.pipefail) return undefined
  const next = chains[index + 1]
  return next && /PIPESTATUS/.test(next.text)
    ? undefined
    : { reason: 'its status is lost in a pipe: `pipefail` is not set' }
}

/** Why the test of an `if` cannot fail the script, unless the branch that a failure leads to ends it. */
export function lossInTest(state: ShellState, { tests, bodies }: Branches, index: number): Mask | undefined {
  const test = tests[index]!
  const negated = test.length === 1 && test[0]!.links.length === 1 && test[0]!.links[0]!.negated
  const taken = negated ? bodies[index] : bodies[tests.length]
  const fails = taken?.some((chain) => failsScript(state, chain)) ?? false
  return fails ? undefined : { reason: 'its status is only tested by an `if`' }
}

function failsScript(state: ShellState, chain: Chain): boolean {
  const command = onlyCommand(chain)
  if (command?.kind !== 'simple') return false
  const [program = '', argument = ''] = command.words
  if (program === 'exit' || program === 'return') return argument !== '0' && argument !== ''
  const assigned = /^(\w+)=(?!0\b|$)/.exec(program)
  return program === 'false' || (assigned !== null && isLookedAt(state, assigned[1]!))
}

/** Adds that a command is reached under a condition only. */
export function onlyWhen(mask: Mask | undefined, condition: string): Mask | undefined {
  return combine(mask, {
    doubt: condition === '' ? 'it runs in some cases only' : `it runs only when \`${short(condition)}\``,
  })
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
