import type { CiTriggerKind } from '../../../types/ci.ts'
import { globMatch } from '../../branches.ts'
import { makeTrigger, type Trigger } from '../../triggers.ts'
import { get, list, type MaybeNode, names, text, texts, type YamlNode } from '../../yaml/node.ts'

const KINDS: Readonly<Record<string, CiTriggerKind>> = {
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  merge_group: 'pull-request',
  push: 'push',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  repository_dispatch: 'manual',
}

/** Activity types of a pull request that bring new code; without `types` GitHub takes these three. */
const CODE_CHANGES = ['opened', 'synchronize', 'reopened', 'ready_for_review']

/**
 * Triggers of a workflow (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on).
 * `workflow_call` is left out: the jobs are counted where they are called.
 */
export function githubTriggers(root: MaybeNode, branch: string | undefined): Trigger[] {
  const on = get(root, 'on') ?? get(root, 'true')
  return names(on)
    .filter((name) => name !== 'workflow_call')
    .map((name) => eventTrigger(name, get(on, name), branch))
}

function eventTrigger(name: string, node: MaybeNode, branch: string | undefined): Trigger {
  const only = patterns(node, 'branches')
  const ignored = patterns(node, 'branches-ignore')
  const source = {
    name,
    match: globMatch,
    paths: patterns(node, 'paths'),
    pathsIgnored: patterns(node, 'paths-ignore'),
  }
  const tagsOnly = only === undefined && ignored === undefined && hasTags(node)
  const kind = name === 'push' && tagsOnly ? 'tag' : kindOf(name, node)
  return makeTrigger({ ...source, kind, filter: { only, ignored } }, branch)
}

function patterns(node: MaybeNode, key: string): string[] | undefined {
  const found = get(node, key)
  return found === undefined ? undefined : texts(found)
}

/** With tag patterns and no branch patterns a workflow does not run for branches. */
function hasTags(node: MaybeNode): boolean {
  return get(node, 'tags') !== undefined || get(node, 'tags-ignore') !== undefined
}

function kindOf(name: string, node: MaybeNode): CiTriggerKind {
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : 'other'
  const types = texts(get(node, 'types'))
  const forCode = types.length === 0 || types.some((type) => CODE_CHANGES.includes(type))
  return kind === 'pull-request' && name !== 'merge_group' && !forCode ? 'other' : kind
}

/** Machines that a job runs on, as written. */
export function runnerLabels(node: MaybeNode): string[] {
  const labels = get(node, 'labels') ?? node
  return list(labels).flatMap((label: YamlNode) => text(label) ?? [])
}
