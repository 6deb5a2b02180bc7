import type { CiTriggerKind } from '../../../types/ci.ts'
import type { BranchFilter } from '../../branches.ts'
import { combine, type Mask } from '../../effect.ts'
import type { JobDraft, Reading, Work } from '../../job.ts'
import { STOPPING_PIPES } from '../../script.ts'
import { makeTrigger, type Trigger } from '../../triggers.ts'
import { scriptOfList } from '../../yaml/join.ts'
import { entries, flag, get, inputs, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'
import type { ReadResult } from '../result.ts'
import { gitlabConfig, gitlabJobs, resolvedList, scriptItems } from './config.ts'
import { EVENTS, type GitlabEvent } from './events.ts'
import { hasPipeline, type JobOutcome, outcomeByRefs, outcomeByRules, type RuleContext } from './rules.ts'

interface Pipeline {
  readonly reading: Reading
  readonly root: YamlNode
  readonly variables: ReadonlyMap<string, string>
}

/** Jobs of `.gitlab-ci.yml` (https://docs.gitlab.com/ci/yaml/). */
export async function readGitlab(reading: Reading, root: YamlNode): Promise<ReadResult> {
  const config = await gitlabConfig(reading, root)
  const pipeline = { reading, root: config.root, variables: variablesOf(get(config.root, 'variables')) }
  return {
    drafts: gitlabJobs(config.root).flatMap(([name, job]) => jobDraft(pipeline, name, job)),
    includes: config.elsewhere,
  }
}

/** Variables are plain, or maps with `value` and a description. */
function variablesOf(node: MaybeNode): Map<string, string> {
  const described = entries(node).flatMap(([name, value]) =>
    text(get(value, 'value')) ? [[name, text(get(value, 'value'))!] as const] : [],
  )
  return new Map([...Object.entries(inputs(node)), ...described])
}

function jobDraft(pipeline: Pipeline, name: string, job: YamlNode): JobDraft[] {
  const work = jobWork(pipeline, job)
  if (work.length === 0) return []
  const own = new Map([...pipeline.variables, ...variablesOf(get(job, 'variables'))])
  const outcomes = jobOutcomes(pipeline, job, { branch: pipeline.reading.branch, variables: own })
  const { path, line, endLine } = job
  return [
    {
      ...{ name, at: { path, line, endLine }, work },
      triggers: triggersOf(outcomes, pipeline.reading.branch),
      mask: combine(manualMask(outcomes), failureMask(job, outcomes), doubtOf(outcomes)),
      ...{ choices: choicesOf(own, job), runsOn: texts(get(job, 'tags')), matrix: axesOf(job) },
    },
  ]
}

type Outcomes = ReadonlyMap<GitlabEvent, JobOutcome>

function jobOutcomes({ root }: Pipeline, job: YamlNode, context: RuleContext): Outcomes {
  const rules = get(job, 'rules')
  const workflow = get(root, 'workflow', 'rules')
  const resolved = resolvedList(root, rules)
  return new Map(
    EVENTS.map((event) => {
      const outcome =
        rules === undefined ? outcomeByRefs(job, event, context) : outcomeByRules(resolved, event, context)
      const runs = hasPipeline(workflow, event, context) ? outcome.runs : false
      return [event, { ...outcome, runs, manual: outcome.manual || text(get(job, 'when')) === 'manual' }] as const
    }),
  )
}

const KINDS: Readonly<Partial<Record<GitlabEvent, readonly [CiTriggerKind, string]>>> = {
  'merge-request': ['pull-request', 'merge_request_event'],
  tag: ['tag', 'tag'],
  schedule: ['schedule', 'schedule'],
  web: ['manual', 'web'],
}

/** Pushes to the default branch and to others are one trigger, with a filter where only one of them starts the job. */
function triggersOf(outcomes: Outcomes, branch: string | undefined): Trigger[] {
  const runs = (event: GitlabEvent) => outcomes.get(event)?.runs !== false
  const kinds = EVENTS.filter(runs).flatMap((event) => (KINDS[event] ? [KINDS[event]] : []))
  const push = pushFilter({ onDefault: runs('default-push'), onOthers: runs('branch-push') }, branch)
  return [
    ...(push ? [makeTrigger({ kind: 'push', name: 'push', filter: push }, branch)] : []),
    ...kinds.map(([kind, name]) => makeTrigger({ kind, name }, branch)),
  ]
}

interface Pushes {
  readonly onDefault: boolean
  readonly onOthers: boolean
}

/** Undefined: no push starts the job. */
function pushFilter({ onDefault, onOthers }: Pushes, branch = '$CI_DEFAULT_BRANCH'): BranchFilter | undefined {
  if (onDefault) return onOthers ? {} : { only: [branch] }
  return onOthers ? { ignored: [branch] } : undefined
}

const CHANGES: readonly GitlabEvent[] = ['merge-request', 'default-push', 'branch-push']

function onChanges(outcomes: Outcomes): JobOutcome[] {
  return CHANGES.flatMap((event) => {
    const outcome = outcomes.get(event)
    return outcome && outcome.runs !== false ? [outcome] : []
  })
}

function manualMask(outcomes: Outcomes): Mask | undefined {
  const changes = onChanges(outcomes)
  const manual = changes.length > 0 && changes.every((outcome) => outcome.manual)
  return manual ? { runs: 'otherwise', reason: '`when: manual`: it waits to be started by hand' } : undefined
}

function failureMask(job: YamlNode, outcomes: Outcomes): Mask | undefined {
  const allowed = get(job, 'allow_failure')
  if (text(get(job, 'when')) === 'never') return { runs: 'never', reason: '`when: never`' }
  if (text(get(job, 'when')) === 'on_failure')
    return { runs: 'otherwise', reason: '`when: on_failure`: it runs after a failure only' }
  const changes = onChanges(outcomes)
  const byRule = changes.length > 0 && changes.every(({ mayFail }) => mayFail)
  if (flag(allowed) === true || byRule) return { reason: '`allow_failure: true`' }
  return allowed?.kind === 'map' ? { doubt: '`allow_failure` for some exit codes' } : undefined
}

function doubtOf(outcomes: Outcomes): Mask | undefined {
  const changes = onChanges(outcomes)
  const open = changes.find(({ runs }) => runs === undefined)
  const sure = changes.some(({ runs, manual }) => runs === true && !manual)
  return open && !sure ? { doubt: `it runs only if \`${open.condition ?? ''}\`` } : undefined
}

/** `before_script` and `script` share one shell with `-eo pipefail`; `after_script` has its own, and its status is forgotten. */
function jobWork({ root }: Pipeline, job: YamlNode): Work[] {
  const usual = (key: string) => get(job, key) ?? get(root, 'default', key) ?? get(root, key)
  const main = [
    ...scriptItems(root, usual('before_script')),
    ...scriptItems(root, get(job, 'script') ?? get(job, 'run')),
  ]
  const after = scriptItems(root, usual('after_script'))
  const forgotten = { reason: '`after_script` does not change the result of its job' }
  const scripts = [...scriptOfList(main, STOPPING_PIPES), ...scriptOfList(after, STOPPING_PIPES, { mask: forgotten })]
  const hasScript = get(job, 'script') !== undefined || get(job, 'run') !== undefined
  return [...(hasScript ? scripts.map((script) => ({ script })) : []), ...childWork(job)]
}

/** A job that starts another pipeline. */
function childWork(job: YamlNode): Work[] {
  const trigger = get(job, 'trigger')
  if (trigger === undefined) return []
  const included = list(get(trigger, 'include')).flatMap((one) => text(get(one, 'local')) ?? text(one) ?? [])
  const name = text(get(trigger, 'project')) ?? included[0] ?? text(trigger) ?? 'child pipeline'
  const waits = text(get(trigger, 'strategy')) !== undefined
  const mask = waits ? undefined : { reason: 'nothing waits for the pipeline that it starts' }
  return [{ use: { kind: 'workflow', name, inputs: {}, at: { path: trigger.path, line: trigger.line } }, mask }]
}

function choicesOf(own: ReadonlyMap<string, string>, job: YamlNode): Map<string, readonly string[]> {
  const choices = new Map<string, readonly string[]>([...own].map(([name, value]) => [name, [value]]))
  for (const row of list(get(job, 'parallel', 'matrix'))) {
    for (const [name, values] of entries(row))
      choices.set(name, [...(choices.get(name) ?? []), ...texts(values)].slice(0, 60))
  }
  return choices
}

function axesOf(job: YamlNode): string[] {
  return [...new Set(list(get(job, 'parallel', 'matrix')).flatMap((row) => entries(row).map(([name]) => name)))]
}
