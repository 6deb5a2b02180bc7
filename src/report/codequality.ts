import type { Category, Finding, Location, Report, Risk, RuleId } from '../model.ts'
import { fileLines, inCell } from './findings/cell.ts'
import { openFindings, type ReportedFinding } from './findings/list.ts'
import { pathFromTop } from './findings/path.ts'
import type { ReportOptions } from './options.ts'

/** Severities that GitLab knows; `blocker` is for no finding of ours. */
const SEVERITIES: Readonly<Record<Risk, string>> = {
  'very-high': 'critical',
  high: 'major',
  moderate: 'minor',
  low: 'info',
}

/** Categories of the Code Climate specification. */
const CATEGORIES: Readonly<Partial<Record<RuleId, string>>> = {
  'maintainability/write-code-once': 'Duplication',
  'maintainability/write-clean-code': 'Clarity',
  'maintainability/automate-tests': 'Bug Risk',
}

const BY_CATEGORY: Readonly<Partial<Record<Category, string>>> = { maintainability: 'Complexity' }

/** Findings that nobody accepted, as GitLab Code Quality reads them: a subset of the Code Climate specification. */
export function codeQualityReport(report: Report, options: ReportOptions): string {
  return `${JSON.stringify(
    openFindings(report).map((found) => issue(found, options)),
    null,
    2,
  )}\n`
}

function issue({ rule, finding }: ReportedFinding, { rules, folder }: ReportOptions): object {
  const { why, fix } = rules.find(({ id }) => id === rule.id) ?? { why: rule.title, fix: '' }
  return {
    type: 'issue',
    check_name: rule.id,
    description: `${finding.message}${inCell(finding.at)}`,
    content: { body: `${why}\n\n${fix}`.trim() },
    categories: [CATEGORIES[rule.id] ?? BY_CATEGORY[rule.category] ?? 'Bug Risk'],
    severity: SEVERITIES[finding.risk],
    fingerprint: finding.fingerprint,
    location: location(finding.at, folder),
    ...others(finding, folder),
  }
}

function others({ related = [] }: Finding, folder: string): object {
  return related.length === 0 ? {} : { other_locations: related.map((place) => location(place, folder)) }
}

function location(at: Location, folder: string): object {
  const { line, endLine = line } = fileLines(at)
  return { path: pathFromTop(folder, at.path), lines: { begin: line, end: endLine } }
}
