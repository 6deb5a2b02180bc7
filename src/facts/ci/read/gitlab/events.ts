import type { Value } from '../../condition/values.ts'

/** The pipelines that GitLab makes of what happens to a repository. */
export type GitlabEvent = 'merge-request' | 'default-push' | 'branch-push' | 'tag' | 'schedule' | 'web'

export const EVENTS: readonly GitlabEvent[] = ['merge-request', 'default-push', 'branch-push', 'tag', 'schedule', 'web']

/** A branch that no filter names. */
const SOME_BRANCH = 'branch-of-a-change'

const SOURCES: Readonly<Record<GitlabEvent, string>> = {
  'merge-request': 'merge_request_event',
  'default-push': 'push',
  'branch-push': 'push',
  tag: 'push',
  schedule: 'schedule',
  web: 'web',
}

/** Branch or tag that a pipeline is for; undefined when the default branch is not known. */
export function refOf(event: GitlabEvent, branch: string | undefined): string | undefined {
  if (event === 'tag') return 'v1.0.0'
  return event === 'merge-request' || event === 'branch-push' ? SOME_BRANCH : branch
}

/** Predefined variables as far as they are alike in all repositories (https://docs.gitlab.com/ci/variables/predefined_variables/). */
export function gitlabValue(event: GitlabEvent, branch: string | undefined, name: string): Value {
  const key = name.replace(/^\$\{?|\}$/g, '')
  if (key === 'CI_PIPELINE_SOURCE') return SOURCES[event]
  if (key === 'CI_DEFAULT_BRANCH') return branch
  if (key === 'CI_COMMIT_TAG') return event === 'tag' ? 'v1.0.0' : ''
  if (key === 'CI_COMMIT_BRANCH') return event === 'merge-request' || event === 'tag' ? '' : refOf(event, branch)
  if (key === 'CI_COMMIT_REF_NAME' || key === 'CI_COMMIT_REF_SLUG') return refOf(event, branch)
  if (key === 'CI') return 'true'
  return key.startsWith('CI_MERGE_REQUEST_') ? mergeRequestValue(event, branch, key) : undefined
}

function mergeRequestValue(event: GitlabEvent, branch: string | undefined, key: string): Value {
  if (event !== 'merge-request') return ''
  if (key === 'CI_MERGE_REQUEST_ID' || key === 'CI_MERGE_REQUEST_IID') return '1'
  return key === 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME' ? branch : undefined
}

const KEYWORDS: Readonly<Record<string, readonly GitlabEvent[]>> = {
  branches: ['default-push', 'branch-push', 'schedule', 'web'],
  tags: ['tag'],
  merge_requests: ['merge-request'],
  schedules: ['schedule'],
  pushes: ['default-push', 'branch-push', 'tag'],
  web: ['web'],
}

/** Whether `only` or `except` names a pipeline: by keyword, by branch name or by `/pattern/`. */
export function namesEvent(
  ref: string,
  event: GitlabEvent,
  match: (pattern: string) => boolean | undefined,
): boolean | undefined {
  const plain = ref.split('@')[0]!
  if (Object.hasOwn(KEYWORDS, plain)) return KEYWORDS[plain]!.includes(event)
  if (/^(?:api|chat|external|external_pull_requests|pipelines|triggers)$/.test(plain)) return false
  return event === 'merge-request' ? false : match(plain)
}
