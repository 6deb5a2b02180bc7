import type { Score } from '../model.ts'
import { SCORE_STEP } from './policy.ts'

/** Rounds to the decimals of a score. */
export function round(value: number): Score {
  const steps = Math.round(1 / SCORE_STEP)
  return Math.round(value * steps) / steps
}
