import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../../src/model.ts'
import { findingsCsv } from '../../../src/report/findings-csv.ts'
import { anyReport } from '../arbitrary.ts'
import { realReport } from './real.ts'

function read(report: Report): Record<string, string>[] {
  return parse(findingsCsv(report), { columns: true, record_delimiter: '\n' })
}

const findingsOf = ({ rules }: Report) => rules.flatMap(({ findings }) => findings)

test('a real report is a table with a row for each finding', async () => {
  const report = await realReport()
  const rows = read(report)
  expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(findingsOf(report).map(({ fingerprint }) => fingerprint))
  expect(rows[0]).toMatchObject({
    rule: 'maintainability/write-short-units',
    risk: 'very-high',
    path: 'src/churn/train.py',
    line: '27',
    symbol: 'run_training',
    value: '82',
    target: '15',
  })
})

test('any report is read back as it was, and no field runs in a spreadsheet', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const rows = read(report)
      const messages = findingsOf(report).map(({ message }) => message)
      expect(rows.map(({ message }) => message)).toEqual(
        messages.map((message) => (/^[=+\-@\t\r]/.test(message) ? `'${message}` : message)),
      )
      for (const row of rows) for (const field of Object.values(row)) expect(field).not.toMatch(/^[=+@\t\r]|^-(?!\d)/)
    }),
  )
})
