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
  'maintainability/separate-concerns': {
    // Uses of a module from other modules. Book, chapter 6; marks at 21.3, 13.6 and 6.4.
    bounds: [10, 20, 50],
    limits: [21.6, 13.8, 6.6],
  },
  'maintainability/couple-components-loosely': {
    // Share of code that other components use. Book, chapter 7; 14.2 is printed in a report of 2016.
    bounds: [],
    limits: [],
    atMost: { interface: 14.2 },
  },
  'maintainability/balance-components': {
    // Better Code Hub's text: 2 to 12 components, component size uniformity below 0.71. The figure is the Gini coefficient.
    bounds: [],
    limits: [],
    atLeast: { components: 2 },
    atMost: { components: 12, gini: 0.7099 },
  },
  'maintainability/keep-codebase-small': {
    // Better Code Hub's text: less than 20 person-years. Python lines a person-year: recomputed from two reports of 2016
    // (89,817 lines are shown as 175 months, 14,708 as 29), 6,160 to 6,190.
    bounds: [],
    limits: [],
    atMost: { 'person-years': 20 },
    factors: { python: 6_170, typescript: 8_103, javascript: 11_500 },
  },
  'maintainability/automate-tests': {
    // Better Code Hub's text: some test code with an assertion below 1,000 lines, then at least 50 % test code with 1 % of
    // its lines asserting, 5 % above 10,000 lines.
    bounds: [],
    limits: [],
    atLeast: { assertions: 1, ratio: 50, density: 1, 'density-large': 5 },
  },
  'maintainability/write-clean-code': {
    // Better Code Hub's marks at 0.72 and 0.78, with the offset of all its marks about 1.0; the figure stands in no text.
    bounds: [],
    limits: [],
    atMost: { flagged: 1.0 },
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
  'maintainability/separate-concerns': { bounds: [10, 20, 50], limits: [10.0, 5.6, 1.9] },
  // Component independence of at least 93.7 % is the same as an interface of at most 6.3 %.
  'maintainability/couple-components-loosely': { bounds: [], limits: [], atMost: { interface: 6.3 } },
  // Component balance is no longer part of the model: the limits of the book stay.
  'maintainability/balance-components': BOOK['maintainability/balance-components']!,
  // 3.9 person-years, which the tables of 2025 put at 25,000 lines of Python, 31,600 of TypeScript, 36,300 of JavaScript.
  'maintainability/keep-codebase-small': {
    bounds: [],
    limits: [],
    atMost: { 'person-years': 3.9 },
    factors: { python: 6_410, typescript: 8_103, javascript: 9_308 },
  },
  // Tests and clean code have no star model at SIG: the limits of Better Code Hub stay.
  'maintainability/automate-tests': BOOK['maintainability/automate-tests']!,
  'maintainability/write-clean-code': BOOK['maintainability/write-clean-code']!,
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
