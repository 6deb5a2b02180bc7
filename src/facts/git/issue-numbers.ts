import type { Commit } from './commits.ts'

/** Fewer commits with a number tell no order. */
const LEAST = 8
/** Some are merged later than others, yet over half of the commits the numbers of pull requests grow nearly always. */
const GROWING = 0.6

/**
 * Hashes of commits that end with `(#12)` as pull requests do, where the number is that of an issue: another commit has it
 * too, or the numbers do not grow with time.
 * @param commits newest first
 */
export function issueNumbers(commits: readonly Commit[]): ReadonlySet<string> {
  const numbered = commits.flatMap(({ hash, subject }) => {
    const number = /\(#(\d+)\)$/.exec(subject)?.[1]
    return number === undefined ? [] : [{ hash, number: Number(number) }]
  })
  const oldestOf = new Map(numbered.map(({ hash, number }) => [number, hash]))
  const once = numbered.filter(({ hash, number }) => oldestOf.get(number) === hash)
  const half = Math.floor(once.length / 2)
  const pairs = once.slice(half).map(({ number }, index) => once[index]!.number > number)
  const isMixed = once.length >= LEAST && pairs.filter(Boolean).length < GROWING * pairs.length
  const requests = new Set(isMixed ? [] : once.map(({ hash }) => hash))
  return new Set(numbered.map(({ hash }) => hash).filter((hash) => !requests.has(hash)))
}
