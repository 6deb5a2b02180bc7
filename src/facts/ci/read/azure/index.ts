import { evaluate } from '../../condition/evaluate.ts'
import type { Value } from '../../condition/values.ts'
import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { type Choices, textsOf } from '../../expand/choices.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import type { Trigger } from '../../triggers.ts'
import { entries, flag, get, list, type MaybeNode, mapAt, text, texts, type YamlNode } from '../../yaml/node.ts'
import { placeOf } from '../place.ts'
import type { ReadResult } from '../result.ts'
import { stepsWork } from './steps.ts'
import { expandItems, readTemplate, type Scope, type Scoped, templateScope } from './templates.ts'
import { azureTriggers, azureValue } from './triggers.ts'

interface Pipeline {
  readonly reading: Reading
  readonly root: YamlNode
  readonly triggers: readonly Trigger[]
}

/** Jobs of a pipeline of Azure DevOps (https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/). */
export async function readAzure(reading: Reading, root: YamlNode): Promise<ReadResult> {
  if (await isTemplate(reading, root)) return { drafts: [], absent: true }
  const pipeline = { reading, root, triggers: azureTriggers(root, reading.branch) }
  const elsewhere: string[] = []
  const start = { reading, parameters: new Map(), choices: new Map(), depth: 0, elsewhere, budget: { left: 2000 } }
  const { node, scope } = await extendedRoot(root, templateScope(root, undefined, start))
  return { drafts: await rootJobs(pipeline, node, scope), includes: [...new Set(elsewhere)] }
}

