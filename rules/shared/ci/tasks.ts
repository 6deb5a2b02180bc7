import type { CiCommand, CiEffect, CiFacts, CiJob, CiUse } from '../../../src/facts/types/ci.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location, Role } from '../../../src/model.ts'
import { once } from '../once.ts'
import { ACTIONS, type AnalysisKind, type CiWork, fits, TOOLS, type Tool } from './kinds.ts'
import { withoutLeftBehind } from './left-behind.ts'
import { looksElsewhere } from './looks-elsewhere.ts'
import { workflowWork } from './remote-workflow.ts'

/** One piece of work that a job does. */
export interface CiTask extends CiEffect {
  readonly work: CiWork
  /** For `analysis`. */
  readonly kind?: AnalysisKind
  /** Name of the program or action: `pytest`, `psf/black`. */
  readonly tool: string
  /** The command as written, or the name of the action. */
  readonly text: string
  readonly args: readonly string[]
  /** Folder that a command runs in; absent for the root. */
  readonly folder?: string
  /** It runs in a folder that cannot be told. */
  readonly folderUnknown?: true
  readonly at: Location
  readonly job: CiJob
}

/** All work of the jobs that has a name here, in the order of the jobs; without what Travis no longer runs. */
export function ciTasks(ci: CiFacts, files: readonly ProjectFile[]): readonly CiTask[] {
  return tasksOf(ci)(files)
}

const tasksOf = once((ci: CiFacts) => once((files: readonly ProjectFile[]) => findTasks(ci, files)))

function findTasks(ci: CiFacts, files: readonly ProjectFile[]): CiTask[] {
  const known: Known = { roles: new Map(files.map(({ path, role }) => [path, role])), tools: new Map() }
  const tasks = ci.jobs.flatMap((job) => {
    const steps = [...job.commands.flatMap((command) => commandSteps(command, known)), ...job.uses.flatMap(actionSteps)]
    const found = steps.map((step): CiTask => ({ ...step, job }))
    return failsOnRepairs(job) ? found.map(asGating) : found
  })
  return ci.travisKeptUp ? tasks : withoutLeftBehind(tasks)
}

/** A step of the job looks for files that were changed, and fails it or hands the answer to the steps that follow. */
function failsOnRepairs({ commands, runs }: CiJob): boolean {
  const looks = commands.filter(
    ({ program, args }) =>
      program === 'git' && /^(diff\b.*--(exit-code|quiet)|status\b.*--porcelain)/.test(args.join(' ')),
  )
  return runs === 'on-change' && looks.some(({ gating, reason = '' }) => gating || reason.includes('GITHUB_OUTPUT'))
}

/** What repairs files fails the change by the step that looks for repairs, however the command itself ends. */
function asGating(task: CiTask): CiTask {
  if (task.gating || task.runs !== 'on-change' || !repairs(task)) return task
  const { reason: _reason, ...rest } = task
  return { ...rest, gating: true, doubt: 'it repairs, and a later step fails when something was repaired' }
}

function repairs({ work, args }: CiTask): boolean {
  return args.includes('--fix') || (work === 'format' && !args.some((arg) => /^--(check|diff)/.test(arg)))
}

type Found = Pick<CiTask, 'work' | 'kind'>

/** A task, before it is known which job it belongs to. */
type Step = Omit<CiTask, 'job'>

interface Known {
  readonly roles: ReadonlyMap<string, Role>
  /** Tools by the name of their program, as far as they were asked for. */
  readonly tools: Map<string, readonly Tool[]>
}

function commandSteps(command: CiCommand, known: Known): Step[] {
  const works = workOf(command, known)
  if (works.length === 0) return []
  const { program: tool, args, text, at, folder, folderUnknown } = command
  const common = {
    ...effectOf(command),
    ...unresolvedDoubt(command),
    ...{ tool, text, args, at },
    ...(folder !== undefined && { folder }),
    ...(folderUnknown && { folderUnknown }),
  }
  return works.map((one) => ({ ...one, ...common }))
}

function workOf(command: CiCommand, known: Known): Found[] {
  const found = [
    ...byTool(command, known),
    ...scriptWork(command, known.roles),
    ...hiddenWork(command),
    ...serverWork(command, known.roles),
  ]
  // `coverage run script.py`: what is measured is a test run, whatever the script is called.
  return found.length === 0 && command.wrappers.includes('coverage run') ? [{ work: 'tests' }] : found
}

function unresolvedDoubt(command: CiCommand): Pick<CiTask, 'doubt'> {
  const { doubt, unresolved = elsewhere(command) } = command
  return unresolved === undefined ? {} : { doubt: doubt ?? unresolved }
}

