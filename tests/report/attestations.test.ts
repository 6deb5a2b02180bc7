import { describe, expect, test } from 'vitest'
import type { Report, ReportedAttestation } from '../../src/model.ts'
import { jsonReport } from '../../src/report/json.ts'
import { textReport } from '../../src/report/text.ts'
import { catalogue } from '../helpers/results.ts'
import { report } from './sample.ts'

const practice = report.rules.find(({ kind }) => kind === 'practice')!

const entry: ReportedAttestation = {
  practice: practice.id,
  level: 'completely',
  by: 'lead',
  on: '2025-03-01',
  expires: '2026-03-01',
  evidence: 'docs/audit.md',
  state: 'counted',
}

function withAttestations(...list: ReportedAttestation[]): Report {
  const rules = report.rules.map((rule) =>
    rule.id === practice.id ? { ...rule, unattested: { status: 'unknown' as const, reason: 'not seen' } } : rule,
  )
  const scores = { ...report.scores, overall: { score: 41.5, band: 'D' as const }, practices: { score: 12.5 } }
  return { ...report, rules, attestations: { list, without: { scores, coverage: report.coverage } } }
}

function text(from: Report): string {
  return textReport(from, { color: false, ascii: false, width: 80, candidates: 3, target: '.' })
}

describe('attestations in the text report', () => {
  test('are marked at their practice, and the score is given without them', () => {
    const shown = text(withAttestations(entry))
    expect(shown).toContain('\nWithout attestations: score 41.5, band D; practices 12.5\n')
    expect(shown).toContain('Attested; files alone: unknown\n')
    expect(shown).toContain('Attestations: 1 of 1 count; links were not opened\n')
    expect(shown).toMatch(/completely, by lead, 2025-03-01 until 2026-03-01;\s+docs\/audit.md\n/)
  })

  test('that do not count say why, with contradictions', () => {
    const expired: ReportedAttestation = {
      ...entry,
      state: 'expired',
      reason: 'it expired',
      contradiction: 'they differ',
    }
    const shown = text(withAttestations(expired))
    expect(shown).toContain('Attestations: 0 of 1 count')
    expect(shown).toMatch(/\n {2}expired {9}\S.*\n[\s\S]*it expired\n\s+Check it: they differ\n/)
  })

  test('cannot steer a terminal', () => {
    expect(text(withAttestations({ ...entry, by: 'a\u001b[2Jb' }))).not.toContain('\u001b')
  })

  test('a level from files alone says so, where files cannot show all of it', () => {
    const capped = (observability: 'partial' | 'static'): Report => ({
      ...report,
      rules: report.rules.map((rule) =>
        rule.id === practice.id ? { ...rule, score: 80, catalogue: catalogue({ observability }) } : rule,
      ),
    })
    expect(text(capped('partial'))).toContain('From files alone (80.0); what they cannot show takes se-ml attest\n')
    expect(text(capped('static'))).not.toContain('From files alone')
  })

  test('are not mentioned where there are none', () => {
    expect(text(report)).not.toMatch(/attest/i)
    expect(jsonReport(report)).not.toMatch(/attest/i)
  })
})

test('the JSON report holds both scores', () => {
  const { attestations, scores } = JSON.parse(jsonReport(withAttestations(entry)))
  expect(attestations.without.scores.overall).toEqual({ score: 41.5, band: 'D' })
  expect(scores).toEqual(report.scores)
  expect(attestations.list).toEqual([entry])
})
