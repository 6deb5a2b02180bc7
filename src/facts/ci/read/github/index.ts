import { type Conditional, conditionMask, triggersLeft } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { textsOf } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import { type Trigger, triggerMask } from '../../triggers.ts'
import { firstDocument, loadYaml } from '../../yaml/load.ts'
import { entries, get, inputs, text, texts, type YamlNode } from '../../yaml/node.ts'
import type { ReadResult } from '../result.ts'
import { githubLookup } from './lookup.ts'
import { jobChoices, matrixAxes, withRunner } from './matrix.ts'
import { continueMask, foldersOf, stepsWork } from './steps.ts'
import { githubTriggers, runnerLabels } from './triggers.ts'

/** GitHub allows four levels of reusable workflows. */
const MOST_CALLS = 3

/** What the jobs of a workflow share; a reusable workflow gets it from its caller. */
interface Workflow {
  readonly reading: Reading
  readonly root: YamlNode
  readonly triggers: readonly Trigger[]
  /** Names of the calling jobs. */
  readonly callers: readonly string[]
  readonly mask?: Mask | undefined
  /** Axes of the matrices of the calling jobs. */
  readonly axes: readonly string[]
  readonly inputs: ReadonlyMap<string, readonly string[]>
  readonly from: string
}

/** Jobs of a workflow file, those of the local workflows it calls included. */
export async function readGithub(reading: Reading, root: YamlNode): Promise<ReadResult> {
  const triggers = githubTriggers(root, reading.branch)
  if (triggers.length === 0) return { drafts: [] }
  return {
    drafts: await workflowJobs({ reading, root, triggers, callers: [], axes: [], inputs: new Map(), from: '' }),
  }
}

async function workflowJobs(workflow: Workflow): Promise<JobDraft[]> {
  const found: (JobDraft & { readonly key: string })[] = []
  for (const [key, job] of entries(get(workflow.root, 'jobs'))) {
    if (job.kind !== 'map') continue
    const drafts = get(job, 'uses') ? await calledJobs(workflow, key, job) : [await jobDraft(workflow, key, job)]
    found.push(...drafts.map((draft) => ({ ...draft, key })))
  }
  const jobs = new Map(entries(get(workflow.root, 'jobs')))
  return found.map(({ key, ...draft }) => ({
    ...draft,
    mask: combine(draft.mask, needsMask(jobs, key, found, workflow)),
  }))
}

async function jobDraft(workflow: Workflow, key: string, job: YamlNode): Promise<JobDraft> {
  const { root } = workflow
  const plain = new Map([...jobChoices(root, job), ...workflow.inputs])
  const runsOn = runnerLabels(get(job, 'runs-on'))
  const labels = runsOn.flatMap((label) => textsOf(label, plain, new Map()))
  const conditional = conditionalOf(workflow, withRunner(plain, labels))
  return {
    ...{ name: jobName(workflow, key, job), at: place(job), triggers: conditional.triggers },
    mask: combine(workflow.mask, jobMask(job, conditional)),
    work: await jobWork(workflow, job, conditional, labels),
    ...{ choices: conditional.choices, runsOn: [...new Set(labels)], selfHosted: labels.includes('self-hosted') },
    matrix: [...workflow.axes, ...matrixAxes(job)],
  }
}

function conditionalOf(workflow: Workflow, choices: Conditional['choices']): Conditional {
  return { triggers: workflow.triggers, lookup: githubLookup(workflow.reading), choices }
}

function jobMask(job: YamlNode, conditional: Conditional): Mask | undefined {
  return combine(
    conditionMask(text(get(job, 'if')), conditional),
    continueMask(get(job, 'continue-on-error'), 'its job'),
  )
}

function place({ path, line, endLine }: YamlNode): JobDraft['at'] {
  return { path, line, endLine }
}

/** Key, then the display name where that is another. */
function ownName(key: string, job: YamlNode): string {
  const shown = text(get(job, 'name'))
  return shown === undefined || shown === key ? key : `${key} (${shown})`
}

function jobName({ callers }: Workflow, key: string, job: YamlNode): string {
  return [...callers, ownName(key, job)].join(' / ')
}

