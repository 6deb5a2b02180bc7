import type { Document } from '../../../src/facts/types/documents.ts'

/** A document with fewer words says too little to be relied on (practices.md, governance). */
const LEAST_WORDS = 150

/** Share of its lines that may be left over from a template. */
const MOST_TEMPLATE = 0.2

/** What keeps a document from being relied on; absent when nothing does. */
export function weakness({ words, placeholders, prose = [] }: Document): string | undefined {
  if (words < LEAST_WORDS) return `it has ${words} words; ${LEAST_WORDS} say more than that there is one`
  const left = placeholders.length
  return left > MOST_TEMPLATE * Math.max(1, prose.length)
    ? `${left} of its lines are left over from a template`
    : undefined
}

/** Whether the text mentions all of these. */
export function mentionsAll({ prose = [] }: Document, topics: readonly RegExp[]): boolean {
  return topics.every((topic) => prose.some(({ text }) => topic.test(text)))
}

/** How many of these topics the text mentions. */
export function countTopics({ prose = [] }: Document, topics: readonly RegExp[]): number {
  return topics.filter((topic) => prose.some(({ text }) => topic.test(text))).length
}
