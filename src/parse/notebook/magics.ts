import { NOTHING_OPEN, scanLine, startsStatement } from './scan.ts'

/** Cell magics that run the rest of the cell as Python. Unknown ones may hold any language. */
const PYTHON_CELLS = new Set(
  (
    'time timeit capture prun debug python python3 pyspark local px memit mprun lprun snakeviz pyinstrument scalene ' +
    'heat notify wandb add_to manim ipytest run_pytest cache mypy black'
  ).split(' '),
)

/** Line magics of Databricks that give the whole cell to another language. */
const FOREIGN_CELL = /^%(?:md|md-sandbox|sh|fs|scala|r)\b|^%sql\s*$/

/** `!shell`, `%magic`, `?help`, and the quoting calls `,f a`, `;f a` and `/f a`: no Python statement starts like that. */
const ESCAPED = /^[!%?,;/]/

/** `files = !ls` and `report = %magic`. */
const ASSIGNED = /^([^=!%#'"(]+=\s*)([!%].*)$/

/** `name?` and `name??`. */
const HELP = /^[^#'"]*\?\s*$/

/** Commands that IPython takes without a percent sign. */
const BARE_COMMAND =
  /^(?:(?:pip3?|conda|mamba)\s+(?:install|uninstall|list|show|freeze|update|upgrade|create|remove)\b|(?:cd|ls|mkdir|cp|mv|rm|cat)\s+(?!(?:in|is|not|and|or|if|for|else)\b)(?:-[a-zA-Z]+\b|[~./\w])[^=()]*$)/

/** Magics whose argument is a Python statement, with the options that may stand before it. */
const RUNS_PYTHON = /^%(?:time|timeit|memit)\s+(?:-[a-zA-Z]+\s*\d*\s+)*(?=[^\s-])/

/**
 * Takes magics, shell lines and help requests out of a code cell, as IPython's own input transformers find them: at the
 * start of a statement, never inside a string or a continued line. Lines keep their numbers. The statement that `%time`
 * runs stays; a block that would be left empty gets a `pass`.
 * @returns undefined when the cell is in another language
 */
export function pythonOf(source: string): string | undefined {
  const lines = dedented(source.split('\n'))
  const body = startOfPython(lines)
  return body === undefined ? undefined : withoutEscapes(lines, body).join('\n')
}

/** IPython takes the indentation of the first line off all lines. */
function dedented(lines: string[]): string[] {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const indent = first.slice(0, indentOf(first))
  return indent === '' ? lines : lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
}

/** Index of the line after the cell magics. Undefined when one of them says that the cell is not Python. */
function startOfPython(lines: readonly string[]): number | undefined {
  let start = 0
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (!isCode(line)) continue
    const magic = /^%%\s*(\S+)/.exec(line)?.[1]
    if (magic === undefined) return FOREIGN_CELL.test(line) ? undefined : start
    if (!PYTHON_CELLS.has(magic)) return undefined
    start = at + 1
  }
  return start
}

/** The lines with commands taken out, and those before `start` blank. */
function withoutEscapes(lines: readonly string[], start: number): string[] {
  const kept = lines.slice(0, start).fill('')
  const taken: number[] = []
  let open = NOTHING_OPEN
  while (kept.length < lines.length) {
    const line = lines[kept.length]!
    const python = startsStatement(open) ? pythonLeft(line) : line
    if (python === '') takeCommand(lines, kept, taken)
    else {
      kept.push(python)
      open = scanLine(open, python)
    }
  }
  return withBlocksFilled(kept, lines, taken)
}

/** A command goes on as long as its lines end in a backslash. */
function takeCommand(lines: readonly string[], kept: string[], taken: number[]): void {
  taken.push(kept.length)
  do kept.push('')
  while (lines[kept.length - 1]!.endsWith('\\') && kept.length < lines.length)
}

/** What is left of a line when the command is taken out: nothing, a Python statement, or the line as it is. */
function pythonLeft(line: string): string {
  const text = line.trim()
  const [, target = '', command = text] = ASSIGNED.exec(text) ?? []
  if (RUNS_PYTHON.test(command)) return line.slice(0, indentOf(line)) + target + command.replace(RUNS_PYTHON, '')
  return target !== '' || ESCAPED.test(text) || HELP.test(text) || BARE_COMMAND.test(text) ? '' : line
}

/** Writes `pass` where a command was all that its block held. */
function withBlocksFilled(kept: string[], lines: readonly string[], taken: readonly number[]): string[] {
  const next = indentAfter(kept)
  let before = ''
  let seen = 0
  for (const at of taken) {
    for (; seen < at; seen++) if (isCode(kept[seen]!)) before = kept[seen]!
    const indent = indentOf(lines[at]!)
    if (/:\s*(?:#.*)?$/.test(before) && indentOf(before) < indent && next[at]! < indent) {
      kept[at] = `${lines[at]!.slice(0, indent)}pass`
    }
  }
  return kept
}

/** For each line the indentation of the next line of code; -1 where there is none. */
function indentAfter(lines: readonly string[]): Int32Array {
  const indents = new Int32Array(lines.length).fill(-1)
  for (let at = lines.length - 2; at >= 0; at--) {
    indents[at] = isCode(lines[at + 1]!) ? indentOf(lines[at + 1]!) : indents[at + 1]!
  }
  return indents
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function isCode(line: string): boolean {
  return !/^\s*(?:#.*)?$/.test(line)
}
