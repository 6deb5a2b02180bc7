import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { History } from '../../../src/facts/types/git.ts'

interface From {
  readonly ci: CiFacts
  readonly documents: Documents
  readonly history: History | undefined
}

/** How it can be told that a document is looked at again; absent when nothing shows it. */
export function keptUp(document: Document, { ci, documents, history }: From): string | undefined {
  const commits = history?.documents?.[document.path]?.commits ?? 0
  if (commits >= 2) return `changed in ${commits} commits`
  if (isChecked(document, ci)) return 'a job of CI fails when it is too old'
  return isOnChecklist(document, documents) ? 'a checklist for releases links to it' : undefined
}

const AGE = /\b(age|months?|days?|weeks?|stale|fresh\w*|outdated|since|before|mtime)\b|git log/i

/** A command that can fail a change and names the document and its age. */
function isChecked({ path }: Document, { jobs }: CiFacts): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return jobs.some(({ runs, triggers, commands }) => {
    const onTime = runs !== 'never' && triggers.some(({ kind }) => kind === 'schedule')
    const stops = commands.filter(({ gating, text }) => (gating || onTime) && text.includes(name))
    return stops.some(({ text }) => AGE.test(text.replaceAll(/[_/-]/g, ' ')))
  })
}

const CHECKLISTS = /(^|\/)[^/]*(release|checklist|deploy\w*)[^/]*\.\w+$/i

function isOnChecklist({ path }: Document, { documents }: Documents): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return documents.some(
    (one) => CHECKLISTS.test(one.path) && one.links.some(({ url, host }) => host === 'relative' && url.includes(name)),
  )
}
