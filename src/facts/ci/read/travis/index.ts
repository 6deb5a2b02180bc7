import { patternMatch } from '../../branches.ts'
import type { Value } from '../../condition/values.ts'
import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import { makeTrigger, type Trigger } from '../../triggers.ts'
import { scriptOfItems } from '../../yaml/join.ts'
import { entries, flatten, get, inputs, list, mapAt, text, texts, type YamlNode } from '../../yaml/node.ts'
import { placeOf } from '../place.ts'
import type { ReadResult } from '../result.ts'
import { hasOwnJob, travisAxes, travisChoices } from './environment.ts'

/** Phases whose failure fails the job, in the order in which they run (https://docs.travis-ci.com/user/job-lifecycle/). */
const PHASES = ['before_install', 'install', 'before_script', 'script']

/** Phases whose result does not change that of the job. */
const AFTER = ['after_success', 'after_failure', 'before_deploy', 'after_deploy', 'after_script']

interface Build {
  readonly reading: Reading
  readonly root: YamlNode
  readonly triggers: readonly Trigger[]
  readonly allowed: readonly YamlNode[]
}

/** Jobs of `.travis.yml`: one for the matrix of its axes, one for each entry of `jobs: include`. */
export function readTravis(reading: Reading, root: YamlNode): ReadResult {
  const jobs = get(root, 'jobs') ?? get(root, 'matrix')
  const included = list(get(jobs, 'include')).filter((entry) => entry.kind === 'map')
  const triggers = travisTriggers(root, reading.branch)
  const build: Build = { reading, root, triggers, allowed: list(get(jobs, 'allow_failures')) }
  const own = hasOwnJob(root, included) ? [jobDraft(build, undefined, '')] : []
  const entriesOf = included.map((entry, index) => jobDraft(build, entry, stageOf(included, index)))
  return { drafts: [...own, ...entriesOf].filter(({ work }) => work.length > 0) }
}

/** An entry without a stage belongs to that of the entry before; the first stage is called `test`. */
function stageOf(included: readonly YamlNode[], index: number): string {
  const stages = included.slice(0, index + 1).flatMap((entry) => text(get(entry, 'stage')) ?? [])
  return stages.at(-1) ?? 'test'
}

/** Pushes and pull requests are built unless the settings of the repository say otherwise; branch filters hold for both. */
function travisTriggers(root: YamlNode, branch: string | undefined): Trigger[] {
  const filter = { only: filterOf(get(root, 'branches', 'only')), ignored: filterOf(get(root, 'branches', 'except')) }
  const common = { filter, match: patternMatch }
  return [
    makeTrigger({ ...common, kind: 'push', name: 'push' }, branch),
    makeTrigger({ ...common, kind: 'pull-request', name: 'pull_request' }, branch),
  ]
}

function filterOf(node: YamlNode | undefined): string[] | undefined {
  return node === undefined ? undefined : texts(node)
}

function jobDraft(build: Build, entry: YamlNode | undefined, stage: string): JobDraft {
  const { root, triggers } = build
  const choices = travisChoices(root, entry)
  const name = entry === undefined ? 'matrix' : nameOf(entry, stage)
  return {
    ...{ name, at: placeOf(entry ?? root), triggers, choices },
    mask: combine(conditionsMask(build, entry, stage), entry && allowedMask(build, entry)),
    work: jobWork(root, entry),
    ...{ runsOn: texts(get(entry, 'os') ?? get(root, 'os')), matrix: entry === undefined ? travisAxes(root) : [] },
  }
}

function nameOf(entry: YamlNode, stage: string): string {
  const own = text(get(entry, 'name')) ?? texts(get(entry, 'env'))[0] ?? texts(get(entry, 'python'))[0]
  return own === undefined ? stage : `${stage}: ${own}`
}

/** Conditions of the build, of the stage and of the job (https://docs.travis-ci.com/user/conditions-v1). */
function conditionsMask(
  { reading, root, triggers }: Build,
  entry: YamlNode | undefined,
  stage: string,
): Mask | undefined {
  const unlisted = (['tag', 'schedule'] as const).map((kind) => makeTrigger({ kind, name: kind }, reading.branch))
  const conditional: Conditional = {
    triggers: [...triggers, ...unlisted],
    lookup: (trigger, name) => travisValue(reading, trigger, name),
    choices: new Map(),
  }
  const ofStage = list(get(root, 'stages')).find((one) => text(get(one, 'name')) === stage)
  const conditions = [get(root, 'if'), get(ofStage, 'if'), get(entry, 'if')].map(text)
  return combine(...conditions.map((condition) => conditionMask(condition, conditional)))
}

/** Attributes of a build that are not known here. A name that is none of them is a text without quotes. */
const UNKNOWN = /^(?:fork|head_repo|head_branch|os|dist|group|language|sender|commit_message|env)$/

const TYPES: Readonly<Record<string, string>> = {
  'pull-request': 'pull_request',
  push: 'push',
  tag: 'push',
  schedule: 'cron',
}

function travisValue({ branch, repository }: Reading, { kind, onDefaultBranch }: Trigger, name: string): Value {
  if (name === 'type') return TYPES[kind]
  if (name === 'branch') return onDefaultBranch === false ? undefined : branch
  if (name === 'tag') return kind === 'tag' ? 'v1.0.0' : ''
  if (name === 'repo') return repository
  if (name === 'fork' && kind === 'push') return false
  return UNKNOWN.test(name) ? undefined : name
}

/** An entry of `allow_failures` holds for the jobs that have all of its keys with the same values. */
function allowedMask({ allowed }: Build, entry: YamlNode): Mask | undefined {
  const fits = allowed.some((pattern) => {
    const keys = entries(pattern)
    return keys.length > 0 && keys.every(([key, value]) => texts(value).join() === texts(get(entry, key)).join())
  })
  return fits ? { reason: '`allow_failures` names it' } : undefined
}

function jobWork(root: YamlNode, entry: YamlNode | undefined): Work[] {
  const merged = entry?.kind === 'map' ? mapAt(entry, [...entries(root), ...entries(entry)]) : root
  const forgotten = (phase: string) => ({ reason: `\`${phase}\` does not change the result of its job` })
  const main = scriptOfItems(PHASES.flatMap((phase) => phaseItems(merged, phase)))
  const after = AFTER.flatMap((phase) => scriptOfItems(phaseItems(merged, phase), { mask: forgotten(phase) }))
  return [...[...main, ...after].map((script) => ({ script })), ...deployWork(merged)]
}

/** `skip` and `true` stand for a phase that does nothing. */
function phaseItems(node: YamlNode, phase: string): YamlNode[] {
  return flatten(get(node, phase)).filter((item) => !/^(?:skip|ignore|true|false)?$/.test(text(item) ?? ''))
}

function deployWork(node: YamlNode): Work[] {
  return list(get(node, 'deploy')).flatMap((deploy) => {
    const provider = text(get(deploy, 'provider'))
    const at = { path: deploy.path, line: deploy.line }
    return provider === undefined
      ? []
      : [{ use: { kind: 'task' as const, name: `deploy/${provider}`, inputs: inputs(deploy), at } }]
  })
}
