import type { Counting } from '../facts/types.ts'
import type { GuidelineSettings } from '../rule.ts'

export type PresetName = 'se-ml' | 'bch-2016' | 'sig-2025'

/** All numbers in which one way of measuring differs from another. */
export interface Preset {
  readonly name: PresetName
  readonly counting: Counting
  readonly guidelines: Readonly<Record<string, GuidelineSettings>>
}

/** Docstrings are free whatever their prefix; class bodies and imports are no units. */
const OURS: Counting = { freeStrings: 'all', bodiesAreUnits: false }

/** Found by recounting published Better Code Hub results of Python repositories. */
const AS_BETTER_CODE_HUB: Counting = { freeStrings: 'unprefixed', bodiesAreUnits: true }

/**
 * The four-star limits of "Building Maintainable Software" (Visser, 2016) as Better Code Hub drew them: read off the
 * marks in its reports of December 2016, where they are 0.1 to 0.3 points lower throughout.
 */
const BOOK: Preset['guidelines'] = {
  'maintainability/write-short-units': {
    // Lines of code of a unit. Book, chapter 2; marks at 43.4, 22.0 and 6.7.
    bounds: [15, 30, 60],
    limits: [43.7, 22.3, 6.9],
  },
  'maintainability/write-simple-units': {
    // McCabe complexity of a unit. Book, chapter 3; 25.2 is printed in a report of 2016, marks at 9.7 and 1.2.
    bounds: [5, 10, 25],
    limits: [25.2, 10.0, 1.5],
  },
  'maintainability/write-code-once': {
    // Book, chapter 4; the same report of 2016 asks for 95.4 % of the lines of code not to be duplicated.
    bounds: [],
    limits: [],
    atMost: { duplicated: 4.6 },
  },
  'maintainability/keep-interfaces-small': {
    // Parameters of a unit. Book, chapter 5: 3, 5 and 7 or more, which is more than 2, 4 and 6; figures as in SQATT.
    bounds: [2, 4, 6],
    limits: [13.8, 2.7, 0.7],
  },
}

/**
 * Limits of SIG's evaluation criteria, version 17.0 of 12 March 2025. The document itself was not to be had: two
 * independent publications quote the same figures.
 */
const SIG_2025: Preset['guidelines'] = {
  'maintainability/write-short-units': { bounds: [15, 30, 60], limits: [47.1, 23.1, 8.3] },
  'maintainability/write-simple-units': { bounds: [5, 10, 25], limits: [20.2, 7.3, 1.1] },
  'maintainability/write-code-once': { bounds: [], limits: [], atMost: { duplicated: 5.6 } },
  'maintainability/keep-interfaces-small': { bounds: [2, 4, 6], limits: [15.0, 3.3, 0.9] },
}

/**
 * `se-ml` takes the limits of the book: they are confirmed by what Better Code Hub printed, form one set for all ten
 * guidelines, and everyone can read up on them. The newer figures are quoted at second hand only and leave some of the
 * guidelines out.
 */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'se-ml': { name: 'se-ml', counting: OURS, guidelines: BOOK },
  'bch-2016': { name: 'bch-2016', counting: AS_BETTER_CODE_HUB, guidelines: BOOK },
  'sig-2025': { name: 'sig-2025', counting: OURS, guidelines: SIG_2025 },
}
