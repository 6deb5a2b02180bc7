import type { ReportedRule, RuleMeta } from '../model.ts'
import { printable } from './printable.ts'
import { place } from './text/place.ts'
import { wrap } from './text/wrap.ts'

/** A practice that is asked about, and what is known of it. */
export interface Asked {
  readonly meta: RuleMeta
  readonly shown: ReportedRule
}

/** Parts of a question for a terminal; no line is wider than `width` columns. */
export interface QuestionText {
  /** Title, what files show, and what may serve as evidence. */
  readonly introduction: string
  readonly question: string
  readonly why: string
}

/** Pieces of evidence that are shown. */
const MOST_HINTS = 4

/** @param progress which question it is: `3 of 9` */
export function questionText({ meta, shown }: Asked, progress: string, width: number): QuestionText {
  const lines = (text: string, indent: string): string => wrap(printable(text), width, indent).join('\n')
  const hints = shown.evidence.filter(({ against }) => against !== true).slice(0, MOST_HINTS)
  const introduction = [
    `${progress}  ${meta.title} (${meta.id.split('/')[0]})`,
    lines(`Seen: ${stateOf(shown)}`, '  '),
    ...hints.map(({ message, at }) => lines(`- ${message}${at === undefined ? '' : ` (${place(at)})`}`, '    ')),
  ].join('\n')
  const question = meta.question ?? `How far does your team follow this: “${meta.title}”?`
  return { introduction, question: lines(question, '  '), why: lines(meta.why, '  ') }
}

function stateOf({ level, reason, status }: ReportedRule): string {
  return level === undefined ? (reason ?? status) : `${level.replaceAll('-', ' ')}, as far as files tell`
}
