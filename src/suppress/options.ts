import type { Location, RuleId, Severity } from '../model.ts'

/** Findings that the configuration accepts: those that fit all that is given. */
export interface Accepted {
  readonly rule: RuleId
  /** Pattern in .gitignore syntax. */
  readonly path?: string
  readonly symbol?: string
  readonly fingerprint?: string
  readonly reason: string
  /** Last day on which it holds: `YYYY-MM-DD`. */
  readonly until?: string
  /** Where the entry stands. */
  readonly at: Location
}

/** Other severities for findings in some files. */
export interface PathSeverities {
  /** Patterns in .gitignore syntax. */
  readonly paths: readonly string[]
  readonly severities: Readonly<Record<RuleId, Severity | 'off'>>
  readonly at: Location
}

export interface SuppressOptions {
  /** Rules that a comment may name, also those that are switched off. */
  readonly known?: readonly RuleId[]
  readonly accepted?: readonly Accepted[]
  /** The last one that matches a finding wins. */
  readonly overrides?: readonly PathSeverities[]
  /** Path from the folder that the patterns belong to, to the audited one. */
  readonly base?: string
  /** `YYYY-MM-DD`. Without it nothing expires. */
  readonly today?: string
}
