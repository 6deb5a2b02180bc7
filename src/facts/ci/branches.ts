import { matches } from './condition/values.ts'

/** Whether a branch name fits one pattern of a system; undefined when the pattern cannot be decided. */
export type BranchMatch = (pattern: string, branch: string) => boolean | undefined

/** `*` stops at `/`, `**` does not (GitHub's filter patterns; also those of Bitbucket, Azure and Buildkite). */
export function globMatch(pattern: string, branch: string): boolean | undefined {
  const plain = pattern.replace(/^refs\/heads\//, '')
  const source = plain.replace(/\*\*\/?|\*|\?|\+|[.^$()|\\{}]/g, (mark) => GLOB[mark] ?? `\\${mark}`)
  return matches(branch, `/^(?:${source})$/`)
}

/** `?` and `+` repeat the character before, as GitHub lays it down; in a branch name they hardly occur. */
const GLOB: Readonly<Record<string, string>> = { '**': '.*', '**/': '.*', '*': '[^/]*', '?': '?', '+': '+' }

/** Azure: `*` stands for any text, slashes too. */
export function azureMatch(pattern: string, branch: string): boolean | undefined {
  return globMatch(pattern.replaceAll(/\*+/g, '**'), branch)
}

/** `/pattern/` anywhere in the name, else the exact name (GitLab, Travis). */
export function patternMatch(pattern: string, branch: string): boolean | undefined {
  return /^\/.*\/i?$/.test(pattern) ? matches(branch, pattern) : pattern === branch
}

/** `/pattern/` over the whole name, else the exact name (CircleCI). */
export function wholeMatch(pattern: string, branch: string): boolean | undefined {
  const source = /^\/(.*)\/$/.exec(pattern)?.[1]
  return source === undefined ? pattern === branch : matches(branch, `/^(?:${source})$/`)
}

/** A branch filter: what is let in and what is left out. */
export interface BranchFilter {
  /** Absent: every branch. A pattern that starts with `!` takes out again. */
  readonly only?: readonly string[] | undefined
  readonly ignored?: readonly string[] | undefined
}

/** Whether a filter lets a branch in; undefined when that cannot be told. */
export function letsIn({ only, ignored }: BranchFilter, branch: string, match: BranchMatch): boolean | undefined {
  if (ignored?.some((pattern) => match(pattern, branch))) return false
  if (only === undefined) return true
  let inside: boolean | undefined = false
  for (const pattern of only) {
    const negated = pattern.startsWith('!')
    const fits = isOpen(pattern) ? undefined : match(negated ? pattern.slice(1) : pattern, branch)
    if (fits === undefined) inside = inside === true ? true : undefined
    else if (fits) inside = !negated
  }
  return inside
}

/** A pattern with a variable in it. */
function isOpen(pattern: string): boolean {
  return /\$\{|\$\(|\$\[|<</.test(pattern)
}

/** Branches that nobody names in advance are let in: those that changes are made on. */
export function letsInAny(filter: BranchFilter, match: BranchMatch): boolean {
  return letsIn(filter, 'any/branch-of-a-change', match) === true && letsIn(filter, 'branch', match) === true
}
