import type { Count, Location, RuleId } from './words.ts'

/** Whether the gate is passed, and why not. */
export interface GateResult {
  readonly passed: boolean
  /** What the audit was compared with. Absent when only limits were checked. */
  readonly against?: { readonly kind: 'baseline' | 'revision'; readonly name: string }
  /** Reasons to fail, most telling first. Empty when passed. */
  readonly failures: readonly GateFailure[]
  /** What is told and fails nothing: warnings, changes within the tolerance, what could not be compared. */
  readonly notes: readonly GateNote[]
  /** How the findings compare. Absent when only limits were checked. */
  readonly changes?: FindingChanges
}

/** One reason why the gate failed: what, its limit, its value, the place and the next step. */
export interface GateFailure {
  readonly kind: 'limit' | 'new-finding' | 'worse-finding' | 'fallen-score'
  /** What the limit is for: a rule id, `overall`, `maintainability`, `practices` or a category. */
  readonly subject: string
  readonly rule?: RuleId
  /** The limit in words: `at least 70`, `met`, `at least mostly`, `no new finding`. */
  readonly limit: string
  /** What was found instead, in words: `61.2`, `82 lines of code`. */
  readonly value: string
  readonly message: string
  readonly at?: Location
  /** Fingerprint of the finding, where it is about one. */
  readonly finding?: string
  readonly nextStep: string
}

export interface GateNote {
  readonly kind: 'warning' | 'tolerated' | 'not-compared'
  readonly message: string
  readonly rule?: RuleId
  readonly at?: Location
}

/** How many findings of a comparison are what. Suppressed ones are left out. */
export interface FindingChanges {
  readonly new: Count
  /** The same place, with a higher value. */
  readonly worse: Count
  readonly fixed: Count
  /** The same place, with a lower value. */
  readonly better: Count
  /** The same content in another file. */
  readonly moved: Count
  /** Parts of a larger unit that was split: smaller than it was, so they count as progress. */
  readonly split: Count
  readonly unchanged: Count
}
