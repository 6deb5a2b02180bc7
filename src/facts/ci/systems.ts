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
