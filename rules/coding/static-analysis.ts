import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { ModuleFacts, ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { SERVICE } from '../shared/analysis/languages.ts'
import { type Scope, type Start, scopeOf } from '../shared/analysis/scope.ts'
import { gatingKinds, readSignals, type Signals } from '../shared/analysis/signals.ts'
import { silencedModules, silenceEvidence, silencePenalty } from '../shared/analysis/silenced.ts'
import { effectRank, strongest } from '../shared/ci/strongest.ts'
import { unseen } from '../shared/ci/unseen.ts'
import { letItFail, taskEvidence } from '../shared/ci/words.ts'
import { copiedProject, NO_OWN_CODE, ownModules } from '../shared/own-code.ts'

export default definePractice({
  id: 'coding/static-analysis',
  number: 26,
  title: 'Use Static Analysis to Check Code Quality',
  why: `A linter and a type checker find the misspelt name and the forgotten argument in a second, not after an hour of training. They also keep the small rules of a team out of its reviews.`,
  how: `By where linters, type checkers and tools for security or complexity run, and over how much of the code. Commands are followed through make, tox, nox, pre-commit and the like.
Scale: settings or a dependency that nothing runs 0.2; on a schedule 0.3; a pre-commit hook, a service such as Sonar, or CI that it cannot fail 0.6; CI that it can fail 0.9; with a second kind of analysis, or a service as well, 1.0. Formatters check style, no more: named 0.1, as a hook 0.3, in CI 0.35. A tool whose settings ignore everything does not count.
Coverage is the share of the project's own lines of code that is analysed: what the commands name, without what the settings leave out and files that a comment keeps from it ("# flake8: noqa", "# pylint: skip-file"). Comments that silence more than one line in 50 cost 0.1, more than one in 25 0.2. Notebooks count as analysed by ruff, nbqa and pynblint only, TypeScript and JavaScript by eslint, biome, oxlint, tsc and their kin.`,
  fix: `Begin with ruff, which also reads notebooks: a hook of pre-commit finds things before they are committed, and "pre-commit run --all-files" in CI makes sure that nobody skips it. Add a type checker for the code that others import.`,
  example: `# .pre-commit-config.yaml
repos:
  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev: v0.6.9
    hooks: [{id: ruff, types_or: [python, pyi, jupyter]}]`,
  sources: ['SE-ML catalogue, practice 26: Use Static Analysis to Check Code Quality (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: ['quality'],
    observability: 'static',
    related: ['continuous-integration'],
  },
  needs: ['modules', 'files', 'ci', 'dependencies', 'toolSettings'],
  check({ modules, files, ci, dependencies, toolSettings }) {
    const own = ownModules(modules)
    if (own.length === 0) return NO_OWN_CODE
    const signals = readSignals({ ci, files, dependencies, toolSettings, own })
    const open = copiedProject(files, 'its linters') ?? hidden(signals, ci, files)
    if (open !== undefined) return open
    const base = rung(signals)
    if (base.value < LOOKED_AT) return verdict(signals, base)
    const starts = startsOf(signals)
    const scope = scopeOf(own, starts, toolSettings.tools)
    const graded = withSilences(verdict(signals, base, scope), own, starts)
    return scope === undefined ? { ...graded, cap: ANYWHERE } : graded
  },
})

/** What is analysed somewhere may be no code of the project. */
const ANYWHERE: Reasoned = { value: 0.6, because: 'the folder where the analysis runs cannot be told' }

/** Below this rung nothing runs that could have a scope. */
const LOOKED_AT = 0.6

/** A CI file that cannot be read may hold what decides. Hooks are the least that there is, whatever it holds. */
function hidden(signals: Signals, ci: CiFacts, files: readonly ProjectFile[]) {
  return strongest(signals.tasks) === undefined && signals.hooks.length === 0 ? unseen(ci, files) : undefined
}

function verdict(signals: Signals, base: Reasoned, scope?: Scope): GradedVerdict {
  const step = nextStep(signals, base.value, scope)
  return {
    status: 'graded',
    base,
    ...(scope && { coverage: { ...scope, what: 'lines of code are analysed' } }),
    confidence: strongest(signals.tasks)?.doubt === undefined ? 'high' : 'medium',
    evidence: evidence(signals),
    missing: missing(signals),
    findings: [],
    ...(step && { nextStep: step }),
  }
}

/** Comments that silence what runs are against it. */
function withSilences(graded: GradedVerdict, own: readonly ModuleFacts[], starts: readonly Start[]): GradedVerdict {
  return {
    ...graded,
    penalties: silencePenalty(own),
    evidence: [...graded.evidence, ...silenceEvidence(own)],
    findings: silencedModules(
      own,
      starts.map(({ tool }) => tool),
    ),
  }
}

/** What decides for each rung, best first. */
function rung(signals: Signals): Reasoned {
  const best = strongest(signals.tasks)
  const rank = best === undefined ? -1 : effectRank(best)
  if (rank === 3) return enforced(signals)
  if (rank === 2) return { value: 0.6, because: 'CI analyses each change, but that cannot fail it' }
  if (signals.hooks.length > 0)
    return { value: 0.6, because: 'a pre-commit hook analyses what is committed; CI does not' }
  if (signals.services.length > 0) return { value: 0.6, because: 'a service is set up that analyses each change' }
  return format(signals) ?? named(signals, rank)
}

function enforced({ tasks, services }: Signals): Reasoned {
  const kinds = gatingKinds(tasks)
  const full = kinds.size > 1 || kinds.has('suite') || services.length > 0
  return full
    ? { value: 1, because: `analysis can fail a change, in more than one way (${[...kinds].sort().join(', ')})` }
    : { value: 0.9, because: 'analysis can fail a change' }
}

/** Formatters are style, not analysis. */
function format({ formatTasks, formatHooks }: Signals): Reasoned | undefined {
  const best = strongest(formatTasks)
  if (best !== undefined && effectRank(best) >= 2)
    return { value: 0.35, because: 'CI checks the format, nothing analyses the code' }
  return formatHooks.length > 0
    ? { value: 0.3, because: 'a hook checks the format, nothing analyses the code' }
    : undefined
}

function named({ named: tools, formatNamed }: Signals, rank: number): Reasoned {
  if (rank === 1) return { value: 0.3, because: 'analysis runs at other times than on a change' }
  if (tools.length > 0) return { value: 0.2, because: 'a tool is named, nothing was seen that runs it' }
  if (formatNamed.length > 0) return { value: 0.1, because: 'a formatter is named, no tool for analysis' }
  return { value: 0, because: 'no tool for static analysis' }
}

/** The starts that decide: those in CI that run on a change, else the hooks. */
function startsOf({ tasks, hooks }: Signals): Start[] {
  const best = strongest(tasks)
  const rank = best === undefined ? 0 : effectRank(best)
  if (rank >= 2) return tasks.filter((task) => effectRank(task) === rank)
  return hooks.length > 0 ? hooks.map(({ tool }) => ({ tool, args: [] })) : [{ tool: SERVICE, args: [] }]
}

function evidence(signals: Signals): Evidence[] {
  const { tasks, hooks, services, off, emptyPreCommit } = signals
  const best = strongest(tasks)
  const others = tasks.filter((task) => task !== best && task.kind !== best?.kind && effectRank(task) >= 2).slice(0, 1)
  const run = [...(best ? [best] : []), ...others].map((task) => taskEvidence('CI runs an analysis', task))
  return [
    ...run,
    ...hooks
      .slice(0, 2)
      .map(
        ({ tool, hook }): Evidence => ({ message: `a pre-commit hook runs ${tool}`, at: hook.at, level: 'integrated' }),
      ),
    ...services.map(({ service, at }): Evidence => ({ message: `${service} is set up`, at, level: 'integrated' })),
    ...(run.length === 0 && hooks.length === 0 ? idle(signals) : []),
    ...off.map(({ setting, reason }): Evidence => ({ message: reason, at: setting.at, against: true })),
    ...(emptyPreCommit
      ? [{ message: 'pre-commit is a dependency, but has no hooks', at: emptyPreCommit, against: true }]
      : []),
  ]
}

/** What there is where nothing analyses the code. */
function idle({ named: tools, formatTasks, formatHooks, formatNamed }: Signals): Evidence[] {
  const [tool] = tools
  const [formatter] = formatNamed
  const style: Evidence[] = [
    ...formatTasks.slice(0, 1).map((task) => taskEvidence('CI checks the format', task)),
    ...formatHooks.slice(0, 1).map(
      ({ tool: name, hook }): Evidence => ({
        message: `a pre-commit hook runs ${name}, which formats`,
        at: hook.at,
        level: 'declared',
      }),
    ),
  ]
  if (tool)
    return [
      { message: `${tool.tool} is ${tool.how}, but nothing was seen that runs it`, at: tool.at, level: 'declared' },
      ...style,
    ]
  if (style.length > 0) return style
  if (formatter)
    return [
      {
        message: `${formatter.tool} is ${formatter.how}: it formats, it does not analyse`,
        at: formatter.at,
        level: 'declared',
      },
    ]
  return [{ message: 'no linter, type checker or other analysis was found', against: true }]
}

function missing({ tasks, hooks, services }: Signals): string[] {
  return [
    ...(tasks.length > 0 ? [] : ['a CI job that runs a linter or type checker']),
    ...(hooks.length > 0 ? [] : ['a pre-commit hook that analyses code']),
    ...(services.length > 0 ? [] : ['a service such as Sonar, Codacy or DeepSource']),
    ...(gatingKinds(tasks).size > 1 ? [] : ['a second kind of analysis (types, security, complexity) in CI']),
  ]
}

function nextStep({ tasks, hooks, advised }: Signals, base: number, scope: Scope | undefined): NextStep | undefined {
  const best = strongest(tasks)
  if (best && effectRank(best) === 2) return step(letItFail(best))
  if (scope && scope.covered < 0.8 * scope.of)
    return step(`Widen the analysis: ${scope.of - scope.covered} of ${scope.of} lines of code are left out`)
  if (base === 1) return undefined
  const idle = tasks.find((task) => task.kind !== best?.kind && effectRank(task) === 2)
  if (idle) return step(letItFail(idle))
  if (base >= 0.9) return step(`Add a type checker such as ${advised.typeChecker} to the same job`)
  if (hooks.length > 0) return step('Run "pre-commit run --all-files" in CI, so that it can fail a change')
  if (!advised.hooks) return step(`Run ${advised.linter} in CI on each change, so that it can fail it`)
  return step(`Add ${advised.linter} to pre-commit, and run "pre-commit run --all-files" in CI`)
}

function step(action: string): NextStep {
  return { action, effort: 'small' }
}
