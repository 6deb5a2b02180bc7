import type { Dependency } from '../../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence, FoundPlace, Location } from '../../../src/model.ts'
import { callsOf } from '../names.ts'
import { TRACKERS } from '../tracking/trackers.ts'
import { type Assets, inTraining, type Part } from './part.ts'

/** Share of the dependencies of the program that has to allow one version only. */
const NEARLY_ALL = 0.9

/** Code that trains, and the packages that it ran with. */
export function judgeCode(assets: Assets): Part {
  const [outside] = untracked(assets)
  const environment = environmentOf(assets)
  const tied = tiedToRuns(assets)
  const copies = copiedScripts(assets)
  const { value, because } = rung({
    isOutside: outside !== undefined,
    environment: environment.value,
    isTied: tied !== undefined,
  })
  return {
    name: 'training code',
    ...(copies.length > 0
      ? { value: Math.max(0, value - COPIES), because: `${because}; copies stand in for versions` }
      : { value, because }),
    evidence: [environment.evidence, tied, outside].flatMap((one) => one ?? []),
    findings: copies,
    ...advice(environment.value === 'exact', tied !== undefined),
  }
}

/** What copies of scripts cost. */
const COPIES = 0.1

function advice(isExact: boolean, isTied: boolean): Pick<Part, 'missing' | 'step'> {
  const commit = isTied ? [] : ['the commit in the record of each run, or tags of releases']
  if (isExact) return { missing: commit }
  return {
    missing: ['a lock file, or one version for each dependency', ...commit],
    step: { action: 'Lock the versions of all dependencies (uv lock, poetry lock, pip-compile)', effort: 'small' },
  }
}

type Environment = 'none' | 'named' | 'exact'

function rung({ isOutside, environment, isTied }: { isOutside: boolean; environment: Environment; isTied: boolean }) {
  if (isOutside) return { value: 0.45, because: 'not all code that trains is in git' }
  if (environment === 'none') return { value: 0.5, because: 'in git, but nothing says which packages it needs' }
  if (environment === 'named') return { value: 0.7, because: 'in git; the versions of packages are open' }
  return isTied
    ? { value: 1, because: 'in git, with exact versions of packages, and tied to runs or releases' }
    : { value: 0.85, because: 'in git, with exact versions of packages' }
}

function untracked({ git, starts }: Assets): Evidence[] {
  const tracked = new Set(git.tracked?.map(({ path }) => path))
  return starts
    .filter(({ at }) => !tracked.has(at.path))
    .map(({ at }) => ({ message: 'trains, and git does not track it', at: { path: at.path }, against: true }))
}

interface EnvironmentFound {
  readonly value: Environment
  readonly evidence: Evidence
}

function environmentOf({ dependencies, containers }: Assets): EnvironmentFound {
  const { locks, declared } = dependencies
  const [lock] = locks
  if (lock)
    return {
      value: 'exact',
      evidence: { message: 'fixes the version of each package', at: { path: lock.path }, level: 'integrated' },
    }
  const wanted = declared.filter(({ source, group }) => group === 'runtime' && source !== 'ci' && source !== 'notebook')
  return pinnedOf(wanted, containers)
}

/** Which of the declared packages allow one version only, in one of their files: `setup.py` leaves open what `requirements.txt` fixes. */
function pinnedOf(wanted: readonly Dependency[], { dockerfiles }: Assets['containers']): EnvironmentFound {
  const [first] = wanted
  if (first === undefined)
    return { value: 'none', evidence: { message: 'no file declares the packages that the code needs', against: true } }
  const names = new Set(wanted.map(({ name }) => name))
  const fixed = new Set(wanted.flatMap(({ name, pinned }) => (pinned ? [name] : [])))
  const message = `${fixed.size} of ${names.size} dependencies allow one version only`
  if (fixed.size >= NEARLY_ALL * names.size)
    return { value: 'exact', evidence: { message, at: first.at, level: 'integrated' } }
  const isDigest = dockerfiles.some(({ stages }) => stages.some(({ base }) => base.fixed === 'digest'))
  const said = isDigest ? `${message}; images are fixed by digest` : message
  return { value: 'named', evidence: { message: said, at: firstOpen(wanted, fixed).at, against: true } }
}

