import type { Git } from '../git.ts'
import type { DocumentChanges, History, TrackedFile } from '../types/git.ts'

/** Documents whose worth depends on being kept up: decisions, risks, roadmaps, responsible AI. */
const KEPT_UP =
  /(^|\/)(adrs?|decisions?|decision[-_]records?|architecture[-_]decisions?|rfcs?)\/|(roadmap|backlog|todo|risk|impact[-_ ]?assessment|dpia|fmea|threat[-_ ]?model|hazard|ethic|responsible|model[-_ ]?card)[^/]*\.[a-z]+$/i

const DOCUMENT = /\.(md|markdown|rst|txt|adoc|csv|xlsx|ya?ml)$/i

/** More of them are a site, no documents that people look after. */
const MOST = 100

/** For documents that have to be kept up: how often they changed, and when last. Git is asked only where there are some. */
export async function readDocumentChanges(
  git: Git,
  tracked: readonly TrackedFile[],
  range: readonly string[],
): Promise<Pick<History, 'documents'>> {
  const all = tracked.map(({ path }) => path)
  const paths = [...jobsOfTwo(all), ...all.filter((path) => DOCUMENT.test(path) && KEPT_UP.test(path))]
  if (paths.length === 0) return {}
  const how = ['-z', '--no-merges', '--root', '--name-only', '--no-renames', '--relative', '--format=tformat:%x01%ct']
  const only = paths.slice(0, MOST).map((path) => `:(literal)${path}`)
  const answer = await git(['log', '--no-show-signature', ...how, ...range, '--', ...only])
  return 'failed' in answer ? {} : { documents: count(answer.output) }
}

const TRAVIS = '.travis.yml'

/** Jobs of Travis beside jobs of GitHub: which of them are kept up tells where the project went. */
function jobsOfTwo(paths: readonly string[]): string[] {
  const jobs = paths.filter((path) => path === TRAVIS || /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
  return jobs.includes(TRAVIS) && jobs.length > 1 ? jobs : []
}

/** Commits come newest first. */
function count(output: string): Record<string, DocumentChanges> {
  const found = new Map<string, DocumentChanges>()
  for (const block of output.split('\u0001').slice(1)) {
    const [time = '', ...paths] = block.split(/[\0\n]+/)
    const newest = day(Number(time))
    for (const path of paths.filter((one) => one !== '')) {
      const known = found.get(path)
      found.set(path, { commits: (known?.commits ?? 0) + 1, newest: known?.newest ?? newest })
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A hostile date lies outside what a calendar can show. */
function day(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString().slice(0, 10)
}