async function jobWork(
  workflow: Workflow,
  job: YamlNode,
  conditional: Conditional,
  labels: readonly string[],
): Promise<Work[]> {
  const defaults = [get(job, 'defaults', 'run'), get(workflow.root, 'defaults', 'run')]
  const usual = (key: string) => defaults.map((node) => text(get(node, key))).find((one) => one !== undefined)
  const folder = usual('working-directory')
  return stepsWork(get(job, 'steps'), {
    ...{ reading: workflow.reading, labels, shell: usual('shell'), from: workflow.from, depth: 0 },
    folders: folder === undefined ? [''] : foldersOf(folder, conditional.choices),
    conditional: { ...conditional, triggers: triggersLeft(text(get(job, 'if')), conditional) },
  })
}

/** A job that only calls a workflow: of this repository, or of another one, which is known by name alone. */
async function calledJobs(workflow: Workflow, key: string, job: YamlNode): Promise<JobDraft[]> {
  const uses = text(get(job, 'uses')) ?? ''
  const conditional = conditionalOf(workflow, new Map([...jobChoices(workflow.root, job), ...workflow.inputs]))
  const mask = combine(workflow.mask, jobMask(job, conditional))
  const name = jobName(workflow, key, job)
  if (!uses.startsWith('./')) return [remoteJob(workflow, { name, uses, job, mask })]
  const path = resolvePath('', uses)
  const root = workflow.callers.length < MOST_CALLS ? await readRoot(workflow.reading, path) : undefined
  if (root === undefined) return []
  const here = `${job.path}:${get(job, 'uses')!.line}`
  return workflowJobs({
    ...workflow,
    ...{
      root,
      mask,
      callers: [...workflow.callers, ownName(key, job)],
      axes: [...workflow.axes, ...matrixAxes(job)],
      inputs: inputChoices(root, job, conditional),
    },
    triggers: triggersLeft(text(get(job, 'if')), conditional),
    from: workflow.from === '' ? here : `${workflow.from} -> ${here}`,
  })
}

async function readRoot({ project }: Reading, path: string | undefined): Promise<YamlNode | undefined> {
  const source = await project.read(path)
  return source === undefined || path === undefined ? undefined : firstDocument(loadYaml(path, source))
}

interface RemoteJob {
  readonly name: string
  readonly uses: string
  readonly job: YamlNode
  readonly mask: Mask | undefined
}

function remoteJob(workflow: Workflow, { name, uses, job, mask }: RemoteJob): JobDraft {
  const [workflowName = '', ref] = uses.split('@')
  const at = { path: job.path, line: get(job, 'uses')!.line }
  const use = {
    kind: 'workflow' as const,
    name: workflowName,
    ...(ref === undefined ? {} : { ref }),
    inputs: inputs(get(job, 'with')),
    at,
  }
  const { triggers } = workflow
  return {
    name,
    at: place(job),
    triggers,
    mask,
    work: [{ use }],
    matrix: matrixAxes(job),
  }
}

/** Inputs of a reusable workflow: what the caller gives, else the default. */
function inputChoices(root: YamlNode, job: YamlNode, { choices }: Conditional): Map<string, readonly string[]> {
  const declared = get(root, 'on', 'workflow_call', 'inputs') ?? get(root, 'true', 'workflow_call', 'inputs')
  return new Map(
    entries(declared).map(([name, input]) => {
      const given = text(get(job, 'with', name)) ?? text(get(input, 'default')) ?? ''
      return [`inputs.${name}`, textsOf(given, choices, new Map())] as const
    }),
  )
}

/** A job is skipped with a job that it needs, unless its condition asks for a run all the same. */
function needsMask(
  jobs: ReadonlyMap<string, YamlNode>,
  key: string,
  found: readonly (JobDraft & { readonly key: string })[],
  workflow: Workflow,
): Mask | undefined {
  const job = jobs.get(key)
  if (/\b(?:always|failure|cancelled)\s*\(/.test(text(get(job, 'if')) ?? '')) return undefined
  const needed = texts(get(job, 'needs'))
  const skipped = found.find((draft) => needed.includes(draft.key) && isSkipped(draft, workflow))
  if (skipped === undefined) return undefined
  return { runs: skipped.mask!.runs!, reason: `it needs the job \`${skipped.key}\`: ${skipped.mask!.reason}` }
}

function isSkipped({ mask, triggers }: JobDraft, { reading }: Workflow): boolean {
  const skipped = mask?.runs !== undefined && mask.runs !== 'on-change' && mask.reason !== undefined
  return skipped && triggerMask(triggers, reading.branch) === undefined
}
