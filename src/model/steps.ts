import type { Location, RuleId, Score } from './words.ts'

/** An entry of the ranked list of what to do next. */
export interface Step {
  readonly rule: RuleId
  readonly action: string
  readonly at?: Location
  /** Points the rule's score would rise by, 0..100. */
  readonly gain: Score
  readonly effort: 'small' | 'medium' | 'large'
  /** Which means rise with it. Empty where none is shown to rise. */
  readonly raises: readonly Raise[]
}

/** Points that the mean of a group of rules would rise by. */
export interface Raise {
  readonly of: 'overall' | 'category' | 'effect' | 'eu'
  /** Name of the category, effect or EU requirement. */
  readonly name: string
  readonly by: Score
}

/** "Just enough": the fewest findings whose repair meets a guideline. */
export interface RepairPlan {
  readonly rule: RuleId
  /** Fingerprints of the findings to mend, worst first. */
  readonly findings: readonly string[]
  /** Score of the rule now, and when these findings are mended: 0..100. */
  readonly score: { readonly now: Score; readonly after: Score }
  /** `false` when the limits would not be kept even if all findings were mended. */
  readonly meets: boolean
  /** What each unit or module has to come down to for that; absent where the finding goes altogether. */
  readonly target?: number
  /** Findings of the plan whose repair is likely to move the fault only, with the reason. */
  readonly warnings: readonly { readonly finding: string; readonly reason: string }[]
}
