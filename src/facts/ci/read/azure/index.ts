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
import { type StepContext, stepsWork } from './steps.ts'
import { enterTemplate, itemsUnder, type Scope, type Scoped, templateScope } from './templates.ts'
import { azureTriggers, azureValue } from './triggers.ts'

/** A file that starts jobs. */
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
  const scope = { reading, parameters: new Map(), choices: new Map(), depth: 0, elsewhere, budget: { left: 2000 } }
  const extended = await extendedRoot({ node: root, scope: templateScope({ node: root, scope }, undefined) })
  return { drafts: await rootJobs(pipeline, extended), includes: [...new Set(elsewhere)] }
}

/** A file without triggers that others name as their template is no pipeline by itself. */
async function isTemplate({ project }: Reading, root: YamlNode): Promise<boolean> {
  if (!hasWork(root)) return true
  if (['trigger', 'pr', 'schedules', 'resources'].some((key) => get(root, key))) return false
  if (/(?:^|\/)[^/]*templates?\//.test(root.path)) return true
  if (/^\.?azure-pipelines\.ya?ml$/.test(root.path)) return false
  return (await isNamedByOther(project, root.path)) || get(root, 'parameters') !== undefined
}

/** Files that are read to find the one that includes a template. */
const MOST_FILES = 200

async function isNamedByOther(project: Reading['project'], path: string): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const others = project.paths.filter(
    (one) => one !== path && /azure|pipelines|\.ado\//.test(one) && /\.ya?ml$/.test(one),
  )
  for (const other of others.slice(0, MOST_FILES)) if ((await project.read(other))?.includes(name)) return true
  return false
}

const ITEMS: Readonly<Record<string, readonly string[]>> = {
  stages: ['stage', 'template'],
  jobs: ['job', 'deployment', 'template'],
  steps: ['script', 'bash', 'pwsh', 'powershell', 'task', 'checkout', 'template', 'download', 'publish'],
}

/** Other tools keep files of the same shape in such folders; the items of a list tell them apart. */
function hasWork(root: YamlNode): boolean {
  const listed = Object.entries(ITEMS).some(([key, names]) => hasItems(get(root, key), names))
  return listed || get(root, 'extends', 'template') !== undefined
}

function hasItems(node: MaybeNode, names: readonly string[]): boolean {
  const items = node?.kind === 'list' ? node.items : []
  return items.some((item) => entries(item).some(([name]) => names.includes(name) || name.startsWith('${{')))
}

/** `extends: template` puts another file in the place of this one. */
async function extendedRoot(root: Scoped): Promise<Scoped> {
  const extended = get(root.node, 'extends')
  const template = text(get(extended, 'template'))
  return (template && extended && (await enterTemplate(extended, root.scope))) || root
}

/** Stages hold jobs, jobs hold steps; what is left out stands for one of its kind. */
async function rootJobs(pipeline: Pipeline, root: Scoped): Promise<JobDraft[]> {
  if (get(root.node, 'stages') === undefined) return stageJobs(pipeline, { ...root, name: '' })
  const found: JobDraft[] = []
  for (const stage of await itemsUnder('stages', root))
    found.push(...(await stageJobs(pipeline, { ...stage, name: text(get(stage.node, 'stage')) ?? '' })))
  return found
}

/** A stage, or the root in the place of one, which has no name. */
interface Stage extends Scoped {
  readonly name: string
}

async function stageJobs(pipeline: Pipeline, stage: Stage): Promise<JobDraft[]> {
  const { node, name } = stage
  const alone = get(node, 'jobs') === undefined && get(node, 'steps') !== undefined
  const mask = name === '' ? undefined : stageMask(pipeline, stage)
  const place = { pipeline, stage: name, alone, variables: variablesOf(node), pool: get(node, 'pool') }
  const found: JobDraft[] = []
  for (const job of alone ? [stage] : await itemsUnder('jobs', stage)) {
    const scope = { ...job.scope, mask: combine(mask, job.scope.mask) }
    found.push(await jobDraft({ node: job.node, scope }, place))
  }
  return found.filter(({ work }) => work.length > 0)
}

function stageMask(pipeline: Pipeline, { node, scope }: Scoped): Mask | undefined {
  const own = [variablesOf(pipeline.root), variablesOf(node)].flatMap((variables) => [...variables])
  const conditional = conditionalOf(pipeline, new Map([...scope.choices, ...own]))
  const isByHand = text(get(node, 'trigger')) === 'manual'
  const byHand = isByHand ? { runs: 'otherwise' as const, reason: '`trigger: manual` in its stage' } : undefined
  return combine(byHand, conditionMask(text(get(node, 'condition')), conditional))
}

