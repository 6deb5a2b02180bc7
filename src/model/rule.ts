import type { Attestation } from './attestation.ts'
import type { Finding } from './finding.ts'
import type { Verdict } from './verdict.ts'
import type { RuleId } from './words.ts'

/** What a rule says about itself: shown by `explain`, in the catalogue page and in reports. */
export interface RuleMeta {
  readonly id: RuleId
  readonly kind: 'guideline' | 'practice'
  /** 1..10 for guidelines, 1..45 (catalogue index) for practices. */
  readonly number: number
  readonly title: string
  /** Why it matters, one or two sentences. */
  readonly why: string
  /** How it is measured or judged. */
  readonly how: string
  /** How to fix or adopt it. */
  readonly fix: string
  /** A short example, plain text or code. */
  readonly example?: string
  /** Where definition and limits come from. */
  readonly sources: readonly string[]
  /**
   * What the limits of a preset are for, with their unit, by measure id. The key `bands` is for those of a risk profile
   * and holds `{bound}` where the bound belongs.
   */
  readonly limits?: Readonly<Record<string, string>>
  readonly catalogue?: CatalogueFacts
  /** What `se-ml attest` asks the team, where files cannot show all of it. Answered with one of the four levels. */
  readonly question?: string
}

/** Facts of the SE-ML catalogue on a practice; equal to `practices.tsv` of the catalogue. */
export interface CatalogueFacts {
  readonly difficulty: Difficulty
  readonly effects: readonly Effect[]
  /** `unspecified` for the one practice whose label names none. */
  readonly euRequirement?: string
  readonly observability: 'static' | 'partial' | 'attested'
  readonly related: readonly string[]
}

/** The catalogue's tag; it follows adoption, not effort. */
export type Difficulty = 'basic' | 'medium' | 'advanced'

export type Effect = 'agility' | 'quality' | 'effectiveness' | 'traceability'

/** A rule's verdict as `check` passes it on: findings carry fingerprints. */
export interface RuleResult {
  readonly meta: RuleMeta
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** What somebody answers for, where it counts. */
  readonly attested?: Attestation
}
