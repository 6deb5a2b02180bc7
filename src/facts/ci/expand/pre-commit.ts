import type { PreCommitHook } from '../../types/ci.ts'
import { resolvePath } from '../folder.ts'
import { hookScript, readHooks, runsAt } from '../hooks.ts'
import { firstDocument, loadYaml } from '../yaml/load.ts'
import { type Arguments, type Call, type Expansion, optionValues, parseArguments } from './expander.ts'

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
export async function expandPreCommit(call: Call): Promise<Expansion | undefined> {
  const parsed = parseArguments(call.args, VALUED)
  if (!/^(?:pre-commit|prek)$/.test(call.program) || parsed.words[0] !== 'run') return undefined
  const hooks = await hooksOf(call, parsed)
  if (hooks === undefined) return { unresolved: 'there is no .pre-commit-config.yaml where it runs' }
  const stage = optionValues(parsed.options, '--hook-stage', '--stage')[0] ?? 'pre-commit'
  const isAsked = askedHooks(call, parsed)
  const running = hooks.filter((hook) => runsAt(hook, stage) && isAsked(hook))
  return running.length > 0
    ? { scripts: running.map((hook) => hookScript(hook, call.folder)) }
    : { unresolved: `no hook runs at the stage \`${stage}\`` }
}

/** Hooks of the configuration that the command reads; undefined when there is none. */
async function hooksOf({ folder, project }: Call, { options }: Arguments): Promise<PreCommitHook[] | undefined> {
  const name = optionValues(options, '-c', '--config')[0] ?? '.pre-commit-config.yaml'
  const path = [resolvePath(folder, name), name].find((one) => project.has(one))
  const source = await project.read(path)
  return source === undefined || path === undefined ? undefined : readHooks(firstDocument(loadYaml(path, source)))
}

/** Hooks that are named, all where none is, without those of `SKIP`. */
function askedHooks({ variables, values }: Call, { words }: Arguments): (hook: PreCommitHook) => boolean {
  const skipped = (variables.get('SKIP') ?? '').split(',').map((id) => id.trim())
  const named = words.slice(1).flatMap((word) => values(word))
  const asked = named.filter((word) => !word.includes('$'))
  return ({ id }) => !skipped.includes(id) && (asked.length === 0 || asked.includes(id))
}
