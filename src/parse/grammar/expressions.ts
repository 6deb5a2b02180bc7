import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import type { Place } from './action.ts'
import { isLoneStar } from './actions.ts'
import * as context from './contexts.ts'
import * as state from './states.ts'
import { ACTIONS, entryFor, FIRST_ACTION } from './table.ts'

const ENDS: ReadonlySet<number> = new Set([state.AFTER, state.AFTER_STRING, state.AFTER_NAME])
const PARAMETER_ENDS: ReadonlySet<number> = new Set([
  ...ENDS,
  ...[state.PARAMETER, state.PARAMETER_NAME, state.PARAMETER_STARRED, state.PARAMETER_SLASH],
])

/** Reads expressions with a stack of its own: what it accepts is Python, what it does not accept may be. */
export class Expressions implements Place {
  readonly contexts = new context.Contexts()
  tokens: Tokens
  at = 0
  end = 0
  state = 0

  constructor(tokens: Tokens) {
    this.tokens = tokens
  }

  /** One expression, or a list of them where `marks` allow it. */
  accept(first: number, end: number, marks = 0): boolean {
    this.contexts.start(context.TOP, marks)
    const last = this.run(state.FRESH, first, end)
    if (!this.contexts.isTop || first === end || isLoneStar(this.contexts)) return false
    return ENDS.has(last) || last === state.YIELD || (last === state.FRESH && this.tokens.code[end - 1] === code.COMMA)
  }

  /** `x, (y, z) in pairs` */
  acceptLoop(first: number, end: number): boolean {
    this.contexts.start(context.TOP, context.MAY_LIST)
    return ENDS.has(this.run(state.LOOP, first, end)) && this.contexts.isTop
  }

  /** What stands between the parentheses of a `def`. */
  acceptParameters(first: number, end: number): boolean {
    this.contexts.start(context.PARAMETERS, 0)
    return PARAMETER_ENDS.has(this.run(state.PARAMETER, first, end)) && this.contexts.isTop
  }

  /** What stands between the parentheses of a call or a `class`. */
  acceptArguments(first: number, end: number): boolean {
    this.contexts.start(context.CALL, 0)
    const last = this.run(state.FRESH, first, end)
    return (ENDS.has(last) || last === state.FRESH) && this.contexts.isTop
  }

  /** State after the tokens; 0 as soon as one of them cannot stand where it does. */
  private run(from: number, first: number, end: number): number {
    const { code: codes } = this.tokens
    this.state = from
    this.end = end
    for (let at = first; at < end && this.state !== state.REJECT; at++) {
      const entry = entryFor(this.state, codes[at]!)
      if (entry < FIRST_ACTION) this.state = entry
      else this.act(entry, at)
    }
    return this.state
  }

  private act(entry: number, at: number): void {
    this.at = at
    this.state = ACTIONS[entry - FIRST_ACTION]!(this)
  }
}
