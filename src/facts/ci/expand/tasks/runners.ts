import { resolvePath } from '../../folder.ts'
import type { Project } from '../../project.ts'
import { lineScript } from '../../script.ts'
import { type Call, type Expander, type Expansion, optionValues, parseArguments } from '../expander.ts'
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
export const expandTaskRunner: Expander = async (call, project) => {
  const runner = RUNNERS.find(({ programs }) => programs.includes(call.program))
  if (runner === undefined) return undefined
  const parsed = parseArguments(call.args, runner.valued)
  const words = runner.run ? parsed.words.slice(1) : parsed.words
  if (runner.run && parsed.words[0] !== 'run') return shorthand(call, project, runner)
  const folder = optionValues(parsed.options, '-C', '--directory', '-p', '--project').reduce<string | undefined>(
    resolvePath,
    call.folder,
  )
  return expandTask({ ...call, folder }, project, runner, words[0])
}

/** `pdm test` is `pdm run test` when there is such a script. */
async function shorthand(call: Call, project: Project, runner: Runner): Promise<Expansion | undefined> {
  const found = call.program === 'pdm' ? await expandTask(call, project, runner, call.args[0]) : undefined
  return found && 'scripts' in found ? found : undefined
}

async function expandTask(
  call: Call,
  project: Project,
  runner: Runner,
  task: string | undefined,
): Promise<Expansion | undefined> {
  const tables = await tablesOf(call, project, runner)
  const scripts =
    task === undefined
      ? []
      : call.values(task).flatMap((name) => tables.flatMap((table) => taskScripts(table, name) ?? []))
  if (scripts.length > 0) return { scripts }
  return runner.run
    ? undefined
    : { unresolved: tables.length === 0 ? 'its tasks are not in the repository' : `there is no task \`${task ?? ''}\`` }
}

/** Tasks of pixi may stand below a feature too. */
async function tablesOf(call: Call, project: Project, runner: Runner): Promise<TaskTable[]> {
  const first = await findTasks(project, call.folder, runner.places, runner)
  const features = call.program === 'pixi' ? await pixiFeatures(call, project, runner) : []
  return [...(first ? [first] : []), ...features]
}

async function pixiFeatures(call: Call, project: Project, runner: Runner): Promise<TaskTable[]> {
  const found: TaskTable[] = []
  for (const { file, keys } of runner.places) {
    const path = resolvePath(call.folder, file)
    const above = keys.slice(0, -1)
    const features = await findTasks(project, call.folder, [{ file, keys: [...above, 'feature'] }], runner)
    for (const name of Object.keys(features?.tasks ?? {})) {
      const table =
        path && (await findTasks(project, call.folder, [{ file, keys: [...above, 'feature', name, 'tasks'] }], runner))
      if (table) found.push(table)
    }
  }
  return found
}

/** `hatch run env:script`, and the commands that hatch brings along (https://hatch.pypa.io/latest/cli/reference/). */
export const expandHatch: Expander = async (call, project) => {
  if (call.program !== 'hatch') return undefined
  const { options, words } = parseArguments(call.args, ['-e', '--env', '-i', '-x', '-v'])
  if (words[0] === 'test') return { instead: ['pytest', ...words.slice(1)] }
  if (words[0] === 'fmt') return formatScripts(call, options.has('--check'))
  const at = call.args.indexOf('run')
  if (at < 0) return undefined
  const target = words[words.indexOf('run') + 1] ?? ''
  const [, environment = optionValues(options, '-e', '--env')[0] ?? 'default', script = target] =
    /^(?:\+[^\s]+\s+)?([\w.+-]+):([\w.-]+)$/.exec(target) ?? []
  const scripts = await hatchScripts(call, project, environment, script)
  if (scripts) return { scripts }
  const rest = call.args.slice(call.args.indexOf(target))
  return target === '' ? undefined : { instead: target.includes(':') ? [script, ...rest.slice(1)] : rest }
}

/** Environments inherit the scripts of `default`. */
async function hatchScripts(call: Call, project: Project, environment: string, script: string) {
  for (const name of [environment, 'default']) {
    const places = [
      pyproject('hatch', 'envs', name, 'scripts'),
      { file: 'hatch.toml', keys: ['envs', name, 'scripts'] },
    ]
    const table = await findTasks(project, call.folder, places, { lists: 'lines', nested: true })
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
