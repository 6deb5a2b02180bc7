import { globMatch } from '../branches.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, Work } from '../job.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfItems } from '../yaml/join.ts'
import { entries, flatten, get, inputs, list, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

interface Pipeline {
  readonly reading: Reading
  readonly name: string
  readonly trigger: Trigger
}

/** Steps of `bitbucket-pipelines.yml` (https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/). */
export function readBitbucket(reading: Reading, root: YamlNode): ReadResult {
  const pipelines = get(root, 'pipelines')
  const usual = get(pipelines, 'default')
  const drafts = usual
    ? pipelineJobs({ reading, name: 'default', trigger: trigger(reading, 'default', '') }, usual)
    : []
  for (const section of ['branches', 'pull-requests', 'tags', 'custom']) {
    for (const [pattern, steps] of entries(get(pipelines, section))) {
      drafts.push(
        ...pipelineJobs({ reading, name: `${section} ${pattern}`, trigger: trigger(reading, section, pattern) }, steps),
      )
    }
  }
  return { drafts }
}

/** Patterns below `pull-requests` are those of the source branch, so they say nothing of the default branch. */
function trigger({ branch }: Reading, section: string, pattern: string): Trigger {
  if (section === 'pull-requests')
    return makeTrigger({ kind: 'pull-request', name: `pull-requests: ${pattern}` }, branch)
  if (section === 'tags') return makeTrigger({ kind: 'tag', name: 'tags' }, branch)
  if (section === 'custom') return makeTrigger({ kind: 'manual', name: 'custom' }, branch)
  const filter = section === 'default' ? {} : { only: bracesExpanded(pattern) }
  return makeTrigger({ kind: 'push', name: section, filter, match: globMatch }, branch)
}

/** `{main,develop}` names both. */
function bracesExpanded(pattern: string): string[] {
  const [whole, inner] = /\{([^{}]*)\}/.exec(pattern) ?? []
  return whole === undefined ? [pattern] : inner!.split(',').map((one) => pattern.replace(whole, () => one.trim()))
}

/** Steps one after the other, in parallel and in stages. What follows a step that waits for a person waits too. */
function pipelineJobs(pipeline: Pipeline, steps: YamlNode): JobDraft[] {
  let waiting: Mask | undefined
  return stepsIn(steps, 0).map((step, index) => {
    if (text(get(step, 'trigger')) === 'manual')
      waiting = { runs: 'otherwise', reason: '`trigger: manual`: it waits to be started by hand' }
    return stepJob(pipeline, step, index, waiting)
  })
}

function stepsIn(node: YamlNode, depth: number): YamlNode[] {
  if (depth > 6) return []
  return list(node).flatMap((item) => {
    const step = get(item, 'step')
    if (step) return [step]
    const group = get(item, 'parallel') ?? get(item, 'stage')
    return group ? stepsIn(get(group, 'steps') ?? group, depth + 1) : []
  })
}

function stepJob(
  { name, trigger: started }: Pipeline,
  step: YamlNode,
  index: number,
  waiting: Mask | undefined,
): JobDraft {
  const ignored =
    text(get(step, 'on-fail', 'strategy')) === 'ignore' ? { reason: '`on-fail: strategy: ignore`' } : undefined
  const runsOn = texts(get(step, 'runs-on'))
  return {
    name: `${name} / ${text(get(step, 'name')) ?? `step ${index + 1}`}`,
    at: placeOf(step),
    ...{ triggers: [started], mask: combine(waiting, ignored), work: stepWork(step) },
    ...{ runsOn, selfHosted: runsOn.some((label) => label.startsWith('self.hosted')) },
  }
}

/** Script items are commands, or maps with a `pipe`. `after-script` does not change the result. */
function stepWork(step: YamlNode): Work[] {
  const items = flatten(get(step, 'script'))
  const forgotten = { reason: '`after-script` does not change the result of its step' }
  const scripts = [...scriptOfItems(items), ...scriptOfItems(flatten(get(step, 'after-script')), { mask: forgotten })]
  return [...scripts.map((script) => ({ script })), ...items.flatMap(pipeWork)]
}

function pipeWork(item: YamlNode): Work[] {
  const [name, ref] = text(get(item, 'pipe'))?.split(':') ?? []
  if (name === undefined) return []
  const at = { path: item.path, line: item.line }
  return [
    {
      use: { kind: 'plugin', name, ...(ref === undefined ? {} : { ref }), inputs: inputs(get(item, 'variables')), at },
    },
  ]
}
