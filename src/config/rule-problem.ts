/** A mistake that the form of the configuration does not show, and where. */
export interface RuleProblem {
  readonly path: readonly (string | number)[]
  readonly text: string
}
