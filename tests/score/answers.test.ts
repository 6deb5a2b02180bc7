import { describe, expect, test } from 'vitest'
import type { Attestation, RuleResult, Verdict } from '../../src/model.ts'
import { attest } from '../../src/score/attest.ts'
import { catalogue, graded, measured, meta, result } from '../helpers/results.ts'

const ID = 'governance/independent-audit'

function practice(verdict: Verdict, observability: 'static' | 'partial' | 'attested' = 'partial'): RuleResult {
  return result(ID, verdict, { meta: meta(ID, { catalogue: catalogue({ observability }) }) })
}

function answer(some: Partial<Attestation> = {}): Attestation {
  const days = { on: '2026-01-01', expires: '2027-01-01' }
  return { practice: 'independent-audit', level: 'completely', evidence: 'a.md', by: 'lead', ...days, ...some }
}

function one(result: RuleResult, own = answer(), today: string | undefined = undefined) {
  const { results, list } = attest([result], { attestations: [own], today })
  return { counts: results[0]?.attested !== undefined, ...list[0] }
}

describe('an attestation', () => {
  test('is found by the name of the practice, whatever its category, and named by the whole id', () => {
    expect(one(practice(graded(0)))).toMatchObject({ practice: ID, by: 'lead' })
    const other = result('data/other', graded(0))
    expect(attest([other], { attestations: [answer()], today: undefined })).toEqual({ results: [other], list: [] })
  })

  test('says nothing of a guideline', () => {
    const guideline = result('maintainability/independent-audit', measured([]))
    expect(attest([guideline], { attestations: [answer()], today: undefined }).list).toEqual([])
  })

  test('counts where no verdict was possible, and not where the practice does not apply or its rule failed', () => {
    expect(one(practice({ status: 'unknown', reason: 'r' }))).toMatchObject({ counts: true, state: 'counted' })
    expect(one(practice({ status: 'not-applicable', reason: 'no model' }))).toMatchObject({
      counts: false,
      state: 'not-applicable',
      reason: 'the practice does not apply: no model',
    })
    expect(one(practice({ status: 'error', reason: 'boom' }))).toMatchObject({
      counts: false,
      reason: 'the rule failed',
    })
  })

  test('its time is looked at first', () => {
    const absent = practice({ status: 'not-applicable', reason: 'no model' })
    expect(one(absent, answer(), '2027-01-01')).toMatchObject({ state: 'expired' })
    expect(one(absent, answer(), '2025-12-31')).toMatchObject({ state: 'future' })
  })
})

describe('files and attestation side by side', () => {
  test('files decide what they can show in full', () => {
    expect(one(practice(graded(0.4), 'static'))).toMatchObject({ counts: false, state: 'overruled' })
    expect(one(practice(graded(1), 'static'))).toMatchObject({ counts: false, state: 'not-needed' })
  })

  test('an attestation for more than files can show counts, for less or as much it is not needed', () => {
    expect(one(practice(graded(0.6)))).toMatchObject({ counts: true, state: 'counted' })
    expect(one(practice(graded(0.6)), answer({ level: 'partially' }))).toMatchObject({
      counts: false,
      state: 'not-needed',
      reason: 'files show more',
    })
    expect(one(practice(graded(0.7)), answer({ level: 'mostly' }))).toMatchObject({ reason: 'files show as much' })
  })

  test('two levels apart is a contradiction, one is not', () => {
    expect(one(practice(graded(0.3)))).toMatchObject({
      contradiction: expect.stringMatching(/^attested completely, but files show partially/),
    })
    expect(one(practice(graded(0.3)), answer({ level: 'mostly' }))).not.toHaveProperty('contradiction')
    expect(one(practice(graded(0.79)), answer({ level: 'partially' }))).toHaveProperty('contradiction')
  })

  test('the contradiction names what speaks against the attestation, only where that says more', () => {
    const verdict = graded(0, { evidence: [{ message: 'no file mentions it', against: true }] })
    expect(one(practice(verdict))).toMatchObject({
      contradiction: 'attested completely, but files show not at all (no file mentions it)',
    })
    const good = graded(1, { missing: ['a record'] })
    expect(one(practice(good, 'static'), answer({ level: 'not-at-all' }))).toMatchObject({
      contradiction: 'attested not at all, but files show completely',
    })
  })
})