/** Variables that the pipeline sets may be expressions of others: `isMain: $[eq(…)]`. */
function conditionalOf({ reading, triggers }: Pipeline, choices: Choices): Conditional {
  const lookup = (trigger: Trigger, name: string): Value =>
    azureValue({ reading, trigger }, name) ?? computedValue({ reading, trigger, choices, depth: 0 }, name)
  return { triggers, lookup, choices }
}

/** What a variable is worked out from. */
interface Computing {
  readonly reading: Reading
  readonly trigger: Trigger
  readonly choices: Choices
  readonly depth: number
}

/** Variables may be made of others this many times over. */
const MOST_STEPS = 4

/** Variables that the pipeline sets may be expressions of others: `isMain: $[eq(…)]`. */
function computedValue(from: Computing, name: string): Value {
  const [value] = from.choices.get(name.replace(/^variables\.|^variables\['|'\]$/g, '')) ?? []
  if (value === undefined) return undefined
  const inner = { ...from, depth: from.depth + 1 }
  const isExpression = from.depth < MOST_STEPS && value.startsWith('$[')
  const computed = isExpression ? evaluate(value, (one) => azureValue(from, one) ?? computedValue(inner, one)) : value
  return computed === undefined || /\$[[({]/.test(String(computed)) ? undefined : computed
}

interface JobPlace {
  readonly pipeline: Pipeline
  readonly stage: string
  /** The root or stage itself is the job. */
  readonly alone: boolean
  readonly variables: Choices
  /** Machines of the stage. */
  readonly pool: MaybeNode
}

async function jobDraft({ node, scope }: Scoped, place: JobPlace): Promise<JobDraft> {
  const { pipeline, stage, alone } = place
  const own = [variablesOf(pipeline.root), place.variables, variablesOf(node), matrixChoices(node, scope)]
  const choices = new Map([...scope.choices, ...own.flatMap((one) => [...one])])
  const conditional = conditionalOf(pipeline, choices)
  const { images, selfHosted } = machineOf(get(node, 'pool') ?? place.pool ?? get(pipeline.root, 'pool'), choices)
  const windows = images.every((one) => /^(?:windows|vs20)/i.test(one))
  return {
    name: [stage, nameOf(node, alone)].filter((name) => name !== '').join(' / '),
    ...{ at: placeOf(node), triggers: pipeline.triggers },
    mask: alone ? scope.mask : combine(scope.mask, jobMask(node, conditional)),
    work: await jobWork(node, { scope: { ...scope, mask: undefined, choices }, conditional, windows }),
    ...{ choices, runsOn: images.filter((one) => one !== ''), selfHosted },
    matrix: entries(get(node, 'strategy', 'matrix')).length > 0 ? ['matrix'] : [],
  }
}

/** Images that the machine may have; an empty one where that is not said. */
function machineOf(pool: MaybeNode, choices: Choices): { images: readonly string[]; selfHosted: boolean } {
  return { images: textsOf(text(get(pool, 'vmImage')) ?? '', choices, new Map()), selfHosted: isSelfHosted(pool) }
}

/** A stage or root that is a job itself has a name of its own kind. */
function nameOf(node: YamlNode, alone: boolean): string {
  const keys = alone ? ['job', 'deployment'] : ['job', 'deployment', 'displayName']
  return keys.map((key) => text(get(node, key))).find((name) => name !== undefined) ?? 'job'
}

function jobMask(node: YamlNode, conditional: Conditional): Mask | undefined {
  const value = get(node, 'continueOnError')
  const goesOn = flag(value) === true ? { reason: '`continueOnError: true` in its job' } : undefined
  const open = text(value)?.startsWith('$') ? { doubt: `\`continueOnError: ${text(value)}\` in its job` } : undefined
  return combine(goesOn ?? open, conditionMask(text(get(node, 'condition')), conditional))
}

/** A pool by name alone is one of the organisation's own, apart from the hosted one. */
function isSelfHosted(pool: MaybeNode): boolean {
  const name = text(pool) ?? text(get(pool, 'name'))
  return (
    name !== undefined && !/^(?:Azure Pipelines|Hosted\b.*|server)$/.test(name) && get(pool, 'vmImage') === undefined
  )
}

/** Deployment jobs keep their steps in a strategy. */
async function jobWork(node: YamlNode, context: StepContext): Promise<Work[]> {
  const strategies = ['runOnce', 'rolling', 'canary']
    .map((key) => get(node, 'strategy', key))
    .filter((one) => one !== undefined)
  const phases = strategies.flatMap((one) =>
    ['preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic'].map((key) => get(one, key, 'steps')),
  )
  const work: Work[] = []
  for (const steps of [get(node, 'steps'), ...phases]) work.push(...(await stepsWork(steps, context)))
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
