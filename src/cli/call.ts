import type { Context } from './context.ts'

/** One call of a command: the folder, the flags, and what the program lends to it. */
export interface Call<Flags> {
  readonly path: string
  readonly flags: Flags
  readonly context: Context
}
