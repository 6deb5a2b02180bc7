const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns that a text without control characters takes in a terminal; East Asian characters and emoji take two. */
export function columns(text: string): number {
  let width = 0
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

/**
 * Breaks a text at its spaces into lines of at most `width` columns. A word that is longer gets a line of its own and
 * stays whole, since half a path cannot be opened.
 * @param indent stands before each line and counts
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && columns(indent + longer) > width) {
      lines.push(indent + line)
      line = word
    } else {
      line = longer
    }
  }
  return line === '' ? lines : [...lines, indent + line]
}

/** Fills a text with spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** A left and a right part at the edges of a line; the right part moves to a second line where both do not fit. */
export function justify(left: string, right: string, width: number): string[] {
  const gap = width - columns(left) - columns(right)
  return gap >= 2 ? [left + ' '.repeat(gap) + right] : [...wrap(left, width), ...wrap(right, width, '  ')]
}
