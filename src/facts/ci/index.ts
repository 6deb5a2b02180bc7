import { given } from '../../given.ts'
import type { Gathered } from '../gathered.ts'
import type { CiFacts, CiFile, CiJob, CiSystem, PreCommitHook } from '../types/ci.ts'
import type { GitFacts } from '../types/git.ts'
import { filesAbove } from './above.ts'
import type { Budget } from './commands.ts'
import { gitHooks } from './git-hooks.ts'
import { readHooks } from './hooks.ts'
import { finishJob, type Reading } from './job.ts'
import { type Project, projectAt } from './project.ts'
import { READERS } from './read/readers.ts'
import type { ReadResult } from './read/result.ts'
import { isAzure, mayBeAzure, systemOf } from './systems.ts'
import { firstDocument, loadYaml } from './yaml/load.ts'

/** More commands than any repository's CI holds; what is beyond is left out and said to be. */
const MOST_COMMANDS = 20_000

/** Reads the repository's continuous integration: files, jobs, what they run and whether it can fail a change. */
export async function gatherCi({ root, files, ask }: Pick<Gathered, 'root' | 'files' | 'ask'>): Promise<CiFacts> {
  const git = await ask('git')
  const branch = sureBranch(git)
  const repository = ownName(git)
  return {
    ...(await readBranches({ project: projectAt(root, files), branch, repository }, git.history?.changes.integration)),
    ...(branch === undefined ? {} : { defaultBranch: branch }),
    ...(repository === undefined ? {} : { repository }),
    ...(isTravisKeptUp(git) && { travisKeptUp: true as const }),
    above: filesAbove(root, git.folder),
  }
}

/**
 * The default branch, when it is more than the branch that happens to be checked out: on a feature branch every filter for `main`
 * would look wrong.
 */
function sureBranch({ defaultBranch, branch }: GitFacts): string | undefined {
  const usual = defaultBranch === 'main' || defaultBranch === 'master'
  return usual || defaultBranch !== branch ? defaultBranch : undefined
}

function ownName({ remotes }: GitFacts): string | undefined {
  const origin = remotes?.find(({ name, host }) => name === 'origin' && host !== undefined)
  return origin?.owner && origin.repository ? `${origin.owner}/${origin.repository}` : undefined
}

/** Where changes come to the default branch by way of another one, what runs for that one runs for changes as well. */
async function readBranches(reading: Reading, other: string | undefined): Promise<Awaited<ReturnType<typeof readCi>>> {
  const read = await readCi(reading)
  if (other === undefined || reading.branch === undefined || other === reading.branch) return read
  const { jobs } = await readCi({ ...reading, branch: other })
  const isSame = jobs.length === read.jobs.length
  return isSame ? { ...read, jobs: read.jobs.map((job, index) => stronger(job, jobs[index]!)) } : read
}

function stronger(one: CiJob, other: CiJob): CiJob {
  return rankOf(other) > rankOf(one) ? other : one
}

function rankOf({ runs, gating }: CiJob): number {
  return (runs === 'on-change' ? 2 : 0) + (gating ? 1 : 0)
}

/** travis-ci.org closed on 15 June 2021 (https://docs.travis-ci.com/user/migrate). */
const END_OF_FREE_SERVICE = '2021-06-15'

/** Whoever changes the file of Travis after those of GitHub has not left it behind. */
function isTravisKeptUp({ history }: GitFacts): boolean {
  const changed = Object.entries(history?.documents ?? {})
  const newestOf = (pattern: RegExp): string =>
    changed.reduce((last, [path, { newest }]) => (pattern.test(path) && newest > last ? newest : last), '')
  const travis = newestOf(/^\.travis\.yml$/)
  return travis > END_OF_FREE_SERVICE && travis > newestOf(/^\.github\/workflows\//)
}

/** The part of the facts that comes from the files of the project. */
export async function readCi(reading: Reading): Promise<Pick<CiFacts, 'files' | 'jobs' | 'hooks' | 'truncated'>> {
  const budget: Budget = { left: MOST_COMMANDS, exceeded: false }
  const files: CiFile[] = []
  const jobs: CiJob[] = []
  for (const [path, system] of await ciFiles(reading.project)) {
    const { drafts, error, includes = [], absent } = await readFile(reading, { path, system })
    if (absent) continue
    files.push(given({ path, system, error, includes: includes.length > 0 ? includes : undefined }))
    for (const draft of drafts) jobs.push(await finishJob(draft, { system, file: path, reading, budget }))
  }
  return { files, jobs, hooks: await hooksOf(reading.project), truncated: budget.exceeded }
}

/** More files are looked into for pipelines than any repository has them. */
const MOST_LOOKED_INTO = 60

async function ciFiles(project: Project): Promise<(readonly [string, CiSystem])[]> {
  const named = project.paths.flatMap((path) => {
    const system = systemOf(path)
    return system === undefined ? [] : [[path, system] as const]
  })
  const others: (readonly [string, CiSystem])[] = []
  for (const path of project.paths.filter(mayBeAzure).slice(0, MOST_LOOKED_INTO))
    if (isAzure((await project.read(path)) ?? '')) others.push([path, 'azure-pipelines'])
  return [...named, ...others]
}

/** A file that cannot be read is listed with the reason; it never ends the audit. */
async function readFile(reading: Reading, { path, system }: CiFile): Promise<ReadResult> {
  const text = await reading.project.read(path)
  if (text === undefined) return { drafts: [], error: 'cannot be read: it is too large, no text, or may not be opened' }
  try {
    return await READERS[system](reading, { path, text })
  } catch (error) {
    return { drafts: [], error: `could not be understood: ${error instanceof Error ? error.message : String(error)}` }
  }
}

async function hooksOf(project: Project): Promise<PreCommitHook[]> {
  const path = '.pre-commit-config.yaml'
  const source = await project.read(path)
  const ofFramework = source === undefined ? [] : readHooks(firstDocument(loadYaml(path, source)))
  return [...ofFramework, ...(await gitHooks(project))]
}
