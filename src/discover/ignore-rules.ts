import { compileName, compileSegments, matchesPath, type SegmentMatcher } from './glob.ts'

/** A path as the rules see it: the names of its folders and its own name. */
export interface Subject {
  readonly folders: readonly string[]
  readonly name: string
  readonly isFolder: boolean
}

/** One line of a file in .gitignore syntax. */
export interface IgnoreRule {
  readonly negated: boolean
  /** @param depth number of leading folders of the subject that hold the file with the rule */
  matches(subject: Subject, depth: number): boolean
}

/** Rules of one file, and of the files above it, which count for less. */
export interface IgnoreScope {
  readonly rules: readonly IgnoreRule[]
  /** Number of folders from the subject's start to the folder that the rules belong to. */
  readonly depth: number
  readonly above?: IgnoreScope | undefined
}

/**
 * More lines than anybody writes. A hostile file would cost lines times files.
 */
export const MOST_RULES = 20_000

/** Reads text in .gitignore syntax; what can never match is dropped. Later lines win, see {@link isIgnored}. */
export function parseIgnoreRules(text: string): IgnoreRule[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n', MOST_RULES)
  return lines.flatMap((line) => parseIgnoreRule(line.replace(/\r$/, '')) ?? [])
}

/** Reads one pattern. @returns undefined for comments, empty lines and patterns that can never match */
export function parseIgnoreRule(line: string): IgnoreRule | undefined {
  if (line.startsWith('#')) return undefined
  const negated = line.startsWith('!')
  const trimmed = trimTrailingSpaces(negated ? line.slice(1) : line)
  const folderOnly = trimmed.endsWith('/')
  const pattern = folderOnly ? trimmed.slice(0, -1) : trimmed
  if (pattern === '') return undefined
  const matches = pattern.includes('/') ? pathRule(pattern) : nameRule(pattern)
  if (!matches) return undefined
  return { negated, matches: (subject, depth) => (!folderOnly || subject.isFolder) && matches(subject, depth) }
}

/** The nearest file decides, and in it the last line that matches. */
export function isIgnored(scope: IgnoreScope | undefined, subject: Subject): boolean {
  for (let at = scope; at; at = at.above) {
    const { rules, depth } = at
    for (let n = rules.length - 1; n >= 0; n--) {
      const rule = rules[n] as IgnoreRule
      if (rule.matches(subject, depth)) return !rule.negated
    }
  }
  return false
}

/** Puts the rules of one file in front of those above it. */
export function addRules(
  above: IgnoreScope | undefined,
  text: string | undefined,
  depth: number,
): IgnoreScope | undefined {
  const rules = text === undefined ? [] : parseIgnoreRules(text)
  return rules.length === 0 ? above : { rules, depth, above }
}

/** Spaces at the end do not count, unless a backslash stands before them. */
function trimTrailingSpaces(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === ' ' && !isEscaped(line, end - 1)) end--
  return line.slice(0, end)
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0
  while (line[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function nameRule(pattern: string): IgnoreRule['matches'] | undefined {
  const matches: SegmentMatcher | undefined = compileName(pattern)
  return matches && (({ name }) => matches(name))
}

function pathRule(pattern: string): IgnoreRule['matches'] | undefined {
  const matcher = compileSegments(pattern.startsWith('/') ? pattern.slice(1) : pattern)
  return matcher && (({ folders, name }, depth) => matchesPath(matcher, folders, name, depth))
}
