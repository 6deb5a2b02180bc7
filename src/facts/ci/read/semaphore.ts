import type { Value } from '../condition/values.ts'
import { conditionMask } from '../conditions.ts'
import type { Mask } from '../effect.ts'
import type { JobDraft, Reading, ScriptWork } from '../job.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfItems } from '../yaml/join.ts'
import { flatten, get, inputs, list, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Jobs of the blocks of `.semaphore/semaphore.yml` (https://docs.semaphoreci.com/reference/pipeline-yaml). Promotions are other files. */
export function readSemaphore(reading: Reading, root: YamlNode): ReadResult {
  const promoted = !/\/semaphore\.ya?ml$/.test(root.path)
  const drafts = list(get(root, 'blocks')).flatMap((block) => blockJobs(reading, root, block))
  const mask: Mask = { runs: 'otherwise', reason: 'it is promoted to, by hand or after other pipelines' }
  return { drafts: promoted ? drafts.map((draft) => ({ ...draft, mask })) : drafts }
}

function blockJobs(reading: Reading, root: YamlNode, block: YamlNode): JobDraft[] {
  const { branch } = reading
  const triggers = [
    makeTrigger({ kind: 'push', name: 'push' }, branch),
    makeTrigger({ kind: 'pull-request', name: 'pull request' }, branch),
  ]
  const task = get(block, 'task')
  const usual = get(root, 'global_job_config')
  const before = [...flatten(get(usual, 'prologue', 'commands')), ...flatten(get(task, 'prologue', 'commands'))]
  return list(get(task, 'jobs')).map((job) => {
    const name = `${text(get(block, 'name')) ?? 'block'} / ${text(get(job, 'name')) ?? 'job'}`
    const work = [
      ...scriptOfItems([...before, ...flatten(get(job, 'commands'))]).map((script) => ({ script })),
      ...epilogue(task),
    ]
    const mask = conditionMask(text(get(block, 'run', 'when')), {
      triggers,
      lookup: lookupFor(reading),
      choices: new Map(),
    })
    return { name, at: placeOf(job), triggers, mask, work, choices: choicesOf(task, job) }
  })
}

function lookupFor({ branch }: Reading) {
  return ({ kind, onDefaultBranch }: Trigger, name: string): Value => {
    if (name === 'branch') return kind === 'pull-request' ? '' : onDefaultBranch === false ? undefined : branch
    if (name === 'tag') return ''
    return name === 'pull_request' ? (kind === 'pull-request' ? '1' : '') : undefined
  }
}

function epilogue(task: YamlNode | undefined): ScriptWork[] {
  const forgotten = { reason: 'its epilogue does not change the result of a job' }
  const parts = ['always', 'on_pass', 'on_fail'].flatMap((key) => flatten(get(task, 'epilogue', key, 'commands')))
  return scriptOfItems(parts, { mask: forgotten }).map((script) => ({ script }))
}

function choicesOf(task: YamlNode | undefined, job: YamlNode): Map<string, readonly string[]> {
  const choices = new Map<string, readonly string[]>()
  for (const variable of [...list(get(task, 'env_vars')), ...list(get(job, 'env_vars'))]) {
    const { name, value } = inputs(variable)
    if (name !== undefined && value !== undefined) choices.set(name, [value])
  }
  for (const axis of list(get(job, 'matrix'))) {
    const name = text(get(axis, 'env_var'))
    if (name !== undefined) choices.set(name, texts(get(axis, 'values')))
  }
  return choices
}
