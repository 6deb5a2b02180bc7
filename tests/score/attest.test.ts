import { describe, expect, test } from 'vitest'
import type { Attestation, CatalogueFacts, Report, RuleResult, Verdict } from '../../src/model.ts'
import { score } from '../../src/score/score.ts'
import { graded, result } from '../helpers/results.ts'

const FILES = {
  tool: { name: 'se-ml', version: '0', preset: 'se-ml' },
  repository: { name: 'r', files: {}, languages: {} },
}
const UNSEEN: Verdict = { status: 'unknown', reason: 'no file can show it' }

function attestation(parts: Partial<Attestation> = {}): Attestation {
  const all = { practice: 'some', level: 'completely', evidence: 'docs/a.md', by: 'lead' } as const
  return { ...all, on: '2025-03-01', expires: '2026-03-01', ...parts }
}

interface Case {
  readonly observability: CatalogueFacts['observability']
  readonly verdict: Verdict
  readonly today?: string
}

function scored({ observability, verdict, today }: Case, own: Attestation): Report {
  const base = result('team/some', verdict)
  const catalogue = { difficulty: 'basic', effects: [], related: [], observability } as const
  const one: RuleResult = { ...base, meta: { ...base.meta, kind: 'practice', catalogue } }
  return score([one], { ...FILES, skipped: [], attestations: [own], ...(today && { today }) })
}

/** `completely 100 counted`, of the one rule and the one attestation. */
function outcome(report: Report): string {
  const { status, level, score: value } = report.rules[0]!
  return `${level ?? status} ${value ?? '-'} ${report.attestations?.list[0]?.state}`
}

describe('a practice that files cannot show', () => {
  const attested = { observability: 'attested', verdict: UNSEEN } as const

  test.each([
    ['completely', 'completely 100 counted'],
    ['mostly', 'mostly 66.7 counted'],
    ['partially', 'partially 33.3 counted'],
    ['not-at-all', 'not-at-all 0 counted'],
  ] as const)('is as attested: %s', (level, expected) => {
    expect(outcome(scored(attested, attestation({ level })))).toBe(expected)
  })

  test('counts 0.6 of it without evidence', () => {
    const { evidence: _, ...bare } = attestation()
    expect(outcome(scored(attested, bare))).toBe('mostly 60 counted')
  })

  test('is unknown in the scores without attestations', () => {
    const report = scored(attested, attestation())
    expect(report.scores.practices).toEqual({ score: 100 })
    expect(report.attestations?.without.scores.practices).toBeUndefined()
    expect(report.attestations?.without.coverage).toEqual({ judged: 0, of: 1 })
    expect(report.rules[0]?.unattested).toEqual({ status: 'unknown', reason: 'no file can show it' })
  })
})

describe('the time of an attestation', () => {
  const on = (today: string) => scored({ observability: 'attested', verdict: UNSEEN, today }, attestation())

  test('ends on the day on which it expires', () => {
    expect(outcome(on('2026-02-28'))).toBe('completely 100 counted')
    expect(outcome(on('2026-03-01'))).toBe('unknown - expired')
    expect(on('2026-03-01').attestations?.list[0]?.reason).toBe(
      'it expired on 2026-03-01; answer again with se-ml attest',
    )
  })

  test('begins with its date', () => {
    expect(outcome(on('2025-02-28'))).toBe('unknown - future')
    expect(outcome(on('2025-03-01'))).toBe('completely 100 counted')
  })

  test('leaves no trace of today in the report', () => {
    expect(on('2025-04-01')).toEqual(on('2025-05-01'))
  })
})

describe('a practice that files show in part', () => {
  const partial = (verdict: Verdict) => ({ observability: 'partial', verdict }) as const

  test('stops at its cap until it is attested', () => {
    expect(outcome(scored(partial(graded(1)), attestation({ level: 'not-at-all' })))).toBe('completely 80 not-needed')
    expect(outcome(scored(partial(graded(1)), attestation()))).toBe('completely 100 counted')
  })

  test('has no next step once all of it is attested', () => {
    const verdict = graded(1, { nextStep: { action: 'Attest who is told', effort: 'small' } })
    expect(scored(partial(verdict), attestation()).rules[0]?.nextStep).toBeUndefined()
    const half = attestation({ level: 'mostly' })
    expect(scored(partial(verdict), half).rules[0]?.nextStep?.action).toBe('Attest who is told')
  })

  test('may be attested where nothing is seen, and the contradiction is shown', () => {
    const verdict = graded(0, { missing: ['a board'] })
    const report = scored(partial(verdict), attestation())
    expect(outcome(report)).toBe('completely 100 counted')
    expect(report.attestations?.list[0]?.contradiction).toBe('attested completely, but files show not at all (a board)')
  })

  test('is never lowered', () => {
    const report = scored(partial(graded(0.8)), attestation({ level: 'not-at-all' }))
    expect(outcome(report)).toBe('completely 80 not-needed')
    expect(report.attestations?.list[0]).toMatchObject({
      reason: 'files show more',
      contradiction: 'attested not at all, but files show completely',
    })
  })

  test('keeps the smells that files show', () => {
    const verdict = graded(0.3, { penalties: [{ value: 0.3, because: 'a bot plays a person' }] })
    expect(outcome(scored(partial(verdict), attestation()))).toBe('mostly 70 counted')
  })
})

describe('a practice that files show in full', () => {
  const seen = (verdict: Verdict) => ({ observability: 'static', verdict }) as const

  test('is decided by files, and both are reported', () => {
    const report = scored(seen(graded(0)), attestation())
    expect(outcome(report)).toBe('not-at-all 0 overruled')
    expect(report.attestations?.list[0]?.contradiction).toBe('attested completely, but files show not at all')
    expect(report.attestations?.without.scores).toEqual(report.scores)
  })

  test('may be attested where the files are missing', () => {
    expect(outcome(scored(seen(UNSEEN), attestation()))).toBe('completely 100 counted')
  })
})

test('what does not apply or failed is not attested', () => {
  const away: Verdict = { status: 'not-applicable', reason: 'it is a library' }
  const report = scored({ observability: 'attested', verdict: away }, attestation())
  expect(outcome(report)).toBe('not-applicable - not-applicable')
  expect(report.attestations?.list[0]?.reason).toBe('the practice does not apply: it is a library')
  const failed: Verdict = { status: 'error', reason: 'a fault' }
  expect(outcome(scored({ observability: 'attested', verdict: failed }, attestation()))).toBe('error - not-applicable')
})

test('a report without attestations does not mention them', () => {
  expect(score([result('team/some', UNSEEN)], { ...FILES, skipped: [] })).not.toHaveProperty('attestations')
})
