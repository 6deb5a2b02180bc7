import type { Line } from './lines.ts'

/** A heading before the words below it are counted. */
export interface FoundHeading {
  readonly text: string
  readonly level: number
  readonly line: number
  /** Line of its underline, where it has one; else its own. */
  readonly lastLine: number
}

type Markup = 'markdown' | 'rst' | 'adoc'

/** Headings of a document in document order. */
export function findHeadings(lines: readonly Line[], markup: Markup): FoundHeading[] {
  const levels: string[] = []
  const found: FoundHeading[] = []
  for (let at = 0; at < lines.length; at++) {
    const heading = markup === 'rst' ? underlined(lines, at, levels) : marked(lines, at, markup)
    if (!heading) continue
    found.push(heading)
    at += heading.lastLine - heading.line
  }
  return found
}

/** `## Text`, `== Text` in AsciiDoc, `<h2>Text</h2>`, or text underlined with `===` or `---`. */
function marked(lines: readonly Line[], at: number, markup: Markup): FoundHeading | undefined {
  const { text, line } = lines[at]!
  const pattern = markup === 'adoc' ? /^(={1,6})\s+(\S.*)$/ : /^ {0,3}(#{1,6})(?:\s+(.*))?$/
  const [, marks, title = ''] = pattern.exec(text.slice(0, LONGEST)) ?? []
  if (marks !== undefined) return heading(title.replace(/\s#+\s*$/, ''), marks.length, { line, lastLine: line })
  const [, level, html = ''] = /<h([1-6])\b[^>]*>(.*)$/i.exec(text.slice(0, LONGEST)) ?? []
  if (level !== undefined) return heading(htmlTitle(html, lines, at), Number(level), { line, lastLine: line })
  return markup === 'markdown' ? setext(lines, at) : undefined
}

/** The text of an HTML heading, which may stand on the lines below its tag. */
function htmlTitle(html: string, lines: readonly Line[], at: number): string {
  const texts = [html, ...lines.slice(at + 1, at + 4).map(({ text }) => text.slice(0, LONGEST))]
  return texts.find((text) => plain(text) !== '') ?? ''
}

function setext(lines: readonly Line[], at: number): FoundHeading | undefined {
  const { text, line } = lines[at]!
  const mark = /^ {0,3}(=+|-+)\s*$/.exec(lines[at + 1]?.text ?? '')?.[1]
  if (mark === undefined || !/^ {0,3}(?![*+-]\s|\d+[.)]\s)[^\s>|#]/.test(text)) return undefined
  return heading(text, mark.startsWith('=') ? 1 : 2, { line, lastLine: line + 1 })
}

/** Text with a line of one sign below it, at least as long; the order in which signs appear gives their level. */
function underlined(lines: readonly Line[], at: number, levels: string[]): FoundHeading | undefined {
  const { text, line } = lines[at]!
  const under = lines[at + 1]?.text.trimEnd() ?? ''
  const sign = /^([=\-~^"'`#*+:.<>_])\1{1,}$/.test(under) ? under[0] : undefined
  const isTitle = /^\s*[\p{L}\p{N}(`*:|"'.]/u.test(text) && text.trim().length >= 2
  if (sign === undefined || !isTitle || under.length + 1 < text.trim().length) return undefined
  const kind = (lines[at - 1]?.text.trim() === under.trim() ? 'over' : '') + sign
  if (!levels.includes(kind)) levels.push(kind)
  return heading(text, Math.min(6, levels.indexOf(kind) + 1), { line, lastLine: line + 1 })
}

/** Longer titles are cut. */
const LONGEST = 300

function heading(text: string, level: number, place: { line: number; lastLine: number }): FoundHeading | undefined {
  const title = plain(text.slice(0, LONGEST))
  return title === '' ? undefined : { text: title, level, ...place }
}

/** Without markup of links, pictures, emphasis and HTML. */
function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\](\([^)]*\))?/g, '$1')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[*`]|:\w+:/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