/** A file without triggers that others name as their template is no pipeline by itself. */
async function isTemplate({ project }: Reading, root: YamlNode): Promise<boolean> {
  const hasTrigger = ['trigger', 'pr', 'schedules', 'resources'].some((key) => get(root, key))
  if (!hasWork(root)) return true
  if (!hasTrigger && /(?:^|\/)[^/]*templates?\//.test(root.path)) return true
  if (hasTrigger || /^\.?azure-pipelines\.ya?ml$/.test(root.path)) return false
  const name = root.path.split('/').at(-1)!
  const others = project.paths
    .filter((path) => path !== root.path && /azure|pipelines|\.ado\//.test(path) && /\.ya?ml$/.test(path))
    .slice(0, 200)
  for (const other of others) if (((await project.read(other)) ?? '').includes(name)) return true
  return get(root, 'parameters') !== undefined
}

const ITEMS: Readonly<Record<string, readonly string[]>> = {
  stages: ['stage', 'template'],
  jobs: ['job', 'deployment', 'template'],
  steps: ['script', 'bash', 'pwsh', 'powershell', 'task', 'checkout', 'template', 'download', 'publish'],
}

/** Other tools keep files of the same shape in such folders; the items of a list tell them apart. */
function hasWork(root: YamlNode): boolean {
  const listed = Object.entries(ITEMS).some(([key, names]) => {
    const items = get(root, key)
    return (
      items?.kind === 'list' &&
      items.items.some((item) => entries(item).some(([name]) => names.includes(name) || name.startsWith('${{')))
    )
  })
  return listed || get(root, 'extends', 'template') !== undefined
}

/** `extends: template` puts another file in the place of this one. */
async function extendedRoot(root: YamlNode, scope: Scope): Promise<Scoped> {
  const template = text(get(root, 'extends', 'template'))
  const base = template === undefined ? undefined : await readTemplate(get(root, 'extends')!, template, scope)
  return base === undefined
    ? { node: root, scope }
    : { node: base, scope: templateScope(base, get(root, 'extends', 'parameters'), scope) }
}

/** Stages hold jobs, jobs hold steps; what is left out stands for one of its kind. */
async function rootJobs(pipeline: Pipeline, root: YamlNode, scope: Scope): Promise<JobDraft[]> {
  if (get(root, 'stages') === undefined) return stageJobs(pipeline, { node: root, scope }, '')
  const stages = await expandItems(get(root, 'stages'), 'stages', scope)
  const found: JobDraft[] = []
  for (const stage of stages) found.push(...(await stageJobs(pipeline, stage, text(get(stage.node, 'stage')) ?? '')))
  return found
}

async function stageJobs(pipeline: Pipeline, { node, scope }: Scoped, stage: string): Promise<JobDraft[]> {
  const alone = get(node, 'jobs') === undefined && get(node, 'steps') !== undefined
  const jobs = alone ? [{ node, scope }] : await expandItems(get(node, 'jobs'), 'jobs', scope)
  const own = [variablesOf(pipeline.root), variablesOf(node)].flatMap((variables) => [...variables])
  const mask =
    stage === '' ? undefined : commonMask(pipeline, node, { ...scope, choices: new Map([...scope.choices, ...own]) })
  const found: JobDraft[] = []
  for (const job of jobs) {
    const inner = { ...job, scope: { ...job.scope, mask: combine(mask, job.scope.mask) } }
    found.push(await jobDraft(pipeline, inner, { stage, alone, variables: variablesOf(node), pool: get(node, 'pool') }))
  }
  return found.filter(({ work }) => work.length > 0)
}

function commonMask(pipeline: Pipeline, node: YamlNode, scope: Scope): Mask | undefined {
  const byHand =
    text(get(node, 'trigger')) === 'manual'
      ? { runs: 'otherwise' as const, reason: '`trigger: manual` in its stage' }
      : undefined
  return combine(byHand, conditionMask(text(get(node, 'condition')), conditionalOf(pipeline, scope.choices)))
}

/** Variables that the pipeline sets may be expressions of others: `isMain: $[eq(…)]`. */
function conditionalOf({ reading, triggers }: Pipeline, choices: Choices): Conditional {
  const lookup = (trigger: Trigger, name: string, depth = 0): Value => {
    const [value] = choices.get(name.replace(/^variables\.|^variables\['|'\]$/g, '')) ?? []
    const computed =
      depth < 4 && value?.startsWith('$[') ? evaluate(value, (one) => lookup(trigger, one, depth + 1)) : value
    return (
      azureValue(reading, trigger, name) ??
      (computed === undefined || /\$[[({]/.test(String(computed)) ? undefined : computed)
    )
  }
  return { triggers, lookup, choices }
}

interface JobPlace {
  readonly stage: string
  /** The root or stage itself is the job. */
  readonly alone: boolean
  readonly variables: Choices
  /** Machines of the stage. */
  readonly pool: MaybeNode
}

async function jobDraft(pipeline: Pipeline, { node, scope }: Scoped, place: JobPlace): Promise<JobDraft> {
  const { root, triggers } = pipeline
  const own = [variablesOf(root), place.variables, variablesOf(node), matrixChoices(node, scope)]
  const choices = new Map([...scope.choices, ...own.flatMap((one) => [...one])])
  const pool = get(node, 'pool') ?? place.pool ?? get(root, 'pool')
  const image = textsOf(text(get(pool, 'vmImage')) ?? '', choices, new Map())
  const name =
    text(get(node, 'job')) ??
    text(get(node, 'deployment')) ??
    (place.alone ? 'job' : (text(get(node, 'displayName')) ?? 'job'))
  return {
    ...{
      name: place.stage === '' ? name : `${place.stage} / ${name}`,
      at: placeOf(node),
      triggers,
    },
    mask: combine(scope.mask, place.alone ? undefined : jobMask(pipeline, node, choices)),
    work: await jobWork(
      pipeline,
      { node, scope: { ...scope, mask: undefined, choices } },
      image.every((one) => /^(?:windows|vs20)/i.test(one) && one !== ''),
    ),
    ...{
      choices,
      runsOn: image.filter((one) => one !== ''),
      matrix: entries(get(node, 'strategy', 'matrix')).length > 0 ? ['matrix'] : [],
    },
    selfHosted: isSelfHosted(pool),
  }
}

function jobMask(pipeline: Pipeline, node: YamlNode, choices: Choices): Mask | undefined {
  const value = get(node, 'continueOnError')
  const goesOn = flag(value) === true ? { reason: '`continueOnError: true` in its job' } : undefined
  const open = text(value)?.startsWith('$') ? { doubt: `\`continueOnError: ${text(value)}\` in its job` } : undefined
  return combine(goesOn ?? open, conditionMask(text(get(node, 'condition')), conditionalOf(pipeline, choices)))
}

/** A pool by name alone is one of the organisation's own, apart from the hosted one. */
function isSelfHosted(pool: MaybeNode): boolean {
  const name = text(pool) ?? text(get(pool, 'name'))
  return (
    name !== undefined && !/^(?:Azure Pipelines|Hosted\b.*|server)$/.test(name) && get(pool, 'vmImage') === undefined
  )
}

/** Deployment jobs keep their steps in a strategy. */
async function jobWork(pipeline: Pipeline, { node, scope }: Scoped, windows: boolean): Promise<Work[]> {
  const context = { conditional: conditionalOf(pipeline, scope.choices), windows }
  const strategies = ['runOnce', 'rolling', 'canary']
    .map((key) => get(node, 'strategy', key))
    .filter((one) => one !== undefined)
  const phases = strategies.flatMap((one) =>
    ['preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic'].map((key) => get(one, key, 'steps')),
  )
  const work: Work[] = []
  for (const steps of [get(node, 'steps'), ...phases]) work.push(...(await stepsWork(steps, scope, context)))
  return work
}

/** Variables as a map, or as a list of `name` and `value`. */
function variablesOf(node: YamlNode): Choices {
  const variables = get(node, 'variables')
  const listed = variables?.kind === 'list' ? mapAt(variables, list(variables).flatMap(namedValue)) : variables
  return new Map(entries(listed).flatMap(([name, value]) => (text(value) ? [[name, [text(value)!]] as const] : [])))
}

function namedValue(item: YamlNode): (readonly [string, YamlNode])[] {
  const name = text(get(item, 'name'))
  const value = get(item, 'value')
  return name === undefined || value === undefined ? [] : [[name, value]]
}

/** A matrix is a map of legs, each with values for its variables. */
function matrixChoices(node: YamlNode, { parameters }: Scope): Choices {
  const matrix = get(node, 'strategy', 'matrix')
  const named = /^\$\{\{\s*parameters\.(\w+)/.exec(text(matrix) ?? '')?.[1]
  const choices = new Map<string, string[]>()
  for (const [, leg] of entries(named === undefined ? matrix : parameters.get(named))) {
    for (const [name, value] of entries(leg))
      choices.set(name, [...(choices.get(name) ?? []), ...texts(value)].slice(0, 60))
  }
  return choices
}
