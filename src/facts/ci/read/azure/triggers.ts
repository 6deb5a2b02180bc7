import { azureMatch } from '../../branches.ts'
import type { Value } from '../../condition/values.ts'
import type { Reading } from '../../job.ts'
import { makeTrigger, type Trigger, type TriggerSource } from '../../triggers.ts'
import { get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'

/**
 * Triggers of a pipeline. Without `trigger` every branch is built, without `pr` every pull request of GitHub and Bitbucket
 * (https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pr).
 */
export function azureTriggers(root: YamlNode, branch: string | undefined): Trigger[] {
  const found: TriggerSource[] = [
    ...onPush(get(root, 'trigger')),
    ...byBranches({ kind: 'pull-request', name: 'pr' }, get(root, 'pr')),
  ]
  if (list(get(root, 'schedules')).length > 0) found.push({ kind: 'schedule', name: 'schedules' })
  const all = found.length > 0 ? found : [{ kind: 'manual' as const, name: 'manual' }]
  return all.map((source) => makeTrigger(source, branch))
}

/** A filter for tags alone leaves the branches out. */
function onPush(node: MaybeNode): TriggerSource[] {
  const isOnTags = node?.kind === 'map' && get(node, 'branches') === undefined && get(node, 'tags') !== undefined
  return byBranches({ kind: isOnTags ? 'tag' : 'push', name: 'trigger' }, node)
}

function byBranches(started: Pick<TriggerSource, 'kind' | 'name'>, node: MaybeNode): TriggerSource[] {
  if (text(node) === 'none') return []
  const branches = node?.kind === 'map' ? get(node, 'branches') : node
  const included = branches?.kind === 'map' ? get(branches, 'include') : branches
  const filter = { only: included && texts(included), ignored: texts(get(branches, 'exclude')) }
  const paths = { paths: texts(get(node, 'paths', 'include')), pathsIgnored: texts(get(node, 'paths', 'exclude')) }
  return [{ ...started, filter, match: azureMatch, ...paths }]
}

const REASONS: Readonly<Record<string, string>> = {
  'pull-request': 'PullRequest',
  push: 'IndividualCI',
  schedule: 'Schedule',
  manual: 'Manual',
}

/** A run that a trigger starts. */
interface Run {
  readonly trigger: Trigger
  readonly reading: Reading
}

/** Predefined variables of a run (https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables). */
const VALUES: ReadonlyMap<string, (run: Run) => Value> = new Map([
  ['Build.Reason', ({ trigger }: Run) => REASONS[trigger.kind]],
  ['Build.SourceBranch', (run: Run) => (isPull(run) ? 'refs/pull/1/merge' : fullName(pushedBranch(run)))],
  ['Build.SourceBranchName', (run: Run) => (isPull(run) ? 'merge' : pushedBranch(run))],
  ['System.PullRequest.TargetBranch', (run: Run) => (isPull(run) ? run.reading.branch : '')],
  ['System.PullRequest.IsFork', () => 'False'],
  ['Build.Repository.Name', ({ reading }: Run) => reading.repository],
])

/** Value of a predefined variable; undefined for all others. */
export function azureValue(run: Run, name: string): Value {
  const key = /^variables\['([^']+)'/.exec(name)?.[1] ?? name.replace(/^variables\./, '')
  return VALUES.get(key)?.(run)
}

function isPull({ trigger }: Run): boolean {
  return trigger.kind === 'pull-request'
}

function pushedBranch({ trigger, reading }: Run): string | undefined {
  return trigger.onDefaultBranch === false ? undefined : reading.branch
}

function fullName(branch: string | undefined): string | undefined {
  return branch && `refs/heads/${branch}`
}
