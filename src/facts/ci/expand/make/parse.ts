/** One line of a recipe. */
export interface RecipeLine {
  /** Continued lines keep their line breaks. */
  readonly text: string
  readonly path: string
  readonly line: number
}

export interface MakeRule {
  readonly targets: readonly string[]
  readonly prerequisites: readonly string[]
  readonly recipe: readonly RecipeLine[]
}

/** What a Makefile and the files it includes say, conditionals left out of account: both branches stand. */
export interface Makefile {
  readonly rules: readonly MakeRule[]
  readonly variables: ReadonlyMap<string, string>
  readonly includes: readonly string[]
}

interface Reading {
  readonly path: string
  readonly rules: (MakeRule & { recipe: RecipeLine[] })[]
  readonly variables: Map<string, string>
  readonly includes: string[]
  /** A recipe may follow. */
  inRule: boolean
  /** Inside `define … endef`. */
  defining: boolean
}

const ASSIGNMENT = /^\s*(?:(?:export|override|private)\s+)*([\w.-]+)\s*(?::{0,3}|\?|\+|!)=\s*(.*)$/
const INCLUDE = /^\s*[-s]?include\s+(.+)$/
const CONDITIONAL = /^\s*(?:ifn?eq|ifn?def|else|endif)\b/
const RULE = /^([^\s:=#][^:=#]*?)\s*::?(?!=)\s*([^;=]*?)\s*(?:;(.*))?$/

/** Reads a Makefile as GNU make's manual lays it down (rules, variables, include). Never fails. */
export function parseMakefile(path: string, text: string): Makefile {
  const reading: Reading = { path, rules: [], variables: new Map(), includes: [], inRule: false, defining: false }
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    let line = lines[at]!
    const first = at + 1
    while (line.endsWith('\\') && at + 1 < lines.length) line += `\n${lines[++at]}`
    readLine(reading, line, first)
  }
  return reading
}

function readLine(reading: Reading, line: string, number: number): void {
  if (/^\s*define\b/.test(line)) reading.defining = true
  else if (/^\s*endef\b/.test(line)) reading.defining = false
  else if (reading.defining || CONDITIONAL.test(line)) return
  else if (line.startsWith('\t')) readRecipe(reading, line.slice(1), number)
  else readPlain(reading, line.replace(/\\\n\s*/g, ' '), number)
}

function readRecipe(reading: Reading, text: string, line: number): void {
  if (reading.inRule && text.trim() !== '') reading.rules.at(-1)!.recipe.push({ text, path: reading.path, line })
}

function readPlain(reading: Reading, line: string, number: number): void {
  const plain = line.replace(/(^|\s)#.*$/, '')
  const assignment = ASSIGNMENT.exec(plain)
  const include = INCLUDE.exec(plain)
  const rule = RULE.exec(plain)
  if (assignment) define(reading, assignment)
  else if (include) reading.includes.push(...include[1]!.trim().split(/\s+/))
  else if (rule) addRule(reading, rule, number)
  else if (plain.trim() !== '') reading.inRule = false
}

/** The first value stands: later ones are mostly those of another branch. `+=` adds. */
function define({ variables }: Reading, [whole, name = '', value = '']: RegExpExecArray): void {
  const before = variables.get(name)
  if (before === undefined) variables.set(name, value.trim())
  else if (/^[^=]*\+=/.test(whole)) variables.set(name, `${before} ${value.trim()}`.slice(0, 2000))
}

function addRule(reading: Reading, [, targets = '', prerequisites = '', inline]: RegExpExecArray, line: number): void {
  const recipe = inline?.trim() ? [{ text: inline.trim(), path: reading.path, line }] : []
  const needed = prerequisites.split(/[\s|]+/).filter((word) => word !== '')
  reading.rules.push({ targets: targets.trim().split(/\s+/), prerequisites: needed, recipe })
  reading.inRule = true
}
