import type { Category, Level, Risk, RuleId, Score } from '../model.ts'

/** When an audit fails. All limits are optional; what is absent is not looked at. */
export interface GateSettings {
  readonly overall?: Score
  readonly practices?: Score
  readonly categories?: Readonly<Partial<Record<Category, Score>>>
  /** Least number of guidelines that are met. */
  readonly met?: number
  /** Guidelines that have to be met. */
  readonly guidelines?: readonly RuleId[]
  /** Least level of practices. */
  readonly levels?: Readonly<Record<RuleId, Level>>
  /** Least risk of a new finding that fails the gate. */
  readonly newFindings?: Risk
  readonly tolerance?: Partial<Tolerance>
}

/** Small changes that fail nothing. */
export interface Tolerance {
  /** Points that the score of a rule may fall. */
  readonly score: number
  /** Percent that the value of a finding may grow; one unit is always free. */
  readonly value: number
}

/**
 * Our own choice. One point is more than rounding and a few clean lines less make; a tenth lets a 60-line function get
 * six lines more, so that nobody has to split it in the change that mends something else.
 */
export const TOLERANCE: Tolerance = { score: 1, value: 10 }

/**
 * Our own choice: a unit of 16 lines is of moderate risk, and a gate that fails for it is soon switched off. Many of
 * them lower the score of their guideline, and that fails.
 */
export const NEW_FINDINGS: Risk = 'high'
