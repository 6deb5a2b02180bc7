import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, type Report, rules, verdictReport } from '../../src/index.ts'

const OPTIONS = { color: false, ascii: true, width: 80, candidates: 3, target: '.' }

const WANTED = ['coding/static-analysis', 'maintainability/write-short-units', 'team/collaborative-platform'] as const

describe('the verdict of one rule', () => {
  let report: Report

  beforeAll(async () => {
    const only = rules.filter(({ id }) => WANTED.some((wanted) => wanted === id))
    report = await audit(resolve(import.meta.dirname, '../../fixtures/repositories/churn'), { rules: only, workers: 1 })
  })

  test('holds all evidence with its place, all steps, what is missing and the next step', () => {
    const rule = report.rules.find(({ id }) => id === WANTED[0])!
    const text = flat(verdictReport(report, WANTED[0], OPTIONS))
    for (const { message, at } of rule.evidence) {
      expect(text).toContain(message)
      if (at?.line !== undefined) expect(text).toContain(`${at.path}:${at.line}`)
    }
    expect(rule.missing?.length).toBeGreaterThan(0)
    for (const one of [...(rule.chain ?? []), ...(rule.missing ?? [])]) expect(text).toContain(one)
    expect(text).toContain(rule.nextStep?.action)
  })

  test('of a guideline shows its quantities with their limits', () => {
    const rule = report.rules.find(({ id }) => id === WANTED[1])!
    const text = flat(verdictReport(report, WANTED[1], OPTIONS))
    for (const { label } of rule.measures ?? []) expect(text).toContain(`${label}: `)
    expect(text).toMatch(/at most \d/)
  })

  test('of a rule that is not judged gives the reason', () => {
    const open = { ...report, rules: report.rules.map((rule) => (rule.id === WANTED[2] ? asUnknown(rule) : rule)) }
    expect(flat(verdictReport(open, WANTED[2], OPTIONS))).toContain('not judged: there is no history')
  })

  test('of a rule that was not audited says so', () => {
    expect(verdictReport(report, 'coding/continuous-integration', OPTIONS)).toBe(
      'coding/continuous-integration is switched off: no verdict\n',
    )
  })

  test.each(WANTED)('fits the terminal: %s', (id) => {
    const lines = verdictReport(report, id, OPTIONS).split('\n')
    expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([])
  })
})

function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function asUnknown({ id, kind, number, title, category }: Report['rules'][number]): Report['rules'][number] {
  const reason = 'there is no history'
  return { id, kind, number, title, category, status: 'unknown', reason, evidence: [], findings: [] }
}
