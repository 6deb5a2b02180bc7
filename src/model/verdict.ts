import type { Evidence, FoundPlace, NextStep } from './finding.ts'
import type { LanguageMeasures, Measure, RiskProfile } from './measure.ts'

export type Verdict = MeasuredVerdict | GradedVerdict | OpenVerdict

/** Verdict of a guideline. */
export interface MeasuredVerdict {
  readonly status: 'measured'
  /** Over all languages together. They decide, unless {@link languages} is there. */
  readonly measures: readonly Measure[]
  readonly profile?: RiskProfile
  /** Each language by itself, largest first; absent where all code is in one, or the limits are for all together. */
  readonly languages?: readonly LanguageMeasures[]
  readonly evidence: readonly Evidence[]
  /** Ordered by risk, then size: the refactoring candidates. */
  readonly findings: readonly FoundPlace[]
}

/** A value with its reason, as the explanation of a verdict shows it. */
export interface Reasoned {
  /** 0..1 */
  readonly value: number
  readonly because: string
}

/** Verdict of a practice: what was seen. The score stage turns it into a strength, a level and an explanation. */
export interface GradedVerdict {
  readonly status: 'graded'
  /** Rung of the practice's own scale. Absent: the strongest evidence for it decides, on the evidence ladder. */
  readonly base?: Reasoned
  /** How much of what it should cover is covered: `covered` of `of` places. Absent where that has no meaning. */
  readonly coverage?: { readonly covered: number; readonly of: number; readonly what: string }
  /** Smells that lower the strength; each is a finding of its own as well, where it has a place. */
  readonly penalties?: readonly Reasoned[]
  /** Most that can be said from what is in the repository. */
  readonly cap?: Reasoned
  /** How much the practice counts here, 0..1, where that is less than elsewhere. Absent: 1. */
  readonly weight?: Reasoned
  readonly confidence: 'high' | 'medium' | 'low'
  readonly evidence: readonly Evidence[]
  /** Signals that were looked for and not found, in words. */
  readonly missing?: readonly string[]
  readonly findings: readonly FoundPlace[]
  /** What would raise the level, as an instruction; absent when nothing would. */
  readonly nextStep?: NextStep
}

/** No verdict on the quality: always with the reason. Never counted as zero, never averaged. */
export interface OpenVerdict {
  readonly status: 'not-applicable' | 'unknown' | 'error'
  readonly reason: string
  readonly evidence?: readonly Evidence[]
}
