import { azureMatch } from '../../branches.ts'
import type { Value } from '../../condition/values.ts'
import type { Reading } from '../../job.ts'
import { makeTrigger, type Trigger } from '../../triggers.ts'
import { get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'

/**
 * Triggers of a pipeline. Without `trigger` every branch is built, without `pr` every pull request of GitHub and Bitbucket
 * (https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pr).
 */
export function azureTriggers(root: YamlNode, branch: string | undefined): Trigger[] {
  const push = branchTrigger('push', get(root, 'trigger'), branch)
  const pull = branchTrigger('pull-request', get(root, 'pr'), branch)
  const schedules =
    list(get(root, 'schedules')).length > 0 ? [makeTrigger({ kind: 'schedule', name: 'schedules' }, branch)] : []
  const all = [...push, ...pull, ...schedules]
  return all.length > 0 ? all : [makeTrigger({ kind: 'manual', name: 'manual' }, branch)]
}

function branchTrigger(kind: 'push' | 'pull-request', node: MaybeNode, branch: string | undefined): Trigger[] {
  const name = kind === 'push' ? 'trigger' : 'pr'
  if (text(node) === 'none') return []
  const branches = node?.kind === 'map' ? get(node, 'branches') : node
  const included = branches?.kind === 'map' ? get(branches, 'include') : branches
  const only = included === undefined ? undefined : texts(included)
  const ignored = texts(get(branches, 'exclude'))
  const tagsOnly = kind === 'push' && branches === undefined && get(node, 'tags') !== undefined
  const paths = { paths: texts(get(node, 'paths', 'include')), pathsIgnored: texts(get(node, 'paths', 'exclude')) }
  return [
    makeTrigger(
      { kind: tagsOnly ? 'tag' : kind, name, filter: { only, ignored }, match: azureMatch, ...paths },
      branch,
    ),
  ]
}

const REASONS: Readonly<Record<string, string>> = {
  'pull-request': 'PullRequest',
  push: 'IndividualCI',
  schedule: 'Schedule',
  manual: 'Manual',
}

/** Predefined variables of a run (https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables). */
export function azureValue({ branch, repository }: Reading, { kind, onDefaultBranch }: Trigger, name: string): Value {
  const key = /^variables\['([^']+)'/.exec(name)?.[1] ?? name.replace(/^variables\./, '')
  const pushed = kind !== 'pull-request' && onDefaultBranch !== false ? branch : undefined
  if (key === 'Build.Reason') return REASONS[kind]
  if (key === 'Build.SourceBranch')
    return kind === 'pull-request' ? 'refs/pull/1/merge' : pushed && `refs/heads/${pushed}`
  if (key === 'Build.SourceBranchName') return kind === 'pull-request' ? 'merge' : pushed
  if (key === 'System.PullRequest.TargetBranch') return kind === 'pull-request' ? branch : ''
  if (key === 'System.PullRequest.IsFork') return 'False'
  return key === 'Build.Repository.Name' ? repository : undefined
}
