import type { CiCommand, CiEffect, CiFacts, CiJob, CiUse } from '../../../src/facts/types/ci.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location, Role } from '../../../src/model.ts'
import { ACTIONS, type AnalysisKind, type CiWork, TOOLS } from './kinds.ts'
import { looksElsewhere } from './looks-elsewhere.ts'

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

/** All work of the jobs that has a name here, in the order of the jobs. */
export function ciTasks(ci: CiFacts, files: readonly ProjectFile[]): CiTask[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]))
  return ci.jobs.flatMap((job) => {
    const found = [
      ...job.commands.flatMap((command) => commandTasks(command, job, roles)),
      ...job.uses.flatMap((use) => actionTasks(use, job)),
    ]
    return failsOnRepairs(job) ? found.map(asGating) : found
  })
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
  const repairs =
    task.args.includes('--fix') || (task.work === 'format' && !task.args.some((arg) => /^--(check|diff)/.test(arg)))
  if (!repairs || task.gating || task.runs !== 'on-change') return task
  const { reason: _reason, ...rest } = task
  return { ...rest, gating: true, doubt: 'it repairs, and a later step fails when something was repaired' }
}

type Found = Pick<CiTask, 'work' | 'kind'>

function commandTasks(command: CiCommand, job: CiJob, roles: ReadonlyMap<string, Role>): CiTask[] {
  const { program, args, text, at, wrappers, folder, folderUnknown, unresolved = elsewhere(command) } = command
  const found = [...byTool(command, roles), ...scriptWork(command, roles), ...hiddenWork(command)]
  const doubt = unresolved === undefined ? {} : { doubt: command.doubt ?? unresolved }
  // `coverage run script.py`: what is measured is a test run, whatever the script is called.
  const measured = found.length === 0 && wrappers.includes('coverage run') ? [{ work: 'tests' as const }] : []
  return [...found, ...measured].map((one) => ({
    ...effectOf(command),
    ...doubt,
    ...one,
    tool: program,
    text,
    args,
    ...(folder !== undefined && { folder }),
    ...(folderUnknown && { folderUnknown }),
    at,
    job,
  }))
}

function elsewhere({ folderUnknown }: CiCommand): string | undefined {
  return folderUnknown && 'the folder where it runs cannot be told'
}

function byTool(command: CiCommand, roles: ReadonlyMap<string, Role>): Found[] {
  const { program, args } = command
  const line = args.join(' ')
  return TOOLS.filter(
    ({ work, ...one }) =>
      one.program.test(program) &&
      (one.args?.test(line) ?? true) &&
      !one.notArgs?.test(line) &&
      !(work === 'analysis' && looksElsewhere(command, roles)),
  )
}

/** Scripts of the project whose name says that they take a model or its data through a step. */
const STEP =
  /(^|[/_-])(train|finetune|fit|eval|evaluate|predict|infer|inference|detect|classify|segment|val|validate|pipeline|experiment|preprocess|prepare|featurize|main|run|sample|export|benchmark)\w*([/_.-]|$)/i

/** `python tests/run.py` tests, `python train.py --epochs 1` runs a step. */
function scriptWork({ program, args }: CiCommand, roles: ReadonlyMap<string, Role>): Found[] {
  const script = args.find((arg) => !arg.startsWith('-'))?.replace(/^\.\//, '')
  if (program !== 'python' || script === undefined || args[0]?.startsWith('-c')) return []
  const role = roles.get(script)
  if (role === 'test') return [{ work: 'tests' }]
  return (role === 'source' || role === 'example') && STEP.test(script) ? [{ work: 'run' }] : []
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

function actionTasks(use: CiUse, job: CiJob): CiTask[] {
  const { name, at, inputs } = use
  const line = Object.values(inputs).join(' ')
  const fits = ACTIONS.filter(
    (one) => one.name.test(name) && !one.notArgs?.test(line) && (one.inputs?.test(line) ?? true),
  )
  return fits.map(({ work, kind }) => ({
    ...effectOf(use),
    ...(kind === undefined ? { work } : { work, kind }),
    ...{ tool: name, text: name, args: [], at, job },
  }))
}

function effectOf({ runs, gating, reason, doubt }: CiEffect): CiEffect {
  return { runs, gating, ...(reason !== undefined && { reason }), ...(doubt !== undefined && { doubt }) }
}
