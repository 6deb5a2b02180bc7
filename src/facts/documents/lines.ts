/** A line of a document, after front matter, comments and code are taken out. */
export interface Line {
  /** Number in the file, from 1. */
  readonly line: number
  readonly text: string
}

/** The text of a document in parts. */
export interface Parts {
  readonly frontMatter: string | undefined
  readonly lines: readonly Line[]
}

/**
 * Takes front matter, comments and fenced code out of a document; lines keep their numbers.
 * @param isMarkdown fences are a thing of Markdown: elsewhere `~~~~` underlines a title
 */
export function splitDocument(text: string, isMarkdown: boolean): Parts {
  const all = text.split(/\r\n|\r|\n/)
  const end = endOfFrontMatter(all)
  const state: State = { fence: undefined, comment: false, isMarkdown }
  const lines = all.slice(end).map((line, index) => ({ line: end + index + 1, text: visible(line, state) }))
  return { frontMatter: end > 0 ? all.slice(1, end - 1).join('\n') : undefined, lines }
}

/** Index of the line after the front matter; 0 when there is none. */
function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0
  const close = lines.slice(1, 1000).findIndex((line) => /^(---|\.\.\.)\s*$/.test(line))
  return close < 0 ? 0 : close + 2
}

interface State {
  /** What ends the block of code that is open. */
  fence: string | undefined
  comment: boolean
  readonly isMarkdown: boolean
}

/** In a list a fence stands further in; ````text```` in one line is no fence. */
const FENCE = /^[ \t>]*(`{3,}(?=[^`]*$)|~{3,})/

/** What readers see of the line; empty inside code. */
function visible(line: string, state: State): string {
  const [, mark = ''] = (state.isMarkdown && FENCE.exec(line)) || []
  if (state.fence !== undefined) {
    if (mark.startsWith(state.fence) && line.trimEnd().endsWith(mark)) state.fence = undefined
    return ''
  }
  if (mark !== '' && !state.comment) {
    state.fence = mark
    return ''
  }
  return withoutComments(line, state)
}

function withoutComments(line: string, state: State): string {
  let left = ''
  for (let rest = line; rest !== ''; ) {
    const mark = state.comment ? '-->' : '<!--'
    const at = rest.indexOf(mark)
    if (!state.comment) left += at < 0 ? rest : rest.slice(0, at)
    if (at < 0) return left
    state.comment = !state.comment
    rest = rest.slice(at + mark.length)
  }
  return left
}
