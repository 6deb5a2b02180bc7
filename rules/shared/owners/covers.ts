import type { Owners } from '../../../src/facts/types/documents.ts'

type Rule = Owners['patterns'][number]

/** The rule of a CODEOWNERS file that decides on a path: the last one that fits. Absent when none does, or one without owners. */
export function owningRule({ patterns }: Owners, path: string): Rule | undefined {
  const rule = patterns.findLast(({ pattern }) => covers(pattern, path))
  return rule !== undefined && rule.owners > 0 ? rule : undefined
}

/** Longer patterns and paths name no file that people own. */
const MOST_PARTS = 40

/** Whether a pattern of CODEOWNERS fits a path; they are written like those of .gitignore. Bounded in time. */
export function covers(pattern: string, path: string): boolean {
  const isFolder = pattern.endsWith('/')
  const bare = pattern.replace(/^\/+|\/+$/g, '')
  const isAnchored = pattern.startsWith('/') || bare.includes('/')
  const wanted = isAnchored ? bare.split('/') : ['**', bare]
  const parts = path.split('/')
  if (wanted.length > MOST_PARTS || parts.length > MOST_PARTS) return false
  // What is below a folder that fits belongs to it, unless the pattern ends with a star: `docs/*` means its files alone.
  const least = isFolder ? 1 : 0
  const below = !isFolder && bare !== '*' && bare.endsWith('*') && isAnchored ? 0 : parts.length
  return parts.some((_, left) => left >= least && left <= below && fits(wanted, parts.slice(0, parts.length - left)))
}

/** Row by row: `reached[n]` says that the first n parts fit what has been read of the pattern. */
function fits(wanted: readonly string[], parts: readonly string[]): boolean {
  let reached = parts.map(() => false)
  reached.unshift(true)
  for (const one of wanted) {
    const before = reached
    reached = before.map((was, n) => (one === '**' ? was : n > 0 && before[n - 1]! && fitsPart(one, parts[n - 1]!)))
    if (one === '**') for (let n = 1; n < reached.length; n++) reached[n] ||= reached[n - 1]!
  }
  return reached.at(-1)!
}

/** One part of a path; `*` and `?` stand for anything but `/`. Greedy with one way back, so linear times the stars. */
function fitsPart(pattern: string, part: string): boolean {
  let [at, star, back] = [0, -1, 0]
  for (let n = 0; n < part.length; ) {
    if (pattern[at] === '*') [star, back, at] = [at, n, at + 1]
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === part[n])) [at, n] = [at + 1, n + 1]
    else if (star >= 0) [at, back, n] = [star + 1, back + 1, back + 1]
    else return false
  }
  return pattern.slice(at).replaceAll('*', '') === ''
}
