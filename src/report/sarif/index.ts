import { given } from '../../given.ts'
import type { Report, Skipped } from '../../model.ts'
import type { ReportOptions } from '../options.ts'
import { ROOT, sarifLocation } from './location.ts'
import { results } from './results.ts'
import { descriptor } from './rules.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * The findings as SARIF 2.1.0, which code scanning services and editors read. Fingerprints tell findings apart over
 * time; copies of a clone are related locations; a finding in a notebook points at its file and names the cell.
 */
export function sarifReport(report: Report, { rules, folder }: ReportOptions): string {
  const { tool, scores, coverage, repository } = report
  const run = {
    tool: {
      driver: {
        name: tool.name,
        semanticVersion: tool.version,
        rules: report.rules.map((rule) => descriptor(rule, rules)),
      },
    },
    automationDetails: { id: `${tool.name}/${folder}` },
    originalUriBaseIds: { [ROOT]: { description: { text: 'The top of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(report, folder)],
    results: results(report, folder),
    properties: { preset: tool.preset, commit: repository.commit, scores, coverage },
  }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

/** Whether the audit is whole, and what it could not read. */
function invocation({ rules, skipped }: Report, folder: string): object {
  const failed = rules.filter(({ status }) => status === 'error')
  const lost = skipped.some((file) => file.lost)
  return {
    executionSuccessful: failed.length === 0 && !lost,
    toolExecutionNotifications: [
      ...failed.map(({ id, reason = '' }) => ({ level: 'error', message: { text: `${id}: ${reason}` } })),
      ...skipped.map((file) => notification(file, folder)),
    ],
  }
}

function notification({ path, reason, line, lost }: Skipped, folder: string): object {
  return {
    level: lost ? 'error' : 'note',
    message: { text: `${path} ${reason}` },
    locations: [sarifLocation({ at: { path, ...given({ line }) } }, folder)],
  }
}