function firstOpen(wanted: readonly Dependency[], fixed: ReadonlySet<string>): Dependency {
  return wanted.find(({ name }) => !fixed.has(name)) ?? wanted[0]!
}

/** A call that asks git, a tracker that records the commit by itself, DVC, or tags. */
function tiedToRuns(assets: Assets): Evidence | undefined {
  return commitAsked(assets) ?? commitRecorded(assets) ?? stageLocked(assets) ?? releases(assets)
}

function commitAsked(assets: Assets): Evidence | undefined {
  const { code, isOptional } = assets
  const call = inTraining(assets, code.names.calls).find(
    (one) => !isOptional(one) && /^(git\.Repo\b|pygit2\.|dulwich\.)/.test(one.name),
  )
  return call && { message: 'records the commit', at: pathAndLine(code, call), level: 'integrated' }
}

/** Trackers that write down the commit by themselves. */
const WITH_COMMIT = TRACKERS.filter(({ name }) =>
  /^(MLflow|Weights & Biases|ClearML|Comet|Neptune|DVCLive|Sacred)$/.test(name),
)
const STARTS_RUN =
  /^(mlflow|wandb|clearml|comet_ml|neptune|dvclive|sacred)\.\w*(start_run|init|init_run|Live|Experiment|autolog|start)$/i

function commitRecorded({ code, isOptional }: Assets): Evidence | undefined {
  const run = callsOf(code.names, STARTS_RUN).find(
    (call) => !isOptional(call) && WITH_COMMIT.some(({ calls }) => calls.test(call.name)),
  )
  return (
    run && { message: 'the tracker records the commit of each run', at: pathAndLine(code, run), level: 'integrated' }
  )
}

function stageLocked({ dataFiles }: Assets): Evidence | undefined {
  const output = dataFiles.dvc.outputs.find(({ stage }) => stage !== undefined)
  return (
    output && { message: 'ties code, data and outputs of each stage to a commit', at: output.at, level: 'integrated' }
  )
}

function releases({ git }: Assets): Evidence | undefined {
  const tags = git.tags?.length ?? 0
  return tags > 0 ? { message: `${tags} tags name releases`, level: 'used' } : undefined
}

function pathAndLine({ modules }: Assets['code'], { module, line }: ResolvedCall): Location {
  return { path: modules[module]!.path, line }
}

const COPY = /^(.+?)[_-]?(v\d+|final\w*|old|backup|bak|copy\d*|new|latest|orig|original|tmp|\(\d+\))$/i

/** `train_v2.py` beside `train.py`. */
function copiedScripts({ code: { modules } }: Assets): FoundPlace[] {
  const paths = new Set(modules.map(({ path }) => path))
  return modules
    .filter(({ role }) => role === 'source' || role === 'notebook')
    .flatMap(({ path, codeLines }) => {
      const sibling = originalOf(path)
      return sibling !== undefined && paths.has(sibling) ? [copyFinding({ path, codeLines }, sibling)] : []
    })
}

const STEP = /train|model|prepare|clean|preprocess|data|feature|eval|experiment|main|run/i

/** The path without the mark of a version, for a script that takes part in making a model. */
function originalOf(path: string): string | undefined {
  const stem = /([^/]+)\.(py|ipynb)$/.exec(path)?.[1]
  const original = stem && COPY.exec(stem)?.[1]
  if (!original || !STEP.test(stem)) return undefined
  return path.replace(/[^/]+(?=\.\w+$)/, () => original)
}

function copyFinding({ path, codeLines: lines }: { path: string; codeLines: number }, sibling: string): FoundPlace {
  return {
    message: `${path} looks like a version of ${sibling}; keep one file, git keeps the versions`,
    at: { path, line: 1 },
    risk: 'low',
    value: 0,
    lines,
    fix: { action: `Bring ${path} and ${sibling} together in one file with parameters`, effort: 'medium' },
    content: `copy ${path} of ${sibling}`,
  }
}
