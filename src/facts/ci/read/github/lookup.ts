import type { Value } from '../../condition/values.ts'
import type { EventLookup } from '../../conditions.ts'
import type { Reading } from '../../job.ts'
import type { Trigger } from '../../triggers.ts'

/**
 * What GitHub's contexts hold when an ordinary change of the repository's own branches triggers a workflow
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/contexts).
 */
export function githubLookup({ branch, repository }: Reading): EventLookup {
  return (trigger, name) => {
    const key = name.replace(/^github\.event\.inputs\./, 'inputs.').toLowerCase()
    if (key.startsWith('inputs.')) return trigger.kind === 'manual' ? undefined : ''
    return eventValue(trigger, key, branch) ?? repositoryValue(key, repository)
  }
}

function repositoryValue(key: string, repository: string | undefined): Value {
  if (key === 'github.repository') return repository
  return key === 'github.repository_owner' ? repository?.split('/')[0] : undefined
}

function eventValue(trigger: Trigger, key: string, branch: string | undefined): Value {
  if (key === 'github.event_name') return trigger.name
  if (key === 'github.actor' || key === 'github.triggering_actor') return 'a-person'
  if (key === 'github.event.pull_request.user.login') return 'a-person'
  if (key === 'github.event.pull_request.draft') return false
  if (key === 'github.event.repository.fork') return false
  if (key === 'github.event.action' && (trigger.kind === 'push' || trigger.kind === 'schedule')) return ''
  return refValue(trigger, key, branch)
}

/** Branch names of the event. A push may go to the default branch, where the filter lets it. */
function refValue(trigger: Trigger, key: string, branch: string | undefined): Value {
  if (trigger.kind === 'pull-request') return pullValue(key, branch)
  const pushed = trigger.kind === 'push' && trigger.onDefaultBranch !== false ? branch : undefined
  if (key === 'github.ref') return pushed && `refs/heads/${pushed}`
  if (key === 'github.ref_name') return pushed
  if (key === 'github.ref_type') return REF_TYPES[trigger.kind]
  return key === 'github.base_ref' || key === 'github.head_ref' ? '' : undefined
}

const REF_TYPES: Readonly<Partial<Record<Trigger['kind'], string>>> = { tag: 'tag', push: 'branch' }

function pullValue(key: string, branch: string | undefined): Value {
  if (key === 'github.ref' || key === 'github.ref_name') return 'refs/pull/1/merge'
  return key === 'github.base_ref' ? branch : undefined
}
