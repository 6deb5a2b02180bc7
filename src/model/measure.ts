import type { Risk } from './finding.ts'
import type { Count } from './words.ts'

/** One quantity of a guideline and the bound it has to keep. A guideline is met when all its measures hold. */
export interface Measure {
  /** Stable key, for instance `above-60` or `components`. */
  readonly id: string
  readonly label: string
  readonly value: number
  readonly unit: 'percent' | 'count' | 'lines' | 'ratio' | 'person-years'
  readonly atMost?: number
  readonly atLeast?: number
  /** Lines of code that a percentage is taken of. Absent for the bands of a risk profile, which names them. */
  readonly of?: number
}

/** One band of a risk profile. The bands together cover all lines of code that were measured. */
export interface RiskBand {
  readonly risk: Risk
  /** Values in this band are greater than `above`, and at most `upTo` (absent in the last band). */
  readonly above: number
  readonly upTo?: number
  /** Lines of code of the units in this band. */
  readonly lines: number
  /** Share of all measured lines of code, percent 0..100. */
  readonly share: number
  /** Most that this band and the worse ones together may hold, percent 0..100. Absent in the first band. */
  readonly limit?: number
}

/** Distribution of lines of code over risk bands, best band first. */
export interface RiskProfile {
  /** What is measured for each unit, in words: `lines of code per unit`. */
  readonly quantity: string
  /** All measured lines of code. */
  readonly lines: number
  readonly bands: readonly RiskBand[]
}

/** What a guideline measured for the code of one language. */
export interface LanguageMeasures {
  /** As people write it: `TypeScript`. */
  readonly language: string
  /** Lines of code that were measured. */
  readonly lines: Count
  /** It holds enough of the code to decide on the guideline. */
  readonly decides: boolean
  readonly measures: readonly Measure[]
  readonly profile?: RiskProfile
}
