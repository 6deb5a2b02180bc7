import type { GateFailure, GateNote } from '../model.ts'

/** What a part of the gate has to say. */
export interface Judged {
  readonly failures: readonly GateFailure[]
  readonly notes: readonly GateNote[]
}

/** Tells what fails the gate from what is only told. */
export function judged(outcomes: readonly (GateFailure | GateNote)[]): Judged {
  return {
    failures: outcomes.flatMap((one) => ('limit' in one ? one : [])),
    notes: outcomes.flatMap((one) => ('limit' in one ? [] : one)),
  }
}
