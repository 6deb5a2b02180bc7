import type { Documents } from '../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { sectionEvidence, sections } from '../shared/documents/find.ts'
import { onlyAttested } from '../shared/only-attested.ts'
import { isNoApplication } from '../shared/profile/application.ts'
import { lacks } from '../shared/profile/applies.ts'

export default definePractice({
  id: 'governance/independent-audit',
  number: 45,
  title: 'Have Your Application Audited',
  why: `A team that checks its own model shares its blind spots. Somebody independent asks what nobody inside asks any more, and users and regulators have more reason to believe the answer.`,
  how: `Files can hold a report; none can show who wrote it and that it was independent. So this practice is unknown until somebody answers for it. What was found is shown to whoever does: audit reports, and sections on audits or certificates in README and model card. Checks of software by a program (pip-audit, npm audit, and this tool's own report) are no audit.
Judged where "profile: {production: true}" says that the model is in use. Not judged: libraries, courses, templates.`,
  fix: `Commission an independent review of data, model and use, and keep auditor, scope, date, findings and follow-up in the repository. Then answer with se-ml attest and link the report; it counts for twelve months.`,
  example: `docs/audit/2030-02.md
Auditor: (independent, no part of the project)
Scope: data, model 4.1, use in credit checks
Findings: 3, of which 1 high
Follow-up: issues 211, 212, 213, due 2030-05`,
  question: 'Has somebody independent of the team audited the application, and were the findings followed up?',
  sources: ['SE-ML catalogue, practice 45: Have Your Application Audited (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'accountability',
    observability: 'attested',
    related: ['audit-trails'],
  },
  needs: ['profile', 'documents', 'files'],
  check({ profile, documents, files }) {
    const open = isNoApplication(profile) ?? lacks(profile, 'production')
    return open ?? onlyAttested('that an audit was independent', hints(documents, files))
  },
})

/** A report for people: `audit.log`, `audit.py` and data sets named audit are none. */
const REPORTS = /(^|\/)(audits?\/[^/]+|[^/]*audit[^/]*(report|20\d\d)[^/]*|audit)\.(md|rst|pdf|docx)$/i
const PROGRAMS = /(pip|npm|yarn|cargo|security|dependency|log)[-_ ]?audit|audit[-_ ]?(log|trail)/i

const HEADINGS =
  /\b(external|independent|third[- ]party)\b.*\b(audit|review|evaluation)|\bISO\/IEC (42001|27001)\b|\bSOC 2\b/i

function hints(documents: Documents, files: readonly ProjectFile[]): Evidence[] {
  const reports = files.filter(({ path, role }) => REPORTS.test(path) && !PROGRAMS.test(path) && isOwn(role))
  return [
    ...reports
      .slice(0, 3)
      .map(({ path }): Evidence => ({ message: 'named like an audit report', at: { path }, level: 'declared' })),
    ...sections(documents, ['readme', 'model-card', 'governance', 'security'], HEADINGS).map(sectionEvidence),
  ]
}

function isOwn(role: ProjectFile['role']): boolean {
  return !['vendored', 'fixture', 'test', 'example', 'generated', 'template'].includes(role)
}
