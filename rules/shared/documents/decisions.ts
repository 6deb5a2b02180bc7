import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import { ownDocuments } from './find.ts'
import { countTopics } from './quality.ts'

/** A record that weighs qualities of a model against each other. */
export interface TradeOffRecord {
  readonly document: Document
  /** It names what was not chosen. */
  readonly alternatives: boolean
}

/** What is weighed against each other (practices.md, practice 38). */
const QUALITIES: readonly RegExp[] = [
  /\b(accura\w+|precision|recall|F1|AUC|error rate|model quality|predictive)\b/i,
  /\b(latenc\w+|throughput|response times?|inference (time|speed)|runtime|faster|slower)\b/i,
  /\b(costs?|expensive|cheap(er)?|budget)\b/i,
  /\b(interpretab\w+|explainab\w+|transparen\w+)\b/i,
  /\b(fair(ness)?|bias|discriminat\w+)\b/i,
  /\b(privacy|personal data|confidential\w*)\b/i,
  /\b(energy|carbon|emissions|memory|model size|footprint)\b/i,
  /\b(maintainab\w+|simplicity|simpler|complexity|robust\w*|reliab\w+|scalab\w+)\b/i,
]

const LEAST_QUALITIES = 2
const LEAST_WORDS = 40

/** Folders of requests for comments. */
const RFC = /(^|\/)rfcs?\/([^/]+\/)?[^/]+\.(md|rst|adoc)$/i

const SCAFFOLD = /record architecture decisions|\btemplate\b/i
const NO_RECORD = /(^|\/)(readme|index|template|0+-?template|adr-template)[^/]*$/i
const ALTERNATIVES = /\b(alternatives?|options?( considered)?|considered|rejected|instead of|rather than|other than)\b/i

/** Decision records on trade-offs; scaffolds, indexes and templates are none. */
export function tradeOffRecords(documents: Documents): TradeOffRecord[] {
  return ownDocuments(documents)
    .filter(isDecisionRecord)
    .filter((document) => countTopics(document, QUALITIES) >= LEAST_QUALITIES)
    .map((document) => ({ document, alternatives: (document.prose ?? []).some(({ text }) => ALTERNATIVES.test(text)) }))
}

/** A record of a decision or a request for comments, and not the scaffold, index or template of such a folder. */
export function isDecisionRecord({ kinds, path, headings, words }: Document): boolean {
  const isOne = kinds.includes('decision-record') || RFC.test(path)
  if (!isOne || NO_RECORD.test(path) || words < LEAST_WORDS) return false
  return !headings.some(({ text }) => SCAFFOLD.test(text))
}
