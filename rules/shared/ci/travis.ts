import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Evidence } from '../../../src/model.ts'
import type { CiTask } from './tasks.ts'

const STALE: Evidence = {
  message: 'Travis CI ended its free service in 2021: look whether these jobs still run',
  at: { path: '.travis.yml' },
  against: true,
}

/** What is to be said of a file of Travis: it may do nothing any more, or counts for nothing beside jobs of GitHub. */
export function travisEvidence(ci: CiFacts, tasks: readonly CiTask[]): Evidence[] {
  return isStaleTravis(ci) ? [STALE] : leftBehind(ci, tasks)
}

/** What the file of Travis does counts for nothing beside jobs of GitHub. */
function leftBehind({ files }: CiFacts, tasks: readonly CiTask[]): Evidence[] {
  const file = files.find(({ system }) => system === 'travis')
  if (file === undefined || tasks.some(({ job }) => job.system === 'travis')) return []
  const message = 'GitHub checks the changes now, so this file does not count: Travis CI ended its free service in 2021'
  return [{ message, at: { path: file.path }, against: true }]
}

/** Travis ended its free service for public repositories in 2021: on GitHub such a file alone may do nothing any more. */
export function isStaleTravis({ files, repository }: CiFacts): boolean {
  return files.length > 0 && repository !== undefined && files.every(({ system }) => system === 'travis')
}
