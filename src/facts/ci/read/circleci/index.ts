import { wholeMatch } from '../../branches.ts'
import { combine, type Mask } from '../../effect.ts'
import type { Choices } from '../../expand/choices.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import { makeTrigger, type Trigger } from '../../triggers.ts'
import { entries, get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'
import { placeOf } from '../place.ts'
import type { ReadResult } from '../result.ts'
import { defaultParameters, logicValue, parameterChoices, pipelineChoices, replaced } from './parameters.ts'
import { stepsWork, useOf } from './steps.ts'

interface Config {
  readonly reading: Reading
  readonly root: YamlNode
  readonly choices: Choices
}

/** A job as a workflow lists it. */
interface Listed {
  /** Name that others require it by. */
  readonly name: string
  /** Key of the job that is run. */
  readonly job: string
  readonly settings: MaybeNode
  readonly at: YamlNode
}

/** Jobs of the workflows of `.circleci/config.yml` (https://circleci.com/docs/reference/configuration-reference/). */
function readWorkflows(reading: Reading, root: YamlNode, parameters: Choices): ReadResult {
  const config = { reading, root, choices: new Map([...pipelineChoices(reading.branch), ...parameters]) }
  const workflows = entries(get(root, 'workflows')).filter(([, workflow]) => workflow.kind === 'map')
  if (workflows.length > 0)
    return { drafts: workflows.flatMap(([name, workflow]) => workflowJobs(config, name, workflow)) }
  const build = get(root, 'jobs', 'build')
  const alone = build ? [{ name: 'build', job: 'build', settings: undefined, at: build }] : []
  return {
    drafts: alone.map((listed) => jobDraft(config, listed, { triggers: [pushTrigger(reading)], mask: undefined })),
  }
}

/**
 * The main file, and the files next to it that a setup workflow may go on with: that one sets their pipeline parameters, so what
 * these are is not known.
 */
export async function readCircleci(reading: Reading, root: YamlNode): Promise<ReadResult> {
  if (/\/config\.ya?ml$/.test(root.path)) return readWorkflows(reading, root, defaultParameters(root))
  const main = (await reading.project.read('.circleci/config.yml')) ?? ''
  const continued = /^setup:\s*true/m.test(main) && get(root, 'workflows') !== undefined
  return continued ? readWorkflows(reading, root, new Map()) : { drafts: [], absent: true }
}

function pushTrigger({ branch }: Reading): Trigger {
  return makeTrigger({ kind: 'push', name: 'push' }, branch)
}

function workflowJobs(config: Config, workflowName: string, workflow: YamlNode): JobDraft[] {
  const listed = list(get(workflow, 'jobs')).map(listedJob)
  const mask = combine(logicMask(config, workflow))
  return listed
    .filter(({ settings }) => text(get(settings, 'type')) !== 'approval')
    .map((one) => {
      const triggers = triggersOf(config.reading, workflow, get(one.settings, 'filters'))
      const draft = jobDraft(config, one, { triggers, mask: combine(mask, approvalMask(listed, one, [])) })
      return { ...draft, name: `${workflowName} / ${draft.name}` }
    })
}

function listedJob(item: YamlNode): Listed {
  const [[job, settings] = [text(item) ?? '', undefined] as const] = entries(item)
  return { name: text(get(settings, 'name')) ?? job, job, settings, at: item }
}

/** A workflow whose `when` does not hold for a push is started by hand, by a schedule or through the API. */
function logicMask({ choices }: Config, workflow: YamlNode): Mask | undefined {
  const when = get(workflow, 'when')
  const unless = get(workflow, 'unless')
  const value = when ? logicValue(when, choices) : unless ? logicValue(unless, choices) : true
  const holds = value === undefined ? undefined : unless && !when ? !value : value
  if (holds === true) return undefined
  if (holds === undefined) return { doubt: 'it runs only under the condition of its workflow' }
  return { runs: 'otherwise', reason: 'the condition of its workflow does not hold for pushes' }
}

/** Schedules replace the start by pushes; filters are those of the job. */
function triggersOf(reading: Reading, workflow: YamlNode, filters: MaybeNode): Trigger[] {
  if (list(get(workflow, 'triggers')).length > 0)
    return [makeTrigger({ kind: 'schedule', name: 'schedule' }, reading.branch)]
  const branches = get(filters, 'branches')
  const only = get(branches, 'only') ? texts(get(branches, 'only')) : undefined
  const ignored = texts(get(branches, 'ignore'))
  const tagsOnly = ignored.some((pattern) => /^\/\^?\.\*\$?\/$/.test(pattern))
  if (tagsOnly) return [makeTrigger({ kind: 'tag', name: 'tags' }, reading.branch)]
  const push = makeTrigger({ kind: 'push', name: 'push', filter: { only, ignored }, match: wholeMatch }, reading.branch)
  return get(filters, 'tags') ? [push, makeTrigger({ kind: 'tag', name: 'tags' }, reading.branch)] : [push]
}

/** What stands behind an approval waits for a person. */
function approvalMask(listed: readonly Listed[], job: Listed, seen: readonly string[]): Mask | undefined {
  for (const name of texts(get(job.settings, 'requires'))) {
    const required = seen.includes(name) ? undefined : listed.find((one) => one.name === name)
    if (required === undefined) continue
    const approval = text(get(required.settings, 'type')) === 'approval'
    if (approval) return { runs: 'otherwise', reason: `it waits for the approval \`${name}\`` }
    const before = seen.length > 30 ? undefined : approvalMask(listed, required, [...seen, name])
    if (before) return before
  }
  return undefined
}

function jobDraft(
  config: Config,
  { name, job, settings, at }: Listed,
  start: Pick<JobDraft, 'triggers' | 'mask'>,
): JobDraft {
  const { root } = config
  const node = get(root, 'jobs', job)
  const choices = parameterChoices(node, settings, config.choices)
  const axes = entries(get(settings, 'matrix', 'parameters')).map(([axis]) => axis)
  const common = { ...start, name: replaced(name, choices), choices, matrix: axes }
  if (node === undefined) return { ...common, at: placeOf(at), work: [{ use: useOf(root, job, settings, at) }] }
  const runsOn = images(root, node).map((image) => replaced(image, choices))
  return {
    ...common,
    at: placeOf(node),
    work: jobWork(config, node, settings, choices),
    runsOn,
    selfHosted: isSelfHosted(node),
  }
}

function jobWork({ root }: Config, node: YamlNode, settings: MaybeNode, choices: Choices): Work[] {
  const executor = executorOf(root, node)
  const home = text(get(node, 'working_directory')) ?? text(get(executor, 'working_directory')) ?? '~/project'
  const shell = text(get(node, 'shell')) ?? text(get(executor, 'shell'))
  const context = { root, choices, home, shell, depth: 0 }
  const lists = [get(settings, 'pre-steps'), get(node, 'steps'), get(settings, 'post-steps')]
  return lists.flatMap((steps) => stepsWork(steps, context))
}

function executorOf(root: YamlNode, node: YamlNode): MaybeNode {
  const executor = get(node, 'executor')
  return get(root, 'executors', text(executor) ?? text(get(executor, 'name')) ?? '')
}

function images(root: YamlNode, node: YamlNode): string[] {
  const executor = executorOf(root, node)
  const docker = [...list(get(node, 'docker')), ...list(get(executor, 'docker'))].map((image) =>
    text(get(image, 'image')),
  )
  const machine = [get(node, 'machine'), get(executor, 'machine')].map((one) => text(get(one, 'image')))
  return [...docker, ...machine, text(get(node, 'resource_class'))].filter((image) => image !== undefined)
}

/** Resource classes with a namespace are runners of the project's own. */
function isSelfHosted(node: YamlNode): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(text(get(node, 'resource_class')) ?? '')
}
