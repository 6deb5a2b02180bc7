import type { Day, Level, RuleId } from './words.ts'

/** What somebody answers for, since files do not show it. */
export interface Attestation {
  /** Name of the practice without its category: `independent-audit`. */
  readonly practice: string
  readonly level: Level
  /** A link, which is never opened, or the path of a file that is there. */
  readonly evidence?: string
  /** Who answers for it: a role or a name. */
  readonly by: string
  readonly on: Day
  /** First day on which it counts no more. */
  readonly expires: Day
  readonly note?: string
}

/** What became of an attestation. */
export interface ReportedAttestation extends Omit<Attestation, 'practice'> {
  readonly practice: RuleId
  /**
   * `counted`: it decides the level. `not-needed`: files show as much. `overruled`: files show less, and can show all of the
   * practice. `not-applicable`: nothing is judged here. `expired`: its time is over. `future`: its date has not come.
   */
  readonly state: 'counted' | 'not-needed' | 'overruled' | 'not-applicable' | 'expired' | 'future'
  /** Why it does not count. */
  readonly reason?: string
  /** How files and attestation differ, where they lie far apart. */
  readonly contradiction?: string
}
