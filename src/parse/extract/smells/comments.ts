import type { Smell } from '../../../facts/types/smells.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import type { PhysicalLines } from '../../tokens/lines.ts'
import { looksLikeCode } from './looks-like-code.ts'

/** One comment: its line and its text without the sign. */
interface Comment {
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

/** Commented-out code and open notes. */
export function commentSmells(tokens: Tokens): Smell[] {
  const comments = findComments(tokens)
  return [...notes(comments), ...commentedOut(comments)]
}

/** Comments stand between tokens, so strings that hold a `#` are none. */
function findComments({ source, start, end, count, lines }: Tokens): Comment[] {
  const comments: Comment[] = []
  let line = 1
  let token = 0
  let at = source.indexOf('#')
  while (at !== -1) {
    while (token < count && start[token]! <= at) token++
    while (line < lines.count && lines.start[line]! <= at) line++
    const afterToken = token === 0 ? 0 : end[token - 1]!
    if (afterToken <= at) comments.push(commentAt(source, lines, line, at))
    at = source.indexOf('#', afterToken <= at ? lines.start[line]! : afterToken)
  }
  return comments
}

function commentAt(source: string, { start }: PhysicalLines, line: number, at: number): Comment {
  const before = source.slice(start[line - 1], at)
  return { line, text: source.slice(at + 1, start[line]).trim(), alone: before.trim() === '' }
}

function notes(comments: readonly Comment[]): Smell[] {
  return comments
    .filter(({ text }) => NOTE.test(text) && !REFERENCE.test(text))
    .map(({ line, text }) => ({ kind: 'open-note', line, endLine: line, what: noteIn(text) }))
}

/** The note from its mark on; of a long one the beginning. */
function noteIn(text: string): string {
  const note = text.slice(text.search(NOTE))
  return note.length <= 60 ? note : `${note.slice(0, 60).trimEnd()} ...`
}

function commentedOut(comments: readonly Comment[]): Smell[] {
  const smells: Smell[] = []
  let block: Comment[] = []
  for (const comment of [...comments.filter(({ alone }) => alone), undefined]) {
    const follows = comment !== undefined && comment.line === (block.at(-1)?.line ?? -1) + 1
    if (!follows) {
      smells.push(...codeIn(block))
      block = []
    }
    if (comment !== undefined) block.push(comment)
  }
  return smells
}

/** The runs of code-like lines of one comment; prose before a run that announces an example excuses it. */
function codeIn(block: readonly Comment[]): Smell[] {
  const smells: Smell[] = []
  let first = 0
  while (first < block.length) {
    let after = first
    while (after < block.length && looksLikeCode(block[after]!.text)) after++
    if (after - first >= LEAST_LINES && !isExample(block[first - 1])) smells.push(toSmell(block, first, after - 1))
    first = Math.max(after, first + 1)
  }
  return smells
}

function isExample(before: Comment | undefined): boolean {
  return before !== undefined && EXAMPLE.test(before.text)
}

function toSmell(block: readonly Comment[], first: number, last: number): Smell {
  const [start, end] = [block[first]!, block[last]!]
  return { kind: 'commented-out-code', line: start.line, endLine: end.line, what: start.text.slice(0, 60) }
}
