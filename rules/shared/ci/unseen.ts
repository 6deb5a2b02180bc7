import type { CiCommand, CiFacts } from '../../../src/facts/types/ci.ts'
import type { Documents } from '../../../src/facts/types/documents.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location, OpenVerdict } from '../../../src/model.ts'
import { isRelease } from './remote-workflow.ts'

/** Files of CI services that hold jobs; helpers such as actions, scripts and settings of Codecov hold none. */
const WITH_JOBS =
  /^\.gitlab-ci\.ya?ml$|azure-pipelines[^/]*\.ya?ml$|^bitbucket-pipelines|^\.circleci\/config|^\.travis\.ya?ml$|(^|\/)Jenkinsfile|^\.buildkite\/|^\.drone\.|^\.woodpecker|^\.?appveyor|cloud-?build[^/]*\.ya?ml$|buildspec[^/]*\.ya?ml$|^\.cirrus\.|^\.semaphore\/|^\.teamcity\//

/** Why jobs may be there that could not be read. Absent: all that is in the repository was read. */
export function unseen(ci: CiFacts, files: readonly ProjectFile[]): OpenVerdict | undefined {
  return unreadFile(ci, files) ?? remoteJob(ci) ?? ownProgram(ci, files) ?? aboveFolder(ci)
}

function unreadFile(ci: CiFacts, files: readonly ProjectFile[]): OpenVerdict | undefined {
  const read = new Set(ci.files.map(({ path }) => path))
  const broken = ci.files.find(({ error }) => error !== undefined)
  if (broken) return unknown(`${broken.path} could not be read: ${broken.error}`)
  const strange = files.find(({ path, role }) => role === 'ci' && WITH_JOBS.test(path) && !read.has(path))
  return strange && unknown(`${strange.path} configures CI in a form that is not read`)
}

function remoteJob({ jobs }: CiFacts): OpenVerdict | undefined {
  const job = jobs.find(
    ({ runs, uses }) =>
      runs === 'on-change' &&
      uses.some((use) => (use.kind === 'workflow' || use.kind === 'template') && !isRelease(use)),
  )
  return job && unknown(`job "${job.name}" in ${job.file} runs a workflow of another repository`)
}

function ownProgram(ci: CiFacts, files: readonly ProjectFile[]): OpenVerdict | undefined {
  const program = checkProgram(ci, files)
  if (program === undefined) return undefined
  return unknown(`${program.text} runs a program of the repository, which may test or analyse it`, program.at)
}

function aboveFolder({ above: [path] }: CiFacts): OpenVerdict | undefined {
  if (path === undefined) return undefined
  return unknown(`${path} is above the audited folder; audit the root of the repository`)
}

const INTERPRETERS = /^(node|ts-node|tsx|bun|deno|python)$/

/** Scripts of people whose name says that they check a change, whatever they start to do so. */
const CHECKS =
  /(^|\/)(run[_-])?(pre-?submit|pre-?commit|checks?|check[_-]all|ci|tests?|lint|verify|validate)\.([cm]?[jt]s|py)$/

/** What a program starts is not followed. */
function checkProgram({ jobs }: CiFacts, files: readonly ProjectFile[]): CiCommand | undefined {
  const commands = jobs.flatMap((job) => (job.runs === 'on-change' ? job.commands : []))
  return commands.find(({ program, args, folder, runs }) => {
    const script = args.find((arg) => !arg.startsWith('-'))
    if (runs !== 'on-change' || script === undefined || !INTERPRETERS.test(program) || !CHECKS.test(script))
      return false
    const path = [...(folder === undefined ? [] : [folder]), script.replace(/^\.\//, '')].join('/')
    return files.some((file) => file.path === path && file.role !== 'test')
  })
}

/** A sign of CI whose settings are not in the repository. */
export function elsewhere({ above }: CiFacts, { documents }: Documents): OpenVerdict | undefined {
  for (const { path, links } of documents) {
    const link = links.find(({ host }) => host === 'ci')
    if (link === undefined || above.length > 0) continue
    return {
      ...unknown(`there is no CI file, but ${path} links to a CI service, where CI may be set up`),
      evidence: [{ message: 'link to a CI service', at: { path, line: link.line } }],
    }
  }
  return undefined
}

function unknown(reason: string, at?: Location): OpenVerdict {
  return { status: 'unknown', reason, ...(at && { evidence: [{ message: 'a program that is not looked into', at }] }) }
}
