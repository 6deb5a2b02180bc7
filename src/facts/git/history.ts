import type { Changes, History } from '../types/git.ts'
import type { Commit, Person } from './commits.ts'
import { readIssues } from './issues.ts'
import { botName, groupByPerson } from './people.ts'

/** Seconds of the 12 months in which somebody counts as active (practices.md 2.2, `team`). */
const YEAR = 365 * 24 * 3600

/** The platform commits under its own name what is merged or edited on its pages. */
const PLATFORM = /^noreply@(github|gitlab)\.com$/

/** Counts over the commits, newest first. @param total number of all commits, also of those not read */
export function describe(commits: readonly Commit[], rest: { total: number; changes: Changes }): History {
  const people = commits.filter(({ author }) => botName(author) === undefined)
  const persons = groupByPerson(people)
  const dates = commits.map(({ committed }) => committed)
  const newest = dates.reduce((a, b) => Math.max(a, b), 0)
  return {
    commits: rest.total,
    read: commits.length,
    newest: day(newest),
    oldest: day(dates.reduce((a, b) => Math.min(a, b), newest)),
    authors: persons.map((own) => own.length),
    activeAuthors: persons.filter((own) => own.some((date) => date >= newest - YEAR)).length,
    bots: [...new Set(commits.flatMap(({ author }) => botName(author) ?? []))].sort(),
    botCommits: commits.length - people.length,
    mergeCommits: commits.filter(({ parents }) => parents.length > 1).length,
    coAuthored: commits.filter(({ body }) => /^co-authored-by:/im.test(body)).length,
    platformCommits: commits.filter(({ committer }) => byPlatform(committer)).length,
    changes: rest.changes,
    issues: readIssues(people),
  }
}

function byPlatform({ mail }: Person): boolean {
  return PLATFORM.test(mail.toLowerCase())
}

/** A hostile date lies outside what a calendar can show. */
function day(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString().slice(0, 10)
}
