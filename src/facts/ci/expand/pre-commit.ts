import { resolvePath } from '../folder.ts'
import { hookScript, readHooks, runsAt } from '../hooks.ts'
import type { Project } from '../project.ts'
import { firstDocument, loadYaml } from '../yaml/load.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'

const VALUED = [
  '-c',
  '--config',
  '--hook-stage',
  '--stage',
  '--files',
  '--from-ref',
  '--to-ref',
  '-s',
  '-o',
  '--color',
  '--skip',
]

/**
 * `pre-commit run`: the hooks of the stage, `pre-commit` when none is given, without those of `SKIP`
 * (https://pre-commit.com/#pre-commit-run). `prek` is its replacement in Rust.
 */
export async function expandPreCommit(call: Call, project: Project): Promise<Expansion | undefined> {
  const { options, words } = parseArguments(call.args, VALUED)
  if (!/^(?:pre-commit|prek)$/.test(call.program) || words[0] !== 'run') return undefined
  const name = optionValues(options, '-c', '--config')[0] ?? '.pre-commit-config.yaml'
  const path = [resolvePath(call.folder, name), name].find((one) => project.has(one))
  const source = await project.read(path)
  if (source === undefined || path === undefined)
    return { unresolved: 'there is no .pre-commit-config.yaml where it runs' }
  const stage = optionValues(options, '--hook-stage', '--stage')[0] ?? 'pre-commit'
  const skipped = (call.variables.get('SKIP') ?? '').split(',').map((id) => id.trim())
  const hooks = readHooks(firstDocument(loadYaml(path, source)))
  const asked = words
    .slice(1)
    .flatMap((word) => call.values(word))
    .filter((word) => !word.includes('$'))
  const running = hooks.filter(
    (hook) => runsAt(hook, stage) && !skipped.includes(hook.id) && (asked.length === 0 || asked.includes(hook.id)),
  )
  return running.length > 0
    ? { scripts: running.map((hook) => hookScript(hook, call.folder)) }
    : { unresolved: `no hook runs at the stage \`${stage}\`` }
}
