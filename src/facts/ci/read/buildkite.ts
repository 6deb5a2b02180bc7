import { globMatch } from '../branches.ts'
import type { Value } from '../condition/values.ts'
import { conditionMask } from '../conditions.ts'
import { combine, type Mask } from '../effect.ts'
import type { JobDraft, Reading, Work } from '../job.ts'
import { STOPPING } from '../script.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfList } from '../yaml/join.ts'
import { entries, flag, flatten, get, inputs, list, type MaybeNode, text, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Steps of a pipeline, in order: what stands behind a `block` step waits for a person. */
export function readBuildkite(reading: Reading, root: YamlNode): ReadResult {
  let waiting: Mask | undefined
  const drafts: JobDraft[] = []
  for (const step of stepsIn(get(root, 'steps'), 0)) {
    if (isBlock(step)) waiting = { runs: 'otherwise', reason: 'it stands behind a `block` step and waits for a person' }
    const work = stepWork(step)
    if (work.length === 0) continue
    const triggers = triggersOf(step, reading)
    const name = labelOf(step) ?? `step ${drafts.length + 1}`
    drafts.push({ name, at: placeOf(step), triggers, mask: combine(waiting, stepMask(step, triggers)), work })
  }
  return { drafts }
}

function labelOf(step: YamlNode): string | undefined {
  return ['label', 'name', 'key'].map((key) => text(get(step, key))).find((label) => label !== undefined)
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
  const skip = text(get(step, 'skip'))
  const lookup = (_: Trigger, name: string): Value => (name === 'build.tag' ? '' : undefined)
  return combine(
    skip !== undefined && skip !== 'false' ? { runs: 'never', reason: '`skip` is set' } : undefined,
    softMask(get(step, 'soft_fail')),
    conditionMask(text(get(step, 'if')), { triggers, lookup, choices: new Map() }),
  )
}

function softMask(soft: MaybeNode): Mask | undefined {
  if (flag(soft) === true) return { reason: '`soft_fail: true`' }
  return soft?.kind === 'list' ? { doubt: '`soft_fail` for some exit codes' } : undefined
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
