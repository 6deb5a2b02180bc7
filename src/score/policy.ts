import type { Band, Level } from '../model.ts'

/** Every number of the scoring. */

/** Lowest overall score of each band, best first. */
export const BANDS: readonly { readonly band: Band; readonly atLeast: number }[] = [
  { band: 'A', atLeast: 85 },
  { band: 'B', atLeast: 70 },
  { band: 'C', atLeast: 55 },
  { band: 'D', atLeast: 40 },
  { band: 'E', atLeast: 0 },
]

/** Lowest strength (0..1) of each level, best first: the bands line up with the survey's four answers. */
export const LEVELS: readonly { readonly level: Level; readonly atLeast: number }[] = [
  { level: 'completely', atLeast: 0.75 },
  { level: 'mostly', atLeast: 0.5 },
  { level: 'partially', atLeast: 0.2 },
  { level: 'not-at-all', atLeast: 0 },
]

/** Strength (0..1) that an attested level gives: even steps, each inside its own band above. */
export const ATTESTED: Readonly<Record<Level, number>> = {
  'not-at-all': 0,
  partially: 1 / 3,
  mostly: 2 / 3,
  completely: 1,
}

/** Share that is left of it when the attestation names no evidence (practices.md 2.4). */
export const WITHOUT_EVIDENCE = 0.6

/** A score is shown with one decimal. */
export const SCORE_STEP = 0.1

/** Best score of a guideline that is not met, so that rounding never shows 100 where something is over its limit. */
export const BEST_UNMET = 99.9
