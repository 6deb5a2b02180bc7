import { patternMatch } from '../branches.ts'
import type { JobDraft, Reading, Work } from '../job.ts'
import { WINDOWS } from '../script.ts'
import { makeTrigger } from '../triggers.ts'
import { scriptOfItems } from '../yaml/join.ts'
import { entries, get, inputs, list, type MaybeNode, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** Phases in their order (https://www.appveyor.com/docs/build-configuration/#build-pipeline). */
const PHASES = 'init install before_build build_script after_build before_test test_script after_test'.split(' ')
const AFTER = ['on_success', 'on_failure', 'on_finish']

/** The build of `appveyor.yml`. Each command's status counts. */
export function readAppveyor({ branch }: Reading, root: YamlNode): ReadResult {
  const filter = { only: given(get(root, 'branches', 'only')), ignored: texts(get(root, 'branches', 'except')) }
  const kinds = [['push', 'push'] as const, ['pull-request', 'pull_request'] as const]
  const triggers = kinds.map(([kind, name]) => makeTrigger({ kind, name, filter, match: patternMatch }, branch))
  const main = PHASES.flatMap((phase) => scriptOfItems(commandsOf(get(root, phase)), {}, WINDOWS))
  const forgotten = (phase: string) => ({ mask: { reason: `\`${phase}\` does not change the result of the build` } })
  const after = AFTER.flatMap((phase) => scriptOfItems(commandsOf(get(root, phase)), forgotten(phase), WINDOWS))
  const work: Work[] = [...main, ...after].map((script) => ({ script }))
  const draft: JobDraft = {
    name: 'build',
    at: placeOf(root),
    triggers,
    work,
    choices: choicesOf(root),
  }
  return { drafts: work.length > 0 ? [draft] : [] }
}

function given(node: MaybeNode): string[] | undefined {
  return node === undefined ? undefined : texts(node)
}

/** Commands are texts, or maps with the shell as key. */
function commandsOf(node: MaybeNode): YamlNode[] {
  return list(node).flatMap((item) => {
    const value =
      item.kind === 'map' ? ['cmd', 'ps', 'pwsh', 'sh'].map((key) => get(item, key)).find((one) => one) : item
    return value !== undefined && text(value) !== undefined ? [value] : []
  })
}

function choicesOf(root: YamlNode): Map<string, readonly string[]> {
  const environment = get(root, 'environment')
  const choices = new Map<string, readonly string[]>(
    Object.entries(inputs(environment)).map(([name, value]) => [name, [value]]),
  )
  for (const leg of list(get(environment, 'matrix'))) {
    for (const [name, value] of entries(leg))
      choices.set(name, [...(choices.get(name) ?? []), ...texts(value)].slice(0, 60))
  }
  return choices
}
