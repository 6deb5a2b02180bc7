import { given } from '../../given.ts'
import type { CiTrigger, CiTriggerKind } from '../types/ci.ts'
import { type BranchFilter, type BranchMatch, letsIn, letsInAny } from './branches.ts'
import type { Mask } from './effect.ts'

/** A trigger with what was decided of its branch filter. */
export interface Trigger extends CiTrigger {
  /** Lets in branches that nobody names in advance. */
  readonly anyBranch: boolean
}

export interface TriggerSource {
  readonly kind: CiTriggerKind
  readonly name: string
  readonly filter?: BranchFilter | undefined
  readonly match?: BranchMatch
  readonly paths?: readonly string[] | undefined
  readonly pathsIgnored?: readonly string[] | undefined
}

/** @param branch name of the default branch, where it is known */
export function makeTrigger(source: TriggerSource, branch: string | undefined): Trigger {
  const { kind, name, filter = {}, match = isSame } = source
  const onDefaultBranch = branch === undefined ? letsInUnknown(filter) : letsIn(filter, branch, match)
  return given({
    ...{ kind, name, anyBranch: letsInAny(filter, match) },
    branches: filter.only,
    branchesIgnored: unlessEmpty(filter.ignored),
    paths: unlessEmpty(source.paths),
    pathsIgnored: unlessEmpty(source.pathsIgnored),
    onDefaultBranch,
  })
}

function isSame(pattern: string, branch: string): boolean {
  return pattern === branch
}

function unlessEmpty(patterns: readonly string[] | undefined): readonly string[] | undefined {
  return patterns?.length ? patterns : undefined
}

function letsInUnknown({ only, ignored }: BranchFilter): boolean | undefined {
  return only === undefined && !ignored?.length ? true : undefined
}

/** Fires for a change request, or for a push that changes are made with. */
export function isOnChange(trigger: Trigger): boolean {
  if (trigger.kind === 'pull-request') return trigger.onDefaultBranch !== false || trigger.anyBranch
  return trigger.kind === 'push' && (trigger.onDefaultBranch !== false || trigger.anyBranch)
}

export function firesOnPullRequest(trigger: Trigger): boolean {
  return trigger.kind === 'pull-request' ? isOnChange(trigger) : trigger.kind === 'push' && trigger.anyBranch
}

export function firesOnPush(trigger: Trigger): boolean {
  return trigger.kind === 'push' && trigger.onDefaultBranch !== false
}

/** What the triggers of a job take away; undefined when one of them fires on changes. */
export function triggerMask(triggers: readonly Trigger[], branch: string | undefined): Mask | undefined {
  if (triggers.some(isOnChange)) return undefined
  const filtered = triggers.find(({ kind }) => kind === 'push' || kind === 'pull-request')
  return { runs: 'otherwise', reason: filtered ? filterReason(filtered, branch) : kindReason(triggers) }
}

function filterReason({ branches = [] }: Trigger, branch: string | undefined): string {
  const names = branches.map((name) => `\`${name}\``).join(', ')
  return `its branch filter (${names || 'some are ignored'}) leaves out the default branch \`${branch ?? ''}\``
}

const KIND_REASONS: Readonly<Record<CiTriggerKind, string>> = {
  'pull-request': 'it runs for change requests only',
  push: 'it runs for pushes only',
  schedule: 'it runs on a schedule only',
  manual: 'it runs only when started by hand',
  tag: 'it runs for tags only',
  other: 'it runs on other events only',
}

function kindReason(triggers: readonly Trigger[]): string {
  const kinds = [...new Set(triggers.map(({ kind }) => kind))]
  if (kinds.length === 0) return 'nothing starts it'
  if (kinds.length === 1 && kinds[0] !== 'other') return KIND_REASONS[kinds[0]!]
  const names = [...new Set(triggers.map(({ name }) => `\`${name}\``))]
  return `it does not run on changes, only on ${names.slice(0, 4).join(', ')}`
}
