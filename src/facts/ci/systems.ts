import type { CiSystem } from '../types/ci.ts'

/** Which files configure which system. They count at the root of the repository only. */
const PLACES: readonly (readonly [path: RegExp, system: CiSystem])[] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, 'github-actions'],
  [/^\.gitlab-ci\.ya?ml$/, 'gitlab-ci'],
  [/^\.?azure-?pipelines?[^/]*\.ya?ml$/, 'azure-pipelines'],
  [/^\.?(?:azure-?pipelines?|azure|pipelines|ado|devops|vsts|vsts-ci)\/(?:[^/]+\/)*[^/]+\.ya?ml$/, 'azure-pipelines'],
  [/^\.circleci\/[^/]+\.ya?ml$/, 'circleci'],
  [/^\.travis\.ya?ml$/, 'travis'],
  [/^(?:Jenkinsfile[^/]*|[^/]*\.jenkinsfile|(?:\.?jenkins|ci)\/Jenkinsfile[^/]*)$/, 'jenkins'],
  [/^bitbucket-pipelines\.ya?ml$/, 'bitbucket'],
  [/^\.pre-commit-config\.ya?ml$/, 'pre-commit-ci'],
  [/^\.buildkite\/[^/]+\.ya?ml$/, 'buildkite'],
  [/^\.drone\.ya?ml$/, 'drone'],
  [/^\.woodpecker(?:\/[^/]+)?\.ya?ml$/, 'woodpecker'],
  [/^\.?appveyor\.ya?ml$/, 'appveyor'],
  [/^cloudbuild[^/]*\.ya?ml$/, 'cloud-build'],
  [/^buildspec[^/]*\.ya?ml$/, 'codebuild'],
  [/^\.cirrus\.ya?ml$/, 'cirrus'],
  [/^\.semaphore\/[^/]+\.ya?ml$/, 'semaphore'],
  [/^\.ci\/run(?:\.sh)?$/, 'script'],
]

/** The system that a file configures; undefined when it configures none. */
export function systemOf(path: string): CiSystem | undefined {
  return PLACES.find(([pattern]) => pattern.test(path))?.[1]
}

/** Where pipelines of Azure stand that have names of their own: the service is told the path of the file. */
const MAYBE_AZURE =
  /^(?!\.github\/)(?:[^/]+\/){0,3}(?:(?:[^/]*[-_.])?(?:ci|cicd|build|builds|devops|pipelines?)(?:[-_.][^/]*)?\/(?:[^/]+\/)?[^/]+|[^/]*(?:pipeline|build)[^/]*)\.ya?ml$/i

/** A file that nothing but its content shows to be a pipeline of Azure. */
export function mayBeAzure(path: string): boolean {
  return systemOf(path) === undefined && MAYBE_AZURE.test(path)
}

/** It says when it runs, in the words of Azure, and has work. */
export function isAzure(text: string): boolean {
  const starts = /^(trigger|pr):/m.test(text)
  const works = /^(stages|jobs|steps):/m.test(text)
  return starts && works && /^\s*(- )?(pool|vmImage|bash|script|task|template):/m.test(text)
}
