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
 * Breaks a text at its spaces into lines of at most `width` columns.
 * @param indent stands before each line and counts
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  return fill(text.split(' '), width, indent)
}

/**
 * Puts as many parts as fit on each line, with a space between them. Parts stay whole, since half a path cannot be
 * opened: one that is too long has a line of its own, and its indentation gives way.
 */
export function fill(parts: readonly string[], width: number, indent: string): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1)} ${part}`
    if (lines.length > 0 && columns(indent + longer) <= width) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines.map((line) => indent.slice(0, Math.max(0, width - columns(line))) + line)
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
