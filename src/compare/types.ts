import type { Finding, Report, ReportedRule, RuleId, Score } from '../model.ts'

/** A value before and after. One of them is absent where it was not known then or is not known now. */
export interface Change<Value> {
  readonly before?: Value
  readonly after?: Value
}

/** A score before and after, 0..100, and the points between them, where both are known. */
export interface ScoreChange extends Change<Score> {
  readonly points?: number
}

/** A finding that is there before and after. */
export interface ChangedFinding {
  readonly before: Finding
  readonly after: Finding
}

/** What became of the findings of a rule. Accepted ones are left out. */
export interface FindingChanges {
  readonly fixed: readonly Finding[]
  readonly added: readonly Finding[]
  /** The same code in another place. */
  readonly moved: readonly ChangedFinding[]
  /** Edited code in the same place, with a lower value. */
  readonly better: readonly ChangedFinding[]
  /** Edited code in the same place, with a higher value. */
  readonly worse: readonly ChangedFinding[]
  /** A finding that was divided into smaller ones: progress, even while the parts are findings. */
  readonly split: readonly { readonly from: Finding; readonly into: readonly Finding[] }[]
  /** How many are as they were. */
  readonly unchanged: number
}

/** How one guideline or practice changed. */
export interface RuleChange {
  readonly id: RuleId
  readonly kind: ReportedRule['kind']
  readonly title: string
  readonly status: Change<ReportedRule['status']>
  readonly score: ScoreChange
  /** Guidelines only. */
  readonly met?: Change<boolean>
  /** Practices only. */
  readonly level?: Change<NonNullable<ReportedRule['level']>>
  readonly findings: FindingChanges
}

/** One of the two reports. */
export type Side = Pick<Report, 'tool' | 'coverage'> & { readonly name: string; readonly commit?: string }

/** Two reports compared; `se-ml compare --format json` prints it. */
export interface Comparison {
  readonly schema: 1
  readonly before: Side
  readonly after: Side
  /** Why the two should not be compared as they are: other limits, another version. Empty when they may. */
  readonly cautions: readonly string[]
  readonly scores: {
    readonly overall: ScoreChange
    readonly maintainability: ScoreChange
    readonly practices: ScoreChange
    /** By category, every one that either report has. */
    readonly categories: Readonly<Record<string, ScoreChange>>
  }
  /** Every rule of either report, in the order of the newer one. */
  readonly rules: readonly RuleChange[]
}
