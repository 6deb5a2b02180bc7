import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import type { Choices } from '../../expand/choices.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import { entries, flag, get, type MaybeNode, text, type YamlNode } from '../../yaml/node.ts'
import { placeOf } from '../place.ts'
import type { ReadResult } from '../result.ts'
import { conditionalOf, type Pipeline } from './computed.ts'
import { machineOf } from './machine.ts'
import { type StepContext, stepsWork } from './steps.ts'
import { isTemplate } from './template-file.ts'
import { enterTemplate, itemsUnder, type Scoped, templateScope } from './templates.ts'
import { azureTriggers } from './triggers.ts'
import { matrixChoices, variablesOf } from './variables.ts'

/** Jobs of a pipeline of Azure DevOps (https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/). */
export async function readAzure(reading: Reading, root: YamlNode): Promise<ReadResult> {
  if (await isTemplate(reading, root)) return { drafts: [], absent: true }
  const pipeline = { reading, root, triggers: azureTriggers(root, reading.branch) }
  const elsewhere: string[] = []
  const scope = { reading, parameters: new Map(), choices: new Map(), depth: 0, elsewhere, budget: { left: 2000 } }
  const extended = await extendedRoot({ node: root, scope: templateScope({ node: root, scope }, undefined) })
  return { drafts: await rootJobs(pipeline, extended), includes: [...new Set(elsewhere)] }
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
