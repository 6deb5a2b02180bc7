import type { Location } from '../../../src/model.ts'

/** A place where a model is evaluated on data that it was not trained on. */
export interface HeldOut {
  readonly message: string
  readonly at: Location
  /** While training goes on, or by cross-validation. */
  readonly during: boolean
  /** Cross-validation: several models, each judged on the rest. */
  readonly crossed?: true
  /** Index of the module; absent for a file that is no code. */
  readonly module?: number
}
