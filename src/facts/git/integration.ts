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
  const name = mostOften(from)
  if (name === undefined || !INTEGRATES.test(name)) return undefined
  const count = from.filter((one) => one === name).length
  return count >= LEAST && count * 2 >= from.length ? name : undefined
}

function mostOften(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
