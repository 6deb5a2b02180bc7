import type { Location } from './words.ts'

/** How strong a piece of evidence is, weakest first (SE-ML evidence ladder). */
export type EvidenceLevel = 'declared' | 'used' | 'integrated' | 'enforced'

/** One sentence on what was seen, and where. */
export interface Evidence {
  readonly message: string
  readonly at?: Location
  readonly level?: EvidenceLevel
  /** Evidence against the practice or guideline. Absent means it speaks for it. */
  readonly against?: boolean
}

/** Risk band of a finding; the names are those of the SIG maintainability model. */
export type Risk = 'low' | 'moderate' | 'high' | 'very-high'

/** A place to change. */
export interface Finding {
  /** What was seen; then, after a semicolon, what to do: `a.py is used in 12 places; split it`. */
  readonly message: string
  readonly at: Location
  readonly risk: Risk
  /** The measured quantity that made it a finding: lines, complexity, parameters, ... (0 when it is yes or no). */
  readonly value: number
  /** Lines of code that this finding puts at risk: the weight it has in the guideline's share. */
  readonly lines: number
  /** What `value` should come down to. Absent where the place should go altogether, as a clone should. */
  readonly target?: number
  /** Those of `lines` that the repository would lose by mending it. Absent when the code only moves. */
  readonly removes?: number
  /** How to mend it. */
  readonly fix?: NextStep
  /** Qualified name inside the file (`Class.method`), where there is one. */
  readonly symbol?: string
  /** Language of the code, where the verdict tells languages apart. */
  readonly language?: string
  /** The other places of the same finding: copies of a clone, users of a module. */
  readonly related?: readonly Location[]
  /** What `related` are. Absent: copies, as good a place to change as `at`. */
  readonly relation?: 'uses'
  /** Hash of the normalised content: equal after moving, renaming the file or reformatting. */
  readonly content: string
  /** Hash of rule, path, symbol and content, without line numbers. Unique in a report. Set by `check`. */
  readonly fingerprint: string
  /** What it means for the gate, where the configuration says so for its path. Absent: as its rule says. */
  readonly severity?: Severity
  /** People accepted it: it is no candidate and never fails the gate. Measures and scores stay as they were measured. */
  readonly suppressed?: Suppression
}

/** An action that raises a level or a score. */
export interface NextStep {
  readonly action: string
  /** small: minutes to hours; medium: days; large: weeks. */
  readonly effort: 'small' | 'medium' | 'large'
}

/** What findings and scores of a rule mean for the gate: `error` fails it, `warn` is only told. */
export type Severity = 'warn' | 'error'

/** Why a finding was accepted, and where that is written. */
export interface Suppression {
  readonly by: 'comment' | 'configuration'
  readonly reason: string
  /** The comment, or the entry of the configuration. A configuration above the audited folder has a path with `..`. */
  readonly at: Location
  /** Last day on which it holds: `YYYY-MM-DD`. */
  readonly until?: string
}

/** A suppression that does nothing, with what to do about it. */
export interface SuppressionProblem {
  readonly kind: 'unused' | 'expired' | 'no-reason' | 'unknown-rule' | 'malformed'
  readonly message: string
  readonly at: Location
}

/** What a rule hands over; `check` adds the fingerprint, people the rest. */
export type FoundPlace = Omit<Finding, 'fingerprint' | 'severity' | 'suppressed'>
