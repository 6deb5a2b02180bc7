import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/model.ts'
import { sarifReport } from '../../../src/report/sarif/index.ts'
import { anyReport } from '../arbitrary.ts'
import { clones, report as sample, rules as sampleRules } from '../sample.ts'
import { options, realReport } from './real.ts'
import { jsonSchema } from './schemas.ts'

const isValid = jsonSchema('sarif-schema-2.1.0.json')

function runOf(report: Report, folder = '') {
  const log = JSON.parse(sarifReport(report, { ...options, folder }))
  isValid(log)
  expect(isValid.errors ?? []).toEqual([])
  return log.runs[0]
}

describe('SARIF', () => {
  test('the schema of OASIS can tell a wrong file', () => {
    expect(isValid({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false)
  })

  test('of a real report is valid and holds each finding once', async () => {
    const report = await realReport()
    const run = runOf(report)
    const fingerprints = report.rules.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint))
    const written = run.results.map((result: never) => result['partialFingerprints']['seMlFinding/v1'])
    expect(written).toEqual(fingerprints)
    expect(new Set(written).size).toBe(written.length)
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
    for (const { help } of run.tool.driver.rules) expect(help.markdown).toMatch(/How to fix it: \S/)
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [
        { locations: [{ physicalLocation: { artifactLocation: { uri: 'scripts/legacy/import_crm.py' } } }] },
      ],
    })
  })

  test('of any report is valid', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const rules = report.rules.map((rule, index) => ({ ...rule, id: `${rule.id}-${index}` as const }))
        expect(runOf({ ...report, rules }).tool.driver.rules).toHaveLength(rules.length)
      }),
    )
  })

  test('names the copies of a clone', () => {
    const run = runOf({ ...sample, rules: [{ ...sampleRules[0]!, findings: clones }] })
    expect(run.results[0].relatedLocations).toHaveLength(5)
    expect(run.results[0].relatedLocations[0]).toMatchObject({
      id: 1,
      message: { text: 'the same lines' },
      physicalLocation: { artifactLocation: { uri: 'churn/b.py' }, region: { startLine: 20, endLine: 32 } },
    })
  })

  test('points at a notebook as a file and says which cell', () => {
    const run = runOf({ ...sample, rules: [sampleRules[0]!] })
    const [, notebook] = run.results
    expect(notebook.message.text).toMatch(/ \(cell 2, line 3\)$/)
    expect(notebook.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'notebooks/explore.ipynb', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    })
  })

  test('has paths from the top of the repository, encoded', () => {
    const [finding] = clones
    const odd = { ...finding!, at: { path: '../100% #1/a b?.py', line: 2 } }
    const run = runOf({ ...sample, rules: [{ ...sampleRules[0]!, findings: [odd] }] }, 'services/model')
    const { uri } = run.results[0].locations[0].physicalLocation.artifactLocation
    expect(uri).toBe('services/100%25%20%231/a%20b%3F.py')
    expect(decodeURI(new URL(uri, 'file:///x/').pathname)).toContain('/services/')
  })

  test('carries why a finding was accepted, and is an error only for what fails the gate', () => {
    const [first, second] = sampleRules[0]!.findings
    const suppressed = { by: 'comment', reason: 'generated', at: { path: 'churn/train.py', line: 12 } } as const
    const findings = [
      { ...first!, suppressed },
      { ...second!, fingerprint: 'bad' },
    ]
    const failure = {
      kind: 'new-finding',
      subject: 'x',
      limit: 'none',
      value: '1',
      message: 'm',
      nextStep: 'n',
    } as const
    const gate = { passed: false, failures: [{ ...failure, finding: 'bad' }], notes: [] }
    const run = runOf({ ...sample, rules: [{ ...sampleRules[0]!, findings }], gate })
    expect(run.results[0].suppressions).toMatchObject([{ kind: 'inSource', justification: 'generated' }])
    expect(run.results.map(({ level }: { readonly level: string }) => level)).toEqual(['warning', 'error'])
    expect(run.results[1].suppressions).toEqual([])
  })
})
