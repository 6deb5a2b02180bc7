/** What can be unclean in a piece of code; the checks of the guideline "Write clean code". */
export type SmellKind =
  | 'commented-out-code'
  | 'open-note'
  | 'bare-except'
  | 'swallowed-exception'
  | 'unused-private-function'
  | 'unreachable-code'
  | 'magic-number'
  | 'meaningless-name'
  | 'overlong-name'
  | 'leftover-print'
  | 'leftover-debugger'
  | 'wildcard-import'
  | 'mutable-default'

/** One smell as the text of its module shows it; whether it counts there is for the rule to say. */
export interface Smell {
  readonly kind: SmellKind
  /** Lines in the module, from 1. */
  readonly line: number
  readonly endLine: number
  /** The name, number or text that smells. */
  readonly what: string
}

/** One assertion in a test. */
export interface Assertion {
  readonly line: number
  /** It can never fail, or always does: `assert True`, `assert 0`. */
  readonly constant: boolean
  /** It asks for more or less than some value: `accuracy > 0.8`. Zero and one, the ends of what is possible, are no such value. */
  readonly demands?: true
}
