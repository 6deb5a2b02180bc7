import type { Chain, Command, Link, Simple } from './tree.ts'

/**
 * What becomes of a failure that reaches a command: `ok` it is forgotten, `fails` it goes on, `exits` the script ends and
 * fails, `unknown` a command decides of which nothing is known.
 */
export type Outcome = 'ok' | 'fails' | 'exits' | 'unknown'

/** Commands that succeed whenever they can be started: behind `||` they only cover a failure up. */
const SUCCEEDING = new Set(
  'true : echo printf cat ls tail head cp mv mkdir rm touch sleep date set export cd continue break env curl wget pip git'.split(
    ' ',
  ),
)

/** Assigns the status of the command before it: `status=$?`. */
const CAPTURE = /^(\w+)=["']?\$\?["']?$/

export interface Aftermath {
  readonly outcome: Outcome
  /** What covers the failure up, for the reason. */
  readonly by: string
  /** Index of the link that has the last word. */
  readonly last: number
}

/** What follows in a chain when its link `failed` has failed. */
export function afterFailure(links: readonly Link[], failed: number): Aftermath {
  let after: Aftermath = { outcome: 'fails', by: '', last: failed }
  for (const [index, link] of links.entries()) {
    const runs = index > failed && (link.operator === '||' ? after.outcome === 'fails' : after.outcome === 'ok')
    if (runs) after = { outcome: outcomeOf(link), by: after.by || link.text, last: index }
  }
  return after
}

function outcomeOf({ parts, negated }: Link): Outcome {
  const outcome = commandOutcome(parts.at(-1))
  if (!negated) return outcome
  return outcome === 'ok' ? 'fails' : outcome === 'fails' ? 'ok' : outcome
}

function commandOutcome(command: Command | undefined): Outcome {
  if (command?.kind === 'simple') return simpleOutcome(command)
  return command?.kind === 'group' ? groupOutcome(command.body) : 'unknown'
}

/** The first `exit` of a group decides, else its last command. */
function groupOutcome(body: readonly Chain[]): Outcome {
  const exit = body.map(exitOf).find((one) => one !== undefined)
  const last = body.at(-1)?.links.at(-1)
  return exit ?? (last ? outcomeOf(last) : 'ok')
}

function exitOf({ links }: Chain): Outcome | undefined {
  const only = links.length === 1 ? links[0]!.parts[0] : undefined
  return only?.kind === 'simple' && isExit(only) ? simpleOutcome(only) : undefined
}

function simpleOutcome(simple: Simple): Outcome {
  const [program = '', argument] = simple.words
  if (isExit(simple)) return argument === '0' ? 'ok' : 'exits'
  if (program === 'false') return 'fails'
  if (SUCCEEDING.has(program)) return 'ok'
  return isAssignment(program) ? 'ok' : 'unknown'
}

/** `exit` and `return` without a number pass the last status on, which is that of the failure. */
export function isExit({ words }: Simple): boolean {
  return words[0] === 'exit' || words[0] === 'return'
}

export function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*\+?=/.test(word)
}

/** Name of the variable that takes the status of the command before. */
export function capturedIn(command: Command | undefined): string | undefined {
  return command?.kind === 'simple' ? CAPTURE.exec(command.words[0] ?? '')?.[1] : undefined
}

/** The one command of a chain that is nothing more. */
export function onlyCommand(chain: Chain | undefined): Command | undefined {
  return chain?.links.length === 1 && chain.links[0]!.parts.length === 1 ? chain.links[0]!.parts[0] : undefined
}
