import type { Evidence, EvidenceLevel, GradedVerdict, OpenVerdict, Reasoned } from '../../../src/model.ts'

/** A practice that another one is put together from. */
export interface Part {
  readonly title: string
  /** Share in the whole; of practices that could not be judged it falls to the others. */
  readonly weight: number
  readonly verdict: GradedVerdict | OpenVerdict
}

export interface Derived {
  /** Mean of the rungs of what was judged; absent where nothing was. */
  readonly base?: Reasoned
  /** A check of them can fail a change. */
  readonly enforced: boolean
  readonly findings: number
}

/** Where nothing stops a change, this share remains (practices.md, practice 41). */
const WITHOUT_GATE = 0.7

/** Rungs of the evidence ladder, for verdicts without a scale of their own. */
const RUNGS: Readonly<Record<EvidenceLevel, number>> = { declared: 0.2, used: 0.45, integrated: 0.7, enforced: 1 }

/** Puts verdicts of practices together to one. */
export function derive(parts: readonly Part[]): Derived {
  const judged = parts.flatMap(({ verdict, ...part }) => (verdict.status === 'graded' ? [{ ...part, verdict }] : []))
  const findings = judged.reduce((sum, { verdict }) => sum + verdict.findings.length, 0)
  const enforced = judged.some(({ verdict }) => verdict.evidence.some(isEnforced))
  const whole = judged.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return { enforced, findings }
  const mean = judged.reduce((sum, { weight, verdict }) => sum + (weight / whole) * rungOf(verdict), 0)
  const names = judged.map(({ title, verdict }) => `${title} ${rungOf(verdict).toFixed(2)}`).join(', ')
  const because = `derived from ${names}${enforced ? '' : `; nothing of it can fail a change, x${WITHOUT_GATE}`}`
  return { base: { value: mean * (enforced ? 1 : WITHOUT_GATE), because }, enforced, findings }
}

function rungOf({ base, evidence }: GradedVerdict): number {
  return base?.value ?? evidence.reduce((best, one) => Math.max(best, worthOf(one)), 0)
}

function worthOf({ level, against }: Evidence): number {
  return level === undefined || against === true ? 0 : RUNGS[level]
}

function isEnforced({ level, against }: Evidence): boolean {
  return level === 'enforced' && against !== true
}
