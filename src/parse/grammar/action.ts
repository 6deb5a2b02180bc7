import type { Tokens } from '../tokens/buffer.ts'
import type { Contexts } from './contexts.ts'
import { REJECT } from './states.ts'

/** What an action sees: what is open, and the token it is about. */
export interface Place {
  readonly contexts: Contexts
  readonly tokens: Tokens
  /** Index of the token, and after the last one of the expression. */
  readonly at: number
  readonly end: number
  /** State before the token. */
  readonly state: number
}

/** Does what a token asks for and returns the state after it; 0 when it cannot stand there. */
export type Action = (place: Place) => number

/** Opens a context; nothing may be nested deeper than there is room for. */
export function opened({ contexts }: Place, kind: number, next: number): number {
  return contexts.push(kind) ? next : REJECT
}
