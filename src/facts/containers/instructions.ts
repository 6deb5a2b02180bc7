/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `FROM`, `RUN`, ... */
  readonly keyword: string
  /** What follows, continued lines joined by line breaks, comment lines and here-document markers left out. */
  readonly value: string
  /** First line, from 1. */
  readonly line: number
}

/** Reads the instructions of a Dockerfile. Lines that are none are left out. Never fails. */
export function readInstructions(text: string): Instruction[] {
  const lines = text.split(/\r?\n/)
  const sign = /^#\s*escape\s*=\s*`/im.test(lines.slice(0, 3).join('\n')) ? '`' : '\\'
  const found: Instruction[] = []
  for (let at = 0; at < lines.length; ) {
    const end = endOfInstruction(lines, at, sign)
    const own = lines.slice(at, end).filter((line, index) => index === 0 || !/^\s*#/.test(line))
    found.push(
      ...toInstruction(
        own.map((line) => withoutEscape(line, sign)),
        at + 1,
      ),
    )
    at = end
  }
  return found
}

/** Index of the line after the instruction that starts at `start`: after continued lines and here documents. */
function endOfInstruction(lines: readonly string[], start: number, sign: string): number {
  let at = start
  if (/^\s*(#|$)/.test(lines[at] ?? '')) return at + 1
  while (at + 1 < lines.length && continues(lines[at] ?? '', sign)) at++
  return endOfHereDocuments(lines, at, lines.slice(start, at + 1))
}

/** Empty and comment lines between continued ones do not end them. */
function continues(line: string, sign: string): boolean {
  return line.trimEnd().endsWith(sign) || /^\s*(#.*)?$/.test(line)
}

function endOfHereDocuments(lines: readonly string[], last: number, own: readonly string[]): number {
  if (!/^\s*(RUN|COPY|ADD)\b/i.test(own[0] ?? '')) return last + 1
  const marks = Array.from(own.join(' ').matchAll(/<<-?\s*(["']?)([A-Za-z_]\w*)\1/g), ([, , mark]) => mark)
  let at = last + 1
  for (const mark of marks) {
    const length = lines.slice(at, at + LONGEST_DOCUMENT).findIndex((line) => line.trim() === mark)
    if (length < 0) return at
    at += length + 1
  }
  return at
}

/** Lines. A mark that is never met must not make every instruction look through the whole file. */
const LONGEST_DOCUMENT = 1000

function withoutEscape(line: string, sign: string): string {
  const text = line.trimEnd()
  return text.endsWith(sign) ? text.slice(0, -1) : text
}

function toInstruction(lines: readonly string[], line: number): Instruction[] {
  const [, keyword, first = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(lines[0] ?? '') ?? []
  if (keyword === undefined) return []
  const rest = lines.slice(1).map((text) => text.trim())
  const value = [first.trim(), ...rest].filter((text) => text !== '').join(isJoined(first) ? '\n' : ' ')
  return [{ keyword: keyword.toUpperCase(), value, line }]
}

/** The lines of a here document are commands of their own; other continued lines are one. */
function isJoined(first: string): boolean {
  return /<<-?\s*["']?[A-Za-z_]/.test(first)
}
