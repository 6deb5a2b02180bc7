import type { Smell } from '../../../facts/types/smells.ts'

/** One line of a comment: its line and its text without the sign. */
export interface Remark {
  readonly line: number
  readonly text: string
  /** Nothing else stands in its line. */
  readonly alone: boolean
}

/** Upper case only, as a mark of its own: "todo list" in a sentence is none. */
const NOTE = /\b(TODO|FIXME|XXX|HACK)\b/

/** An issue, a link, a ticket or a person stands behind the note: somebody can follow it up. */
const REFERENCE = /#\d+|https?:\/\/|\b[A-Z][A-Z0-9]+-\d+\b|\b(TODO|FIXME|XXX|HACK)\s*\([^)]+\)|\b(gh|issue|PR)[- ]?\d+/i

/** The comment says of itself that an example follows. */
const EXAMPLE =
  /\b(e\.?g\.?|example|usage|for instance|i\.e\.|such as|like this|equivalent|same as|pseudo|shape|note)\b|:$|>>>/i

/** A lone comment line that reads like code is as often a formula or a remark; from two lines on it is code. */
const LEAST_LINES = 2

/** Notes that nobody can follow up. */
export function openNotes(remarks: readonly Remark[]): Smell[] {
  return remarks
    .filter(({ text }) => NOTE.test(text) && !REFERENCE.test(text))
    .map(({ line, text }) => ({ kind: 'open-note', line, endLine: line, what: noteIn(text) }))
}

/** The note from its mark on; of a long one the beginning. */
function noteIn(text: string): string {
  const note = text.slice(text.search(NOTE))
  return note.length <= 60 ? note : `${note.slice(0, 60).trimEnd()} ...`
}

/**
 * Code that was switched off.
 * @param isCode says whether the text of a line is one of the language
 */
export function commentedOut(remarks: readonly Remark[], isCode: (text: string) => boolean): Smell[] {
  const smells: Smell[] = []
  let block: Remark[] = []
  for (const remark of [...remarks.filter(({ alone }) => alone), undefined]) {
    const follows = remark !== undefined && remark.line === (block.at(-1)?.line ?? -1) + 1
    if (!follows) {
      smells.push(...codeIn(block, isCode))
      block = []
    }
    if (remark !== undefined) block.push(remark)
  }
  return smells
}

/** The runs of code-like lines of one comment; prose before a run that announces an example excuses it. */
function codeIn(block: readonly Remark[], isCode: (text: string) => boolean): Smell[] {
  const smells: Smell[] = []
  let first = 0
  while (first < block.length) {
    let after = first
    while (after < block.length && isCode(block[after]!.text)) after++
    if (after - first >= LEAST_LINES && !isExample(block[first - 1])) smells.push(toSmell(block, first, after - 1))
    first = Math.max(after, first + 1)
  }
  return smells
}

function isExample(before: Remark | undefined): boolean {
  return before !== undefined && EXAMPLE.test(before.text)
}

function toSmell(block: readonly Remark[], first: number, last: number): Smell {
  const [start, end] = [block[first]!, block[last]!]
  return { kind: 'commented-out-code', line: start.line, endLine: end.line, what: start.text.slice(0, 60) }
}
