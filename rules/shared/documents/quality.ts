import type { Document } from '../../../src/facts/types/documents.ts'
import type { History } from '../../../src/facts/types/git.ts'
import { monthsUnchanged } from './age.ts'

/** A document with fewer words says too little to be relied on (practices.md, governance). */
const LEAST_WORDS = 150

/** Share of its lines that may be left over from a template. */
const MOST_TEMPLATE = 0.2

/** After so many months without a change a document is of another model (practices.md, governance). */
const OLD = 24

/** What else is known of the repository that a document is to be about. */
export interface About {
  /** Words of this project; empty where there are none of its own. */
  readonly own: ReadonlySet<string>
  readonly history: History | undefined
}

const NOTHING: About = { own: new Set(), history: undefined }

/** What keeps a document from being relied on; absent when nothing does. */
export function weakness(document: Document, { own, history }: About = NOTHING): string | undefined {
  const { words, placeholders, prose = [] } = document
  if (words < LEAST_WORDS) return `it has ${words} words; ${LEAST_WORDS} say more than that there is one`
  const left = placeholders.length
  if (left > MOST_TEMPLATE * Math.max(1, prose.length)) return `${left} of its lines are left over from a template`
  if (own.size > 0 && !names(document, own)) return `no name of this project stands in it (${some(own)})`
  const months = monthsUnchanged(document, history) ?? 0
  return months > OLD ? `it was last changed ${months} months before the newest commit` : undefined
}

/** A text that names nothing of the project could stand in any other. */
function names({ prose = [] }: Document, own: ReadonlySet<string>): boolean {
  return prose.some(({ text }) =>
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => own.has(word) || own.has(word.replace(/e?s$/, ''))),
  )
}

function some(own: ReadonlySet<string>): string {
  return `such as ${[...own].sort().slice(0, 3).join(', ')}`
}

/** Whether the text mentions all of these. */
export function mentionsAll({ prose = [] }: Document, topics: readonly RegExp[]): boolean {
  return topics.every((topic) => prose.some(({ text }) => topic.test(text)))
}

/** How many of these topics the text mentions. */
export function countTopics({ prose = [] }: Document, topics: readonly RegExp[]): number {
  return topics.filter((topic) => prose.some(({ text }) => topic.test(text))).length
}
