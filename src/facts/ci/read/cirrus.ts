import type { Value } from '../condition/values.ts'
import { conditionMask } from '../conditions.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, ScriptWork } from '../job.ts'
import { STOPPING } from '../script.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfList } from '../yaml/join.ts'
import { entries, flag, flatten, get, list, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Tasks of `.cirrus.yml`: keys that end in `task` (https://cirrus-ci.org/guide/writing-tasks/). */
export function readCirrus(reading: Reading, root: YamlNode): ReadResult {
  const tasks = entries(root).filter(([name, node]) => /(?:^|_)task$/.test(name) && node.kind === 'map')
  return { drafts: tasks.flatMap(([key, task]) => taskJob(reading, key, task)) }
}

function taskJob(reading: Reading, key: string, task: YamlNode): JobDraft[] {
  const { branch } = reading
  const triggers = [
    makeTrigger({ kind: 'push', name: 'push' }, branch),
    makeTrigger({ kind: 'pull-request', name: 'pull_request' }, branch),
  ]
  const work = entries(task).flatMap(([name, node]) => instruction(name, node, undefined))
  const name = text(get(task, 'name')) ?? text(get(task, 'alias')) ?? key
  const draft: JobDraft = {
    name,
    at: placeOf(task),
    triggers,
    mask: taskMask(reading, task, triggers),
    work,
    choices: choicesOf(task),
  }
  return work.length > 0 ? [draft] : []
}

function taskMask({ branch, repository }: Reading, task: YamlNode, triggers: readonly Trigger[]): Mask | undefined {
  const lookup = ({ kind, onDefaultBranch }: Trigger, name: string): Value => {
    const plain = name.replace(/^\$\{?|\}$/g, '')
    if (plain === 'CIRRUS_PR') return kind === 'pull-request' ? '1' : ''
    if (plain === 'CIRRUS_BRANCH')
      return kind === 'pull-request' ? 'pull/1' : onDefaultBranch === false ? undefined : branch
    if (plain === 'CIRRUS_BASE_BRANCH') return kind === 'pull-request' ? branch : ''
    if (plain === 'CIRRUS_CRON' || plain === 'CIRRUS_TAG') return ''
    return plain === 'CIRRUS_REPO_FULL_NAME' ? repository : undefined
  }
  const manual = text(get(task, 'trigger_type')) === 'manual'
  return combine(
    manual ? { runs: 'otherwise', reason: '`trigger_type: manual`' } : undefined,
    flag(get(task, 'allow_failures')) === true ? { reason: '`allow_failures: true`' } : undefined,
    conditionMask(text(get(task, 'only_if')), { triggers, lookup, choices: new Map() }),
  )
}

/** `NAME_script` holds commands; `always`, `on_failure` and `on_success` hold instructions. */
function instruction(name: string, node: YamlNode, mask: Mask | undefined): ScriptWork[] {
  if (/^(?:always|on_success)$/.test(name))
    return entries(node).flatMap(([inner, one]) => instruction(inner, one, mask))
  if (name === 'on_failure') {
    const after: Mask = { runs: 'otherwise', reason: '`on_failure`: it runs after a failure only' }
    return entries(node).flatMap(([inner, one]) => instruction(inner, one, after))
  }
  if (!/(?:^|_)(?:script|background_script)$/.test(name)) return []
  const background = name.endsWith('background_script')
    ? { reason: '`background_script`: its status is not looked at' }
    : undefined
  return scriptOfList(flatten(node), STOPPING, { mask: combine(mask, background) }).map((script) => ({ script }))
}

function choicesOf(task: YamlNode): Map<string, readonly string[]> {
  const choices = new Map<string, string[]>()
  const environments = [task, ...list(get(task, 'matrix'))].flatMap((node) => [
    get(node, 'env'),
    get(node, 'environment'),
  ])
  for (const [name, value] of environments.flatMap((env) => entries(env))) {
    choices.set(name, [...(choices.get(name) ?? []), ...texts(value)].slice(0, 60))
  }
  return choices
}
