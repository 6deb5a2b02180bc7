import type { Dependency } from '../../../src/facts/types/dependencies.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { callsOf } from '../names.ts'
import { TRACKERS } from '../tracking/trackers.ts'
import { type Assets, inTraining, type Part } from './part.ts'

/** Share of the dependencies of the program that has to allow one version only. */
const NEARLY_ALL = 0.9

/** Code that trains, and the packages that it ran with. */
export function judgeCode(assets: Assets): Part {
  const { git, starts } = assets
  const tracked = new Set(git.tracked?.map(({ path }) => path))
  const outside = starts.filter(({ at }) => !tracked.has(at.path))
  const environment = environmentOf(assets)
  const tied = tiedToRuns(assets)
  const copies = copiedScripts(assets)
  const { value, because } = rung({ outside: outside.length, environment: environment.value, tied: tied !== undefined })
  return {
    name: 'training code',
    value: Math.max(0, value - (copies.length > 0 ? 0.1 : 0)),
    because: copies.length > 0 ? `${because}; copies stand in for versions` : because,
    evidence: [
      ...environment.evidence,
      ...(tied ? [tied] : []),
      ...outside.slice(0, 1).map(({ at }) => untracked(at.path)),
    ],
    findings: copies,
    missing: [
      ...(environment.value === 'exact' ? [] : ['a lock file, or one version for each dependency']),
      ...(tied ? [] : ['the commit in the record of each run, or tags of releases']),
    ],
    ...(environment.value !== 'exact' && {
      step: {
        action: 'Lock the versions of all dependencies (uv lock, poetry lock, pip-compile)',
        effort: 'small' as const,
      },
    }),
  }
}

type Environment = 'none' | 'named' | 'exact'

function rung({ outside, environment, tied }: { outside: number; environment: Environment; tied: boolean }) {
  if (outside > 0) return { value: 0.45, because: 'not all code that trains is in git' }
  if (environment === 'none') return { value: 0.5, because: 'in git, but nothing says which packages it needs' }
  if (environment === 'named') return { value: 0.7, because: 'in git; the versions of packages are open' }
  return tied
    ? { value: 1, because: 'in git, with exact versions of packages, and tied to runs or releases' }
    : { value: 0.85, because: 'in git, with exact versions of packages' }
}

function untracked(path: string): Evidence {
  return { message: 'trains, and git does not track it', at: { path }, against: true }
}

function environmentOf({ dependencies, containers }: Assets): { value: Environment; evidence: Evidence[] } {
  const { locks, declared } = dependencies
  const [lock] = locks
  if (lock)
    return {
      value: 'exact',
      evidence: [{ message: 'fixes the version of each package', at: { path: lock.path }, level: 'integrated' }],
    }
  const wanted = declared.filter(({ source, group }) => group === 'runtime' && source !== 'ci' && source !== 'notebook')
  if (wanted.length === 0)
    return {
      value: 'none',
      evidence: [{ message: 'no file declares the packages that the code needs', against: true }],
    }
  const pinned = wanted.filter(({ pinned }) => pinned)
  const said = `${pinned.length} of ${wanted.length} dependencies allow one version only`
  const isExact = pinned.length >= NEARLY_ALL * wanted.length
  const digest = containers.dockerfiles.some(({ stages }) => stages.some(({ base }) => base.fixed === 'digest'))
  if (isExact) return { value: 'exact', evidence: [{ message: said, at: wanted[0]!.at, level: 'integrated' }] }
  return {
    value: 'named',
    evidence: [
      { message: digest ? `${said}; images are fixed by digest` : said, at: firstOpen(wanted).at, against: true },
    ],
  }
}

function firstOpen(wanted: readonly Dependency[]): Dependency {
  return wanted.find(({ pinned }) => !pinned) ?? wanted[0]!
}

/** A tracker that records the commit by itself, DVC, a call that asks git, or tags. */
function tiedToRuns(assets: Assets): Evidence | undefined {
  const { code, git, dataFiles, isOptional } = assets
  const asked = inTraining(assets, code.names.calls).find(
    (call) => !isOptional(call) && /^(git\.Repo\b|pygit2\.|dulwich\.)/.test(call.name),
  )
  if (asked)
    return {
      message: 'records the commit',
      at: { path: code.modules[asked.module]!.path, line: asked.line },
      level: 'integrated',
    }
  const names = /^(MLflow|Weights & Biases|ClearML|Comet|Neptune|DVCLive|Sacred)$/
  const starts = TRACKERS.filter(({ name }) => names.test(name))
  const [run] = callsOf(
    code.names,
    /^(mlflow|wandb|clearml|comet_ml|neptune|dvclive|sacred)\.\w*(start_run|init|init_run|Live|Experiment|autolog|start)$/i,
  ).filter((call) => !isOptional(call) && starts.some(({ calls }) => calls.test(call.name)))
  if (run)
    return {
      message: 'the tracker records the commit of each run',
      at: { path: code.modules[run.module]!.path, line: run.line },
      level: 'integrated',
    }
  const stage = dataFiles.dvc.outputs.find((one) => one.stage !== undefined)
  if (stage)
    return { message: 'ties code, data and outputs of each stage to a commit', at: stage.at, level: 'integrated' }
  const tags = git.tags?.length ?? 0
  return tags > 0 ? { message: `${tags} tags name releases`, level: 'used' } : undefined
}

const COPY = /^(.+?)[_-]?(v\d+|final\w*|old|backup|bak|copy\d*|new|latest|orig|original|tmp|\(\d+\))$/i

/** `train_v2.py` beside `train.py`. */
function copiedScripts({ code: { modules } }: Assets): FoundPlace[] {
  const paths = new Set(modules.map(({ path }) => path))
  return modules.flatMap(({ path, role, codeLines }) => {
    const [, folder = '', stem = '', ending = ''] = /^(.*\/)?([^/]+)\.(py|ipynb)$/.exec(path) ?? []
    const [, original] = COPY.exec(stem) ?? []
    if ((role !== 'source' && role !== 'notebook') || original === undefined) return []
    const sibling = `${folder}${original}.${ending}`
    if (
      !paths.has(sibling) ||
      !/train|model|prepare|clean|preprocess|data|feature|eval|experiment|main|run/i.test(stem)
    )
      return []
    return [copyFinding(path, sibling, codeLines)]
  })
}

function copyFinding(path: string, sibling: string, lines: number): FoundPlace {
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
