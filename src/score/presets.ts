import type { Counting } from '../facts/types.ts'
import type { GuidelineSettings } from '../rule.ts'

export type PresetName = 'se-ml' | 'bch-2016' | 'sig-2025'

/** All numbers in which one way of measuring differs from another. */
export interface Preset {
  readonly name: PresetName
  readonly counting: Counting
  readonly guidelines: Readonly<Record<string, GuidelineSettings>>
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'se-ml': { name: 'se-ml', counting: { freeStrings: 'all', bodiesAreUnits: false }, guidelines: {} },
  'bch-2016': { name: 'bch-2016', counting: { freeStrings: 'unprefixed', bodiesAreUnits: true }, guidelines: {} },
  'sig-2025': { name: 'sig-2025', counting: { freeStrings: 'all', bodiesAreUnits: false }, guidelines: {} },
}
