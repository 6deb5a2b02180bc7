import type { CiTriggerKind } from '../../types/ci.ts'
import { globMatch } from '../branches.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, Work } from '../job.ts'
import { STOPPING } from '../script.ts'
import { isOnChange, makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfList } from '../yaml/join.ts'
import { entries, flatten, get, inputs, list, type MaybeNode, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

const KINDS: Readonly<Record<string, CiTriggerKind>> = {
  push: 'push',
  pull_request: 'pull-request',
  tag: 'tag',
  cron: 'schedule',
  manual: 'manual',
}

const USUAL = ['push', 'pull_request']

/** Pipelines of Drone, one in each document (https://docs.drone.io/pipeline/docker/syntax/). */
export function readDrone(reading: Reading, documents: readonly YamlNode[]): ReadResult {
  const pipelines = documents.filter(
    (root) => text(get(root, 'kind')) === undefined || text(get(root, 'kind')) === 'pipeline',
  )
  return {
    drafts: pipelines.flatMap((root) => jobsOf({ reading, root, when: get(root, 'trigger') })),
  }
}

/** A workflow of Woodpecker, which grew out of Drone (https://woodpecker-ci.org/docs/usage/workflow-syntax). */
export function readWoodpecker(reading: Reading, root: YamlNode): ReadResult {
  return { drafts: jobsOf({ reading, root, when: get(root, 'when') }) }
}

interface Pipeline {
  readonly reading: Reading
  readonly root: YamlNode
  /** What starts the pipeline. */
  readonly when: MaybeNode
}

function jobsOf(pipeline: Pipeline): JobDraft[] {
  const { root, reading } = pipeline
  const triggers = triggersOf(pipeline.when, reading.branch)
  const steps = get(root, 'steps') ?? get(root, 'pipeline')
  const named =
    steps?.kind === 'map'
      ? entries(steps)
      : list(steps).map((step) => [text(get(step, 'name')) ?? 'step', step] as const)
  const work = named.flatMap(([name, step]) => stepWork(pipeline, name, step))
  const name = text(get(root, 'name')) ?? root.path.split('/').at(-1)!
  return work.length === 0 ? [] : [{ name, at: placeOf(root), triggers, work }]
}

/** `event` and `branch`, each a text, a list or `include` and `exclude`; Woodpecker also has lists of such filters. */
function triggersOf(when: MaybeNode, branch: string | undefined): Trigger[] {
  const filters = when?.kind === 'list' ? when.items : [when]
  return filters.flatMap((one) => {
    const events = valuesOf(get(one, 'event')) ?? USUAL
    const branches = get(one, 'branch')
    const filter = { only: valuesOf(branches), ignored: texts(get(branches, 'exclude')) }
    return events.map((name) => makeTrigger({ kind: KINDS[name] ?? 'other', name, filter, match: globMatch }, branch))
  })
}

function valuesOf(node: MaybeNode): string[] | undefined {
  const values = node?.kind === 'map' ? get(node, 'include') : node
  return values === undefined ? undefined : texts(values)
}

function stepWork({ reading }: Pipeline, name: string, step: YamlNode): Work[] {
  const commands = flatten(get(step, 'commands'))
  const mask = combine(stepMask(step), whenMask(get(step, 'when'), reading.branch))
  if (commands.length > 0) return scriptOfList(commands, STOPPING, { mask }).map((script) => ({ script }))
  const image = text(get(step, 'image'))
  if (image === undefined) return []
  const [plugin = '', ref] = image.split(':')
  const at = { path: step.path, line: step.line }
  return [
    {
      use: {
        kind: 'plugin',
        name: plugin,
        ...(ref === undefined ? {} : { ref }),
        inputs: { step: name, ...inputs(get(step, 'settings')) },
        at,
      },
      mask,
    },
  ]
}

function stepMask(step: YamlNode): Mask | undefined {
  if (text(get(step, 'failure')) === 'ignore') return { reason: '`failure: ignore`' }
  return get(step, 'detach') ? { reason: '`detach`: its status is not looked at' } : undefined
}

function whenMask(when: MaybeNode, branch: string | undefined): Mask | undefined {
  if (when === undefined) return undefined
  if (texts(get(when, 'status')).join() === 'failure')
    return { runs: 'otherwise', reason: 'it runs after a failure only' }
  return triggersOf(when, branch).some(isOnChange)
    ? undefined
    : { runs: 'otherwise', reason: 'its `when` leaves changes out' }
}
