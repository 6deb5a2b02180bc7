/** A function at the top of a Python file, by its text alone: enough to read task files. */
export interface TopFunction {
  readonly name: string
  /** Text of its decorators. */
  readonly decorators: string
  /** From its signature on; `def` and the name are blanked. */
  readonly body: string
  /** Line of the first line of `body`, from 1. */
  readonly line: number
}

/** Functions at the top level, in order. Never fails: text that is no Python has none. */
export function topFunctions(source: string): TopFunction[] {
  const lines = source.split(/\r?\n/)
  const functions: TopFunction[] = []
  for (const [index, line] of lines.entries()) {
    const name = /^(?:async\s+)?def\s+(\w+)/.exec(line)?.[1]
    if (name === undefined) continue
    const end = endOfBlock(lines, index + 1)
    functions.push({
      name,
      decorators: decoratorsAbove(lines, index),
      body: withoutName(lines.slice(index, end).join('\n')),
      line: index + 1,
    })
  }
  return functions
}

function withoutName(text: string): string {
  return text.replace(/^(?:async\s+)?def\s+\w+/, (head) => ' '.repeat(head.length))
}

/** A line that starts in the first column ends the block, unless it closes a bracket or is a comment. */
function endOfBlock(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && /^[^\s#)\]}]/.test(line))
  return end < 0 ? lines.length : end
}

/** Lines from the first `@` after the statement before. */
function decoratorsAbove(lines: readonly string[], definition: number): string {
  let first = definition
  for (let at = definition - 1; at >= 0 && /^[@\s)\]}#]|^$/.test(lines[at]!) && lines[at]!.trim() !== ''; at--) {
    if (lines[at]!.startsWith('@')) first = at
  }
  return lines.slice(first, definition).join('\n')
}