function elsewhere({ folderUnknown }: CiCommand): string | undefined {
  return folderUnknown && 'the folder where it runs cannot be told'
}

function byTool(command: CiCommand, known: Known): Found[] {
  const tools = toolsNamed(command.program, known)
  if (tools.length === 0) return []
  const line = command.args.join(' ')
  const found = tools.filter((one) => fits(one, line))
  return found.filter(({ work }) => work !== 'analysis' || !looksElsewhere(command, known.roles))
}

/** Jobs run few programs many times. */
function toolsNamed(program: string, { tools }: Known): readonly Tool[] {
  const found = tools.get(program) ?? TOOLS.filter((one) => one.program.test(program))
  tools.set(program, found)
  return found
}

/** Scripts of the project whose name says that they take a model or its data through a step. */
const STEP =
  /(^|[/_-])(train|finetune|fit|eval|evaluate|predict|infer|inference|detect|classify|segment|val|validate|pipeline|experiment|preprocess|prepare|featurize|main|run|sample|export|benchmark)\w*([/_.-]|$)/i

/** `python tests/run.py` tests, `python train.py --epochs 1` runs a step. */
function scriptWork(command: CiCommand, roles: ReadonlyMap<string, Role>): Found[] {
  const script = pythonScript(command)
  if (script === undefined) return []
  const role = roles.get(script)
  if (role === 'test') return [{ work: 'tests' }]
  return (role === 'source' || role === 'example') && STEP.test(script) ? [{ work: 'run' }] : []
}

/** Path of the script, as written where no folder leads above it. */
function pythonScript({ program, args, folder }: CiCommand): string | undefined {
  if (program !== 'python' || args[0]?.startsWith('-c')) return undefined
  const script = args.find((arg) => !arg.startsWith('-'))?.replace(/^\.\//, '')
  return script?.startsWith('../') && folder !== undefined ? fromFolder(folder, script) : script
}

/** `../../checks/a.py` as seen from `experiments/x`. */
function fromFolder(folder: string, script: string): string {
  const up = /^(\.\.\/)*/.exec(script)?.[0].length ?? 0
  const left = folder.split('/').slice(0, -(up / 3))
  return [...left, script.slice(up)].join('/')
}

const RUNNER = /^(make|just|task|invoke|inv|tox|nox|poe|hatch|pdm|npm|yarn)$/

/** A target that could not be looked into still has its name. */
function hiddenWork({ program, args, unresolved }: CiCommand): Found[] {
  const target = args.filter((arg) => !arg.startsWith('-')).join(' ')
  if (unresolved === undefined || !RUNNER.test(program)) return []
  if (/(^|[\s_:-])(unit_?)?tests?\b|pytest/.test(target)) return [{ work: 'tests' }]
  return /(^|[\s_:-])(lint|flake8|pylint|ruff|mypy|quality|typecheck|check-types)\b/.test(target)
    ? [{ work: 'analysis', kind: 'lint' }]
    : []
}

/** A script that lies on the machine of the CI, by its name: `buildPythonProject.sh`. */
function serverWork({ program, expanded }: CiCommand, roles: ReadonlyMap<string, Role>): Found[] {
  const [, name] = /^([\w-]+)\.(?:sh|bash|bat|cmd|ps1)$/i.exec(program) ?? []
  if (name === undefined || expanded || [...roles.keys()].some((path) => `/${path}`.endsWith(`/${program}`))) return []
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
  if (words.some((word) => /^(tests?|unittests?|pytest)$/.test(word))) return [{ work: 'tests' }]
  if (words.some((word) => /^(lint|linter|flake8|pylint|mypy)$/.test(word))) return [{ work: 'analysis', kind: 'lint' }]
  return words.includes('build') ? [{ work: 'build' }] : []
}

const FOREIGN = 'a workflow of another repository does it, by its name or inputs'

function actionSteps(use: CiUse): Step[] {
  const { name, at, inputs } = use
  const line = Object.values(inputs).join(' ')
  const common = { ...effectOf(use), tool: name, text: name, args: [], at }
  if (use.kind === 'workflow') return workflowWork(use).map((one) => ({ ...common, ...one, doubt: FOREIGN }))
  return ACTIONS.filter((one) => one.name.test(name) && fits(one, line)).map(({ work, kind }) => ({
    ...common,
    ...(kind === undefined ? { work } : { work, kind }),
  }))
}

function effectOf({ runs, gating, reason, doubt }: CiEffect): CiEffect {
  return { runs, gating, ...(reason !== undefined && { reason }), ...(doubt !== undefined && { doubt }) }
}
