import { Broken } from './broken.ts'

/** The YAML reader is recursive and hostile nesting ends the whole process; no manifest of a real project comes near. */
const DEPTH_LIMIT = 60

/**
 * Guards the recursive reader: counts indentation levels, open flow brackets and `- - ? -` runs without parsing.
 * Brackets inside strings count too, so the count may only be too high.
 * @throws Broken with the line that is nested too deeply
 */
export function checkDepth(text: string): void {
  const indents: number[] = []
  let flow = 0
  for (const [index, line] of text.split('\n').entries()) {
    nest(indents, indentOf(line))
    flow = Math.max(0, flow + bracketsIn(line))
    if (indents.length + flow + markersIn(line) > DEPTH_LIMIT) throw new Broken('nested too deeply', index + 1)
  }
}

/** Width of the white space before the text; nothing for an empty line. */
function indentOf(line: string): number | undefined {
  const indent = line.search(/[^ \t]/)
  return indent < 0 ? undefined : indent
}

function nest(indents: number[], indent: number | undefined): void {
  if (indent === undefined) return
  while ((indents.at(-1) ?? -1) >= indent) indents.pop()
  indents.push(indent)
}

/** Opened minus closed brackets; all opened ones where the line alone is too deep. */
function bracketsIn(line: string): number {
  let depth = 0
  for (const char of line) {
    if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    if (depth > DEPTH_LIMIT) return depth
  }
  return depth
}

/** Indicators that each open a level on the same line. */
function markersIn(line: string): number {
  const [run = ''] = /^[\s?:-]*/.exec(line) ?? []
  return run.replaceAll(/[^?:-]/g, '').length
}
