import type { Commit } from './commits.ts'

const MERGED =
  /^Merge (?:pull request #\d+ from [^/\s]+\/|(?:remote-tracking )?branch '(?:origin\/)?)([\w-]+)'?(?: into \S+| of \S+)?$/

/** Branches on which changes are put together; other names say nothing, and may be names of people. */
const INTEGRATES = /^(develop|development|dev|staging|integration|next|preprod|test|testing)$/i

/** Fewer merges are no custom. */
const LEAST = 3

/** The branch that most merges into the main line came from: changes are made and tested there (GitFlow). */
export function integrationBranch(mainLine: readonly Pick<Commit, 'subject'>[]): string | undefined {
  const from = mainLine.flatMap(({ subject }) => MERGED.exec(subject)?.[1] ?? [])
  const counts = new Map<string, number>()
  for (const name of from) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [name = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return count >= LEAST && count * 2 >= from.length && INTEGRATES.test(name) ? name : undefined
}
