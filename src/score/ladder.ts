import type { Attestation, CatalogueFacts, Evidence, EvidenceLevel, GradedVerdict, Reasoned } from '../model.ts'
import { worth } from './worth.ts'

/** Worth of each rung of the evidence ladder, 0..1. */
const RUNGS: Readonly<Record<EvidenceLevel, number>> = { declared: 0.2, used: 0.45, integrated: 0.7, enforced: 1 }

/** What each rung means, for explanations. */
const MEANING: Readonly<Record<EvidenceLevel, string>> = {
  declared: 'listed or configured, not seen in use',
  used: 'called in first-party code',
  integrated: 'reached from an entry point or pipeline stage, or able to stop it',
  enforced: 'runs in CI, on a schedule or in the deployment, and can fail it',
}

/** Even where nothing more is covered, this share of the base remains. */
const UNCOVERED_SHARE = 0.4

/** All smells together lower the strength by this much at most. */
const MOST_PENALTY = 0.4

/** Most that files alone can show. A practice that is only partly visible needs an attestation for more. */
const CAPS: Readonly<Record<CatalogueFacts['observability'], number>> = { static: 1, partial: 0.8, attested: 0 }

/** A strength, and how it came about. */
export interface Climbed {
  /** 0..1 */
  readonly strength: number
  /** One sentence a step. */
  readonly chain: readonly string[]
}

/** What a practice can reach: how much of it files show at all, and what the team answers for. */
export interface Reach {
  readonly observability: CatalogueFacts['observability']
  readonly attested?: Attestation | undefined
}

/**
 * Climbs the evidence ladder: strength = base x (0.4 + 0.6 x coverage) - smells, at most the cap. An attestation may say
 * more than files do, but smells that they show count against it as well.
 * @returns strength 0..1 with the steps that led to it
 */
export function climb(verdict: GradedVerdict, { observability, attested }: Reach): Climbed {
  const seen = climbByFiles(verdict, observability)
  const answer = attested && climbAttested(attested)
  const strength = Math.max(seen.strength, (answer?.strength ?? 0) - seen.penalty)
  const chain = [
    ...seen.chain,
    ...(answer === undefined ? [] : [`files alone ${two(seen.strength)}`, ...answer.chain.slice(0, -1)]),
    `strength ${two(strength)}`,
    ...weigh(verdict),
  ]
  return { strength, chain }
}

/** What files alone show, and what smells take away. */
interface Seen extends Climbed {
  /** 0..{@link MOST_PENALTY} */
  readonly penalty: number
}

function climbByFiles(verdict: GradedVerdict, observability: Reach['observability']): Seen {
  const { base = strongest(verdict.evidence), penalties = [] } = verdict
  const { factor, step } = cover(verdict.coverage)
  const penalty = Math.min(MOST_PENALTY, sum(penalties))
  const cap = lowest({ value: CAPS[observability], because: capReason(observability) }, verdict.cap)
  const earned = Math.max(0, base.value * factor - penalty)
  const chain = [
    `base ${two(base.value)}: ${base.because}`,
    ...step,
    ...penalties.map(({ value, because }) => `smell -${two(value)}: ${because}`),
    ...(earned > cap.value ? [`cap ${two(cap.value)}: ${cap.because}`] : []),
  ]
  return { strength: Math.min(earned, cap.value), penalty, chain }
}

function weigh({ weight }: GradedVerdict): string[] {
  return weight === undefined ? [] : [`counts ${two(weight.value)} in means: ${weight.because}`]
}

/** The strength of what only an attestation shows. */
export function climbAttested(attestation: Attestation): Climbed {
  const { value, step } = worth(attestation)
  return { strength: value, chain: [step, `strength ${two(value)}`] }
}

function strongest(evidence: readonly Evidence[]): Reasoned {
  let best: Reasoned = { value: 0, because: 'no evidence for it' }
  for (const { level, against } of evidence) {
    if (level === undefined || against === true || RUNGS[level] <= best.value) continue
    best = { value: RUNGS[level], because: `${level} (${MEANING[level]})` }
  }
  return best
}

function cover(coverage: GradedVerdict['coverage']): { factor: number; step: string[] } {
  if (coverage === undefined || coverage.of === 0) return { factor: 1, step: [] }
  const factor = UNCOVERED_SHARE + (1 - UNCOVERED_SHARE) * Math.min(1, coverage.covered / coverage.of)
  const { covered, of, what } = coverage
  return { factor, step: [`coverage x${two(factor)}: ${whole(covered)} of ${whole(of)} ${what}`] }
}

function capReason(observability: CatalogueFacts['observability']): string {
  return observability === 'attested' ? 'files cannot show it, only an attestation can' : 'files show only a part of it'
}

function lowest(first: Reasoned, second: Reasoned | undefined): Reasoned {
  return second !== undefined && second.value < first.value ? second : first
}

function sum(values: readonly Reasoned[]): number {
  return values.reduce((total, { value }) => total + value, 0)
}

function two(value: number): string {
  return value.toFixed(2)
}

function whole(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1)
}
