import type { Attestation, GradedVerdict, Level, ReportedAttestation, RuleResult, Verdict } from '../model.ts'
import { LEVELS } from './policy.ts'
import { rate } from './rate.ts'

/** Levels that lie this far apart contradict each other. */
const FAR = 2

/** Results as attestations make them, and what became of each attestation. */
export interface AttestedResults {
  readonly results: readonly RuleResult[]
  readonly list: readonly ReportedAttestation[]
}

/** What the team answers for. */
export interface Answers {
  readonly attestations: readonly Attestation[]
  /** `YYYY-MM-DD`; without it no attestation expires. */
  readonly today: string | undefined
}

/** Lets attestations count where files cannot tell. Files win wherever they can: for a practice that they show in full. */
export function attest(results: readonly RuleResult[], { attestations, today }: Answers): AttestedResults {
  const list: ReportedAttestation[] = []
  const attested = results.map((result) => {
    const own = attestations.find(({ practice }) => result.meta.id.endsWith(`/${practice}`))
    if (own === undefined || result.meta.kind !== 'practice') return result
    const late = outOfTime(own, today)
    const { attestation, outcome } = late === undefined ? judge(result, own) : { outcome: late }
    list.push({ ...own, practice: result.meta.id, ...outcome })
    return attestation === undefined ? result : { ...result, attested: attestation }
  })
  return { results: attested, list }
}

type Outcome = Pick<ReportedAttestation, 'state' | 'reason' | 'contradiction'>

interface Judged {
  /** Present where it counts. */
  readonly attestation?: Attestation
  readonly outcome: Outcome
}

type GradedResult = RuleResult & { readonly verdict: GradedVerdict }

function judge(result: RuleResult, own: Attestation): Judged {
  const { verdict } = result
  const ignored = outOfPlace(verdict)
  if (ignored !== undefined) return { outcome: ignored }
  return verdict.status === 'graded'
    ? beside({ ...result, verdict }, own)
    : { attestation: own, outcome: { state: 'counted' } }
}

function outOfTime({ on, expires }: Attestation, today: string | undefined): Outcome | undefined {
  if (today === undefined) return undefined
  if (today >= expires) return { state: 'expired', reason: `it expired on ${expires}; answer again with se-ml attest` }
  return on > today ? { state: 'future', reason: `its date, ${on}, has not come` } : undefined
}

function outOfPlace(verdict: Verdict): Outcome | undefined {
  if (verdict.status === 'not-applicable')
    return { state: 'not-applicable', reason: `the practice does not apply: ${verdict.reason}` }
  return verdict.status === 'error' ? { state: 'not-applicable', reason: 'the rule failed' } : undefined
}

/** Files and attestation side by side. */
function beside(result: GradedResult, own: Attestation): Judged {
  const { level = 'not-at-all', score = 0 } = rate(result) ?? {}
  const distance = place(own.level) - place(level)
  const isOverruled = isStatic(result) && distance > 0
  const isFar = isOverruled || Math.abs(distance) >= FAR
  const differs = isFar ? { contradiction: contradict({ attested: own.level, shown: level }, result.verdict) } : {}
  if (isOverruled) return { outcome: { state: 'overruled', reason: FILES_DECIDE, ...differs } }
  if (raises(result, own, score)) return { attestation: own, outcome: { state: 'counted', ...differs } }
  const reason = `files show ${distance < 0 ? 'more' : 'as much'}`
  return { outcome: { state: 'not-needed', reason, ...differs } }
}

const FILES_DECIDE = 'files can show all of this practice, so they decide'

/** Whether files can show all of a practice. */
function isStatic({ meta }: RuleResult): boolean {
  return (meta.catalogue?.observability ?? 'static') === 'static'
}

function raises(result: RuleResult, own: Attestation, score: number): boolean {
  return !isStatic(result) && (rate({ ...result, attested: own })?.score ?? 0) > score
}

/** Two answers to the same question. */
interface Answered {
  readonly attested: Level
  readonly shown: Level
}

function contradict({ attested, shown }: Answered, { evidence, missing = [] }: GradedVerdict): string {
  const against = evidence.find((one) => one.against === true)?.message ?? missing[0]
  const why = against === undefined || place(attested) < place(shown) ? '' : ` (${against})`
  return `attested ${words(attested)}, but files show ${words(shown)}${why}`
}

/** 0 for not at all, 3 for completely. */
function place(level: Level): number {
  return LEVELS.length - 1 - LEVELS.findIndex((one) => one.level === level)
}

function words(level: Level): string {
  return level.replaceAll('-', ' ')
}
