import type { Document, DocumentKind, Documents, Heading } from '../../../src/facts/types/documents.ts'
import type { Evidence } from '../../../src/model.ts'

/** Examples and tests show what a document may look like; they are none of the project. */
const NOT_ITS_OWN = /(^|\/)(examples?|samples?|tests?|tutorials?|demos?)\//i

/** The documents that speak for the project itself. */
export function ownDocuments({ documents }: Documents): Document[] {
  return documents.filter(({ path, boilerplate }) => !boilerplate && !NOT_ITS_OWN.test(path))
}

/** Documents by the name of the file, without ending and in lower case, with `-` for all between words. */
export function documentsNamed(documents: Documents, name: RegExp): Document[] {
  return ownDocuments(documents).filter(({ path }) => name.test(stemOf(path)))
}

function stemOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return file.replace(/\.[a-z]+$/, '').replaceAll(/[_ .]+/g, '-')
}

/** Fewer words under a heading say nothing. */
const LEAST_WORDS = 15

export interface Section {
  readonly document: Document
  readonly heading: Heading
}

/** Sections of these kinds of documents by their heading; those without a text of their own are left out. */
export function sections(documents: Documents, kinds: readonly DocumentKind[], heading: RegExp): Section[] {
  return ownDocuments(documents)
    .filter(({ kinds: own }) => own.some((kind) => kinds.includes(kind)))
    .flatMap((document) =>
      document.headings.flatMap((one) => (isAbout(one, heading) ? [{ document, heading: one }] : [])),
    )
}

function isAbout({ text, words }: Heading, pattern: RegExp): boolean {
  return words >= LEAST_WORDS && pattern.test(text)
}

/** What a reader can open. */
export function sectionEvidence({ document, heading }: Section): Evidence {
  return { message: `section “${heading.text}”`, at: { path: document.path, line: heading.line }, level: 'declared' }
}

/** The first document of a kind, with a sentence on it. */
export function kindEvidence(documents: Documents, kind: DocumentKind, message: string): Evidence[] {
  const found = ownDocuments(documents).find(({ kinds }) => kinds.includes(kind))
  return found === undefined ? [] : [{ message, at: { path: found.path }, level: 'declared' }]
}

/** The first lines of documents that say something. */
export function proseEvidence(documents: readonly Document[], said: RegExp, message: string): Evidence[] {
  return documents.flatMap(({ path, prose = [] }) => {
    const line = prose.find(({ text }) => said.test(text))
    return line === undefined ? [] : [{ message, at: { path, line: line.line }, level: 'declared' as const }]
  })
}
