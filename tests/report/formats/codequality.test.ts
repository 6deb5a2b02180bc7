import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../../src/model.ts'
import { codeQualityReport } from '../../../src/report/codequality.ts'
import { anyReport } from '../arbitrary.ts'
import { options, realReport } from './real.ts'
import { jsonSchema } from './schemas.ts'

const isValid = jsonSchema('gitlab-codequality.json')

/** Of the documentation of GitLab Code Quality. */
const SEVERITIES = ['info', 'minor', 'major', 'critical', 'blocker']

interface Issue {
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

function issuesOf(report: Report, folder = ''): Issue[] {
  const issues: Issue[] = JSON.parse(codeQualityReport(report, { ...options, folder }))
  for (const issue of issues) {
    isValid(issue)
    expect(isValid.errors ?? []).toEqual([])
    expect(SEVERITIES).toContain(issue.severity)
    expect(issue.location.lines.begin).toBeGreaterThan(0)
    expect(issue.location.lines.end).toBeGreaterThanOrEqual(issue.location.lines.begin)
    expect(issue.location.path.startsWith('/') || issue.location.path.startsWith('./')).toBe(false)
  }
  return issues
}

test('the schema of GitLab can tell a wrong issue', () => {
  expect(isValid({ description: 'no fingerprint' })).toBe(false)
})

test('a real report is valid, has each open finding once, the worst first', async () => {
  const report = await realReport()
  const issues = issuesOf(report, 'services/churn')
  const findings = report.rules.flatMap((rule) => rule.findings)
  expect(new Set(issues.map(({ fingerprint }) => fingerprint))).toEqual(new Set(findings.map((one) => one.fingerprint)))
  expect(issues).toHaveLength(findings.length)
  const ranks = issues.map(({ severity }) => SEVERITIES.indexOf(severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
  expect(issues.every(({ location }) => location.path.startsWith('services/churn/'))).toBe(true)
})

test('accepted findings are left out', async () => {
  const report = await realReport()
  const suppressed = { by: 'comment', reason: 'kept', at: { path: 'a.py', line: 1 } } as const
  const rules = report.rules.map((rule) => ({
    ...rule,
    findings: rule.findings.map((finding) => ({ ...finding, suppressed })),
  }))
  expect(issuesOf({ ...report, rules })).toEqual([])
})

test('any report is valid', () => {
  fc.assert(fc.property(anyReport, (report) => issuesOf(report).length >= 0))
})
