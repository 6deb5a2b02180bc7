import fc from 'fast-check'
import { expect, test } from 'vitest'
import { junitReport } from '../../../src/report/junit.ts'
import { anyReport } from '../arbitrary.ts'
import { practices, rules, report as sample } from '../sample.ts'
import { realReport } from './real.ts'
import { xmlErrors } from './schemas.ts'

const SCHEMA = 'junit-10.xsd'

test('the schema of Jenkins can tell a wrong file', async () => {
  expect(await xmlErrors('<testsuites><testsuite/></testsuites>', SCHEMA)).not.toEqual([])
  expect(await xmlErrors('<testsuites>&nbsp;</testsuites>', SCHEMA)).not.toEqual([])
})

test('a real report is valid and counts what it holds', async () => {
  const report = await realReport()
  const text = junitReport(report)
  expect(await xmlErrors(text, SCHEMA)).toEqual([])
  expect(text.match(/<testcase /g)).toHaveLength(report.rules.length)
  const failures = report.rules.filter(({ met, level }) => met === false || /^(not|part)/.test(level ?? ''))
  expect(text.match(/<failure /g)).toHaveLength(failures.length)
  expect(text).toContain(
    `<testsuites name="se-ml" tests="${report.rules.length}" failures="${failures.length}" errors="0">`,
  )
})

test('what could not be judged is skipped, a rule that failed is an error', async () => {
  const open = { ...rules[0]!, status: 'unknown', reason: 'the clone is shallow' } as const
  const failed = { ...rules[0]!, status: 'error', reason: 'the rule failed: <null>' } as const
  const { met: _met, score: _score, ...graded } = { ...practices[0]!, status: 'graded', level: 'mostly' } as const
  const text = junitReport({ ...sample, rules: [open, failed, graded] })
  expect(text).toContain('<skipped message="the clone is shallow"/>')
  expect(text).toContain('message="the rule failed: &lt;null&gt;"')
  expect(text).toContain('tests="3" failures="0" errors="1"')
  expect(await xmlErrors(text, SCHEMA)).toEqual([])
})

test('any report is valid', async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (report) => {
      expect(await xmlErrors(junitReport(report), SCHEMA)).toEqual([])
    }),
    { numRuns: 20 },
  )
})
