import { given } from '../../given.ts'
import type { Changes, ChangeTrace } from '../types/git.ts'
import type { Commit } from './commits.ts'
import { integrationBranch } from './integration.ts'
import { issueNumbers } from './issue-numbers.ts'
import { readMerges } from './merges.ts'
import { botName } from './people.ts'

/** As many as the practice looks at (practices.md, practice 35). */
export const LOOKED_AT = 200

type Trace = readonly [ChangeTrace, (commit: Commit) => boolean]

const TRACES: readonly Trace[] = [
  ['merge', ({ subject }) => /^Merge pull request #\d+/.test(subject)],
  ['azure', ({ subject }) => /^Merged PR \d+:/.test(subject)],
  ['bitbucket', ({ subject }) => /^Merged in .+ \(pull request #\d+\)/.test(subject)],
  ['merge-request', ({ subject, body }) => /\(!\d+\)$/.test(subject) || /^See merge request .*!\d+/m.test(body)],
  ['squash', ({ subject }) => /\(#\d+\)$/.test(subject)],
  ['gerrit', ({ body }) => /^Reviewed-on: /m.test(body)],
]

/** Default message of the web page that takes files. */
const UPLOAD = /^(add files via upload|upload files|uploaded? (new )?files?)\b/i

/** How the newest changes of the main line came in. @param mainLine first parents, newest first */
export function readChanges(mainLine: readonly Commit[], all: readonly Commit[] = []): Changes {
  const commits = mainLine.filter((commit) => !isOwnPush(commit)).slice(0, LOOKED_AT)
  const byTrace: Partial<Record<ChangeTrace, number>> = {}
  for (const trace of tracesOf(commits).values()) byTrace[trace] = (byTrace[trace] ?? 0) + 1
  const reviewed = Object.values(byTrace).reduce((sum, count) => sum + count, 0)
  return {
    commits: commits.length,
    byTrace,
    reviewed,
    uploads: commits.filter(({ subject }) => UPLOAD.test(subject)).length,
    ...readMerges(commits, all),
    ...given({ integration: integrationBranch(commits) }),
  }
}

/** A program raises the version after each change: nobody could have reviewed that. */
function isOwnPush(commit: Commit): boolean {
  return botName(commit.author) !== undefined && !TRACES.some(([, matches]) => matches(commit))
}

/** How commits reached the branch, by their hash; none for a push. @param commits newest first */
export function tracesOf(commits: readonly Commit[]): ReadonlyMap<string, ChangeTrace> {
  const issues = issueNumbers(commits)
  const found = new Map<string, ChangeTrace>()
  for (const commit of commits) {
    const trace = TRACES.find(([, matches]) => matches(commit))?.[0]
    if (trace !== undefined && !(trace === 'squash' && issues.has(commit.hash))) found.set(commit.hash, trace)
  }
  return found
}
