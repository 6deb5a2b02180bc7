import type { Changes } from '../types/git.ts'
import type { Commit, Person } from './commits.ts'

/** How many of the merges were made by the person who wrote what they bring in; empty where there are no merges. */
export function readMerges(mainLine: readonly Commit[], all: readonly Commit[]): Pick<Changes, 'merges'> {
  const byHash = new Map(all.map((commit) => [commit.hash, commit]))
  const merged = mainLine.flatMap(({ author, parents, subject }) => {
    const tip =
      parents.length === 2 && /^Merge (pull request|branch)\b/.test(subject) ? byHash.get(parents[1]!) : undefined
    return tip === undefined ? [] : [isSame(author, tip.author)]
  })
  return merged.length === 0 ? {} : { merges: { known: merged.length, byAuthor: merged.filter(Boolean).length } }
}

function isSame(a: Person, b: Person): boolean {
  return a.mail.toLowerCase() === b.mail.toLowerCase() || a.name.toLowerCase() === b.name.toLowerCase()
}
