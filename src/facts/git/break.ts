import type { Commit } from './commits.ts'
import { botName, personsOf } from './people.ts'

/** Fewer own commits may just be newcomers; with fewer commits or people before, it is a small project's new owner. */
const OWN_COMMITS = 20
const COMMITS_BEFORE = 200
const PEOPLE_BEFORE = 10

/**
 * Newest commit of an upstream that somebody took over with its history: from there on back nobody commits who has
 * committed since. Of some fifty public repositories the one fork with its upstream's history has such a break, no other.
 * @param commits newest first
 */
export function findBreak(commits: readonly Commit[]): Commit | undefined {
  const byPeople = commits.filter(({ author }) => botName(author) === undefined)
  const persons = personsOf(byPeople)
  const last = new Map(persons.map((person, index) => [person, index]))
  let reach = -1
  const at = persons.findIndex((person, index) => {
    reach = Math.max(reach, last.get(person) ?? index)
    return reach === index && index + 1 >= OWN_COMMITS && isUpstream(persons.slice(index + 1))
  })
  return at < 0 ? undefined : byPeople[at + 1]
}

function isUpstream(before: readonly string[]): boolean {
  return before.length >= COMMITS_BEFORE && new Set(before).size >= PEOPLE_BEFORE
}
