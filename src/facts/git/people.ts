import type { Commit, Person } from './commits.ts'

/** Programs that commit without a sign in their name. */
const BOTS =
  /^(dependabot( preview)?|renovate( bot)?|github[- ]actions?( bot)?|pre-commit-ci|pre-commit ci|snyk[- ]bot|greenkeeper|imgbot(app)?|pyup|codecov|all-?contributors|semantic-release|mergify|weblate|hosted weblate|copybara([- ]service)?|travis ci( user)?|circle ?ci|jenkins|azure pipelines|deepsource.*|sourcery.*|restyled.*|stale|copilot|gitlab|github|devin ai integration)$/i

/** Names that a machine was set up with, not a person: they join nobody. */
const NOBODY = /^(root|user|ubuntu|admin|unknown|your name|git|developer|test)?$/i

/** The name of the program, when a program committed. */
export function botName({ name, mail }: Person): string | undefined {
  const bare = name.replace(/\[bot\]$/i, '').trim()
  const marked = /\[bot\]/i.test(`${name} ${mail}`) || /(^|[-_])bot$| (bot|actions?)$/i.test(bare)
  return marked || BOTS.test(bare) ? bare.toLowerCase() : undefined
}

/** For each commit a key of its author. Two records are one person when name or address is the same. */
export function personsOf(commits: readonly Commit[]): string[] {
  const leader = new Map<string, string>()
  for (const { author } of commits) join(leader, keysOf(author))
  return commits.map(({ author }) => find(leader, keysOf(author)[0] ?? ''))
}

/** Author dates of each person, most commits first. */
export function groupByPerson(commits: readonly Commit[]): number[][] {
  const dates = new Map<string, number[]>()
  for (const [index, person] of personsOf(commits).entries()) {
    const own = dates.get(person) ?? []
    dates.set(person, own)
    own.push(commits[index]!.authored)
  }
  return [...dates.values()].sort((a, b) => b.length - a.length)
}

function keysOf({ name, mail }: Person): string[] {
  const keys = [`mail ${mail.toLowerCase()}`]
  if (!NOBODY.test(name.trim())) keys.push(`name ${name.trim().toLowerCase()}`)
  return mail === '' ? keys.reverse() : keys
}

function join(leader: Map<string, string>, keys: readonly string[]): void {
  const [first = '', ...others] = keys.map((key) => find(leader, key))
  for (const other of others) if (other !== first) leader.set(other, first)
}

function find(leader: ReadonlyMap<string, string>, key: string): string {
  let at = key
  for (let next = leader.get(at); next !== undefined; next = leader.get(at)) at = next
  return at
}
