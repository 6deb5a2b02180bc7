import type { RuleMeta } from '../model.ts'

/** What reports need beside the audit's result. */
export interface ReportOptions {
  /** What the rules say about themselves. */
  readonly rules: readonly RuleMeta[]
  /** The audited folder relative to the top of its repository; empty when it is the top. */
  readonly folder: string
}
