import { resolvePath } from '../../folder.ts'

import { lineScript } from '../../script.ts'
import { type Arguments, type Call, type Expander, type Expansion, optionValues, parseArguments } from '../expander.ts'
import { type TaskTable, taskScripts } from './body.ts'
import { findTasks, type Place } from './manifest.ts'

interface Runner {
  readonly programs: readonly string[]
  /** `true`: `NAME run task`; otherwise `NAME task`. */
  readonly run: boolean
  readonly places: readonly Place[]
  readonly valued: readonly string[]
  readonly lists: TaskTable['lists']
  readonly nested: boolean
}

const pyproject = (...keys: readonly string[]): Place => ({ file: 'pyproject.toml', keys: ['tool', ...keys] })

const RUNNERS: readonly Runner[] = [
  {
    programs: ['poe', 'poethepoet'],
    run: false,
    places: [
      pyproject('poe', 'tasks'),
      { file: 'poe_tasks.toml', keys: ['tasks'] },
      { file: 'poe_tasks.toml', keys: ['tool', 'poe', 'tasks'] },
    ],
    valued: ['-C', '--directory', '--root', '-e', '--executor'],
    lists: 'names',
    nested: false,
  },
  {
    programs: ['pdm'],
    run: true,
    places: [pyproject('pdm', 'scripts')],
    valued: ['-p', '--project', '-c', '--config', '--venv'],
    lists: 'words',
    nested: false,
  },
  {
    programs: ['rye'],
    run: true,
    places: [pyproject('rye', 'scripts')],
    valued: ['-p', '--pyproject'],
    lists: 'words',
    nested: false,
  },
  {
    programs: ['pixi'],
    run: true,
    places: [{ file: 'pixi.toml', keys: ['tasks'] }, pyproject('pixi', 'tasks')],
    valued: ['-e', '--environment', '--manifest-path', '--color'],
    lists: 'names',
    nested: false,
  },
  {
    programs: ['pipenv'],
    run: true,
    places: [{ file: 'Pipfile', keys: ['scripts'] }],
    valued: [],
    lists: 'words',
    nested: false,
  },
]

/** Runners whose `run` takes a task or any other command. */
export const TASK_RUNNERS: ReadonlySet<string> = new Set(
  RUNNERS.filter(({ run }) => run).flatMap(({ programs }) => programs),
)

/** Runners that keep tasks in a TOML table: poe, pdm, rye, pixi, pipenv. */
export const expandTaskRunner: Expander = async (call) => {
  const runner = RUNNERS.find(({ programs }) => programs.includes(call.program))
  if (runner === undefined) return undefined
  const parsed = parseArguments(call.args, runner.valued)
  if (runner.run && parsed.words[0] !== 'run') return shorthand(call, runner)
  const folder = optionValues(parsed.options, '-C', '--directory', '-p', '--project').reduce<string | undefined>(
    resolvePath,
    call.folder,
  )
  return expandTask({ ...call, folder, runner }, parsed.words[runner.run ? 1 : 0])
}

/** `pdm test` is `pdm run test` when there is such a script. */
async function shorthand(call: Call, runner: Runner): Promise<Expansion | undefined> {
  const found = call.program === 'pdm' ? await expandTask({ ...call, runner }, call.args[0]) : undefined
  return found && 'scripts' in found ? found : undefined
}

/** A command of a runner. */
interface Running extends Call {
  readonly runner: Runner
}

async function expandTask(running: Running, task: string | undefined): Promise<Expansion | undefined> {
  const tables = await tablesOf(running)
  const names = task === undefined ? [] : running.values(task)
  const scripts = names.flatMap((name) => tables.flatMap((table) => taskScripts(table, name) ?? []))
  if (scripts.length > 0) return { scripts }
  if (running.runner.run) return undefined
  return {
    unresolved: tables.length === 0 ? 'its tasks are not in the repository' : `there is no task \`${task ?? ''}\``,
  }
}

/** Tasks of pixi may stand below a feature too. */
async function tablesOf(running: Running): Promise<TaskTable[]> {
  const first = await findTasks(running, running.runner)
  const features = running.program === 'pixi' ? await pixiFeatures(running) : []
  return [...(first ? [first] : []), ...features]
}

async function pixiFeatures(running: Running): Promise<TaskTable[]> {
  const { runner, folder } = running
  const found: TaskTable[] = []
  for (const { file, keys } of runner.places) {
    const above = [...keys.slice(0, -1), 'feature']
    const features = await findTasks(running, { ...runner, places: [{ file, keys: above }] })
    if (resolvePath(folder, file) === undefined) continue
    for (const name of Object.keys(features?.tasks ?? {})) {
      const table = await findTasks(running, { ...runner, places: [{ file, keys: [...above, name, 'tasks'] }] })
      if (table) found.push(table)
    }
  }
  return found
}

/** `hatch run env:script`, and the commands that hatch brings along (https://hatch.pypa.io/latest/cli/reference/). */
export const expandHatch: Expander = async (call) => {
  if (call.program !== 'hatch') return undefined
  const parsed = parseArguments(call.args, ['-e', '--env', '-i', '-x', '-v'])
  const [verb, ...more] = parsed.words
  if (verb === 'test') return { instead: ['pytest', ...more] }
  if (verb === 'fmt') return formatScripts(call, parsed.options.has('--check'))
  return call.args.includes('run') ? hatchRun(call, parsed) : undefined
}

/** A script of an environment, else any program in it. */
async function hatchRun(call: Call, { options, words }: Arguments): Promise<Expansion | undefined> {
  const target = words[words.indexOf('run') + 1] ?? ''
  const [, named, script = target] = /^(?:\+[^\s]+\s+)?([\w.+-]+):([\w.-]+)$/.exec(target) ?? []
  const environment = named ?? optionValues(options, '-e', '--env')[0] ?? 'default'
  const scripts = await hatchScripts(call, { environment, script })
  if (scripts) return { scripts }
  const rest = call.args.slice(call.args.indexOf(target))
  return target === '' ? undefined : { instead: target.includes(':') ? [script, ...rest.slice(1)] : rest }
}

/** A script of hatch, in an environment. */
interface HatchScript {
  readonly environment: string
  readonly script: string
}

/** Environments inherit the scripts of `default`. */
async function hatchScripts(call: Call, { environment, script }: HatchScript) {
  for (const name of [environment, 'default']) {
    const places = [
      pyproject('hatch', 'envs', name, 'scripts'),
      { file: 'hatch.toml', keys: ['envs', name, 'scripts'] },
    ]
    const table = await findTasks(call, { places, lists: 'lines', nested: true })
    const scripts = table && taskScripts(table, script)
    if (scripts) return scripts
  }
  return undefined
}

function formatScripts(call: Call, check: boolean): Expansion {
  const place = { path: 'pyproject.toml', line: 1, folder: call.folder }
  const texts = ['ruff check', check ? 'ruff format --check' : 'ruff format']
  return { scripts: texts.map((text) => lineScript({ ...place, text, name: 'hatch fmt' })) }
}
