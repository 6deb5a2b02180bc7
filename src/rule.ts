import type { FactName, Facts } from './facts/types.ts'
import type { GradedVerdict, MeasuredVerdict, OpenVerdict, RuleMeta } from './model.ts'

/** Numbers that a preset sets for one guideline. */
export interface GuidelineSettings {
  /** Bounds of the risk bands, ascending: values above the n-th are in band n+1. Empty for guidelines without bands. */
  readonly bounds: readonly number[]
  /** Most that may lie above each bound, percent 0..100; same order and length as `bounds`. */
  readonly limits: readonly number[]
  /** Single limits by measure id. */
  readonly atMost?: Readonly<Record<string, number>>
  readonly atLeast?: Readonly<Record<string, number>>
  /** Lines of code that one person writes in a year, by language: for the rebuild value. */
  readonly factors?: Readonly<Record<string, number>>
}

type Described = Omit<RuleMeta, 'kind' | 'catalogue'>

export interface Guideline<Need extends FactName = FactName> extends RuleMeta {
  readonly kind: 'guideline'
  readonly needs: readonly Need[]
  /** Pure: facts and settings in, verdict out. */
  check(facts: Pick<Facts, Need>, settings: GuidelineSettings): MeasuredVerdict | OpenVerdict
}

export interface Practice<Need extends FactName = FactName> extends RuleMeta {
  readonly kind: 'practice'
  readonly needs: readonly Need[]
  /** Pure: facts in, verdict out. */
  check(facts: Pick<Facts, Need>): GradedVerdict | OpenVerdict
}

/** A rule as the check stage sees it. */
export type Rule = Guideline | Practice

/** Declares one of the ten Better Code Hub guidelines. Facts that are not in `needs` do not compile. */
export function defineGuideline<const Need extends FactName>(
  rule: Described & Pick<Guideline<Need>, 'needs' | 'check'>,
): Guideline<Need> {
  return { ...rule, kind: 'guideline' }
}

/** Declares one of the 45 practices of the SE-ML catalogue. */
export function definePractice<const Need extends FactName>(
  rule: Described & Required<Pick<RuleMeta, 'catalogue'>> & Pick<Practice<Need>, 'needs' | 'check'>,
): Practice<Need> {
  return { ...rule, kind: 'practice' }
}
