import type { Value } from '../condition/values.ts'
import { type Conditional, conditionMask, type EventLookup } from '../conditions.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, ScriptWork } from '../job.ts'
import { STOPPING } from '../script.ts'
import { makeTrigger } from '../triggers.ts'
import { scriptOfList } from '../yaml/join.ts'
import { entries, flag, flatten, get, list, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Tasks of `.cirrus.yml`: keys that end in `task` (https://cirrus-ci.org/guide/writing-tasks/). */
export function readCirrus(reading: Reading, root: YamlNode): ReadResult {
  const tasks = entries(root).filter(([name, node]) => /(?:^|_)task$/.test(name) && node.kind === 'map')
  return { drafts: tasks.flatMap(([key, node]) => taskJob(reading, { key, node })) }
}

interface Task {
  readonly key: string
  readonly node: YamlNode
}

function taskJob(reading: Reading, { key, node }: Task): JobDraft[] {
  const triggers = [
    makeTrigger({ kind: 'push', name: 'push' }, reading.branch),
    makeTrigger({ kind: 'pull-request', name: 'pull_request' }, reading.branch),
  ]
  const work = entries(node).flatMap(([name, one]) => instruction(name, one, undefined))
  if (work.length === 0) return []
  const name = text(get(node, 'name')) ?? text(get(node, 'alias')) ?? key
  const mask = taskMask(node, { triggers, lookup: lookupIn(reading), choices: new Map() })
  return [{ name, at: placeOf(node), triggers, mask, work, choices: choicesOf(node) }]
}

function taskMask(task: YamlNode, conditional: Conditional): Mask | undefined {
  const manual = text(get(task, 'trigger_type')) === 'manual'
  return combine(
    manual ? { runs: 'otherwise', reason: '`trigger_type: manual`' } : undefined,
    flag(get(task, 'allow_failures')) === true ? { reason: '`allow_failures: true`' } : undefined,
    conditionMask(text(get(task, 'only_if')), conditional),
  )
}

/** Variables of a build (https://cirrus-ci.org/guide/writing-tasks/#environment-variables). */
function lookupIn({ branch, repository }: Reading): EventLookup {
  const onPull = new Map<string, Value>([
    ['CIRRUS_PR', '1'],
    ['CIRRUS_BRANCH', 'pull/1'],
    ['CIRRUS_BASE_BRANCH', branch],
  ])
  const onPush = new Map<string, Value>([
    ['CIRRUS_PR', ''],
    ['CIRRUS_BASE_BRANCH', ''],
  ])
  const always = new Map<string, Value>([
    ['CIRRUS_CRON', ''],
    ['CIRRUS_TAG', ''],
    ['CIRRUS_REPO_FULL_NAME', repository],
  ])
  return ({ kind, onDefaultBranch }, name) => {
    const plain = name.replace(/^\$\{?|\}$/g, '')
    if (kind === 'pull-request') return onPull.get(plain) ?? always.get(plain)
    if (plain === 'CIRRUS_BRANCH') return onDefaultBranch === false ? undefined : branch
    return onPush.get(plain) ?? always.get(plain)
  }
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
