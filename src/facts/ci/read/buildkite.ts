import { globMatch } from '../branches.ts'
import type { Value } from '../condition/values.ts'
import { conditionMask } from '../conditions.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, Work } from '../job.ts'
import { STOPPING } from '../script.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfList } from '../yaml/join.ts'
import { entries, flag, flatten, get, inputs, list, text, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Steps of a pipeline of Buildkite (https://buildkite.com/docs/pipelines/configure/step-types/command-step). */
export function readBuildkite(reading: Reading, root: YamlNode): ReadResult {
  let waiting: Mask | undefined
  const drafts: JobDraft[] = []
  for (const step of stepsIn(get(root, 'steps'), 0)) {
    if (isBlock(step)) waiting = { runs: 'otherwise', reason: 'it stands behind a `block` step and waits for a person' }
    const work = stepWork(step)
    const name =
      text(get(step, 'label')) ?? text(get(step, 'name')) ?? text(get(step, 'key')) ?? `step ${drafts.length + 1}`
    const triggers = triggersOf(step, reading)
    if (work.length > 0)
      drafts.push({
        name,
        at: placeOf(step),
        triggers,
        mask: combine(waiting, stepMask(step, triggers)),
        work,
      })
  }
  return { drafts }
}

function stepsIn(node: YamlNode | undefined, depth: number): YamlNode[] {
  return list(node).flatMap((step) =>
    get(step, 'group') !== undefined && depth < 4 ? stepsIn(get(step, 'steps'), depth + 1) : [step],
  )
}

function isBlock(step: YamlNode): boolean {
  return get(step, 'block') !== undefined || text(step) === 'block'
}

/** Which events start a pipeline is set in Buildkite; by default pushes are built. `branches` is a list of patterns with spaces. */
function triggersOf(step: YamlNode, { branch }: Reading): Trigger[] {
  const patterns = text(get(step, 'branches'))?.split(/\s+/)
  const only = patterns?.filter((pattern) => !pattern.startsWith('!'))
  const ignored = patterns?.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  const filter = { only: only?.length ? only : undefined, ignored }
  return [makeTrigger({ kind: 'push', name: 'push', filter, match: globMatch }, branch)]
}

function stepMask(step: YamlNode, triggers: readonly Trigger[]): Mask | undefined {
  const soft = get(step, 'soft_fail')
  const skip = text(get(step, 'skip'))
  const lookup = (_: Trigger, name: string): Value => (name === 'build.tag' ? '' : undefined)
  return combine(
    skip !== undefined && skip !== 'false' ? { runs: 'never', reason: '`skip` is set' } : undefined,
    flag(soft) === true
      ? { reason: '`soft_fail: true`' }
      : soft?.kind === 'list'
        ? { doubt: '`soft_fail` for some exit codes' }
        : undefined,
    conditionMask(text(get(step, 'if')), { triggers, lookup, choices: new Map() }),
  )
}

function stepWork(step: YamlNode): Work[] {
  const commands = [...flatten(get(step, 'command')), ...flatten(get(step, 'commands'))]
  const scripts = scriptOfList(commands, STOPPING, { variables: inputs(get(step, 'env')) })
  return [...scripts.map((script) => ({ script })), ...list(get(step, 'plugins')).flatMap(pluginWork)]
}

function pluginWork(plugin: YamlNode): Work[] {
  const [[named, content] = [text(plugin), undefined] as const] = entries(plugin)
  const [name, ref] = named?.split('#') ?? []
  if (name === undefined) return []
  const at = { path: plugin.path, line: plugin.line }
  return [{ use: { kind: 'plugin', name, ...(ref === undefined ? {} : { ref }), inputs: inputs(content), at } }]
}
