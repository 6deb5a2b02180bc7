import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { ToolSetting, ToolSettings } from '../../../src/facts/types/toolSettings.ts'
import type { ModuleFacts, ProjectFile } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { effectRank } from '../ci/strongest.ts'
import { type CiTask, ciTasks } from '../ci/tasks.ts'
import { isMostlyScripts } from '../mostly-scripts.ts'
import { type CodeHook, codeHooks } from './hooks.ts'
import { reads, readsAny } from './languages.ts'
import { analysisKind, isFormatter, programOf, serviceOf, toolOfFile } from './linters.ts'
import { switchedOff } from './switched-off.ts'

/** A tool that is named somewhere, which says nothing on whether anybody runs it. */
export interface Named {
  readonly tool: string
  readonly at: Location
  readonly how: 'configured' | 'a dependency'
}

/** All signs of static analysis, by how much they tell. */
export interface Signals {
  /** Analyses of code in CI; those of other files (YAML, shell, SQL) are left out. */
  readonly tasks: readonly CiTask[]
  readonly formatTasks: readonly CiTask[]
  readonly hooks: readonly CodeHook[]
  readonly formatHooks: readonly CodeHook[]
  readonly services: readonly { readonly service: string; readonly at: Location }[]
  readonly named: readonly Named[]
  readonly formatNamed: readonly Named[]
  /** Tools whose settings leave nothing of them. */
  readonly off: readonly { readonly setting: ToolSetting; readonly reason: string }[]
  /** Tools that fit the code, for advice. */
  readonly advised: { readonly linter: string; readonly typeChecker: string; readonly hooks: boolean }
  /** `pre-commit` is a dependency and has no configuration. */
  readonly emptyPreCommit?: Location
}

export interface From {
  readonly ci: CiFacts
  readonly files: readonly ProjectFile[]
  readonly dependencies: Dependencies
  readonly toolSettings: ToolSettings
  /** The project's own code: tools for other languages are no signal. */
  readonly own: readonly ModuleFacts[]
}

/** Also in a folder of a larger repository. */
const PRE_COMMIT = /(^|\/)\.pre-commit-config\.ya?ml$/

export function readSignals(from: From): Signals {
  const { ci, files, dependencies, toolSettings, own } = from
  const off = toolSettings.tools.flatMap((setting) => {
    const reason = switchedOff(setting)
    return reason === undefined ? [] : [{ setting, reason }]
  })
  const isOn = ({ tool }: { readonly tool: string }): boolean =>
    readsAny(tool, own) && !off.some(({ setting }) => setting.tool === tool)
  const all = ciTasks(ci, files)
  const hooks = codeHooks(ci.hooks).filter(isOn)
  const named = namedTools({ files, dependencies, toolSettings }).filter(isOn)
  return {
    tasks: all.filter((task) => task.work === 'analysis' && task.kind !== 'other' && isOn(task)),
    formatTasks: all.filter(({ work }) => work === 'format'),
    hooks: hooks.filter(({ kind }) => kind !== undefined && kind !== 'other'),
    formatHooks: hooks.filter(({ kind }) => kind === undefined),
    services: servicesIn(files),
    named: named.filter(({ tool }) => isAnalysis(tool)),
    formatNamed: named.filter(({ tool }) => isFormatter(tool)),
    off,
    advised: adviceFor(own, named),
    ...unusedPreCommit(from),
  }
}

function servicesIn(files: readonly ProjectFile[]): Signals['services'] {
  return files.flatMap(({ path }) => {
    const service = serviceOf(path)
    return service ? [{ service, at: { path } }] : []
  })
}

function unusedPreCommit({ dependencies, files }: From): Pick<Signals, 'emptyPreCommit'> {
  const declared = dependencies.declared.find(({ name, frozen }) => name === 'pre-commit' && !frozen)
  const isSetUp = files.some(({ path }) => PRE_COMMIT.test(path))
  return declared && !isSetUp ? { emptyPreCommit: declared.at } : {}
}

/** A linter that is there already for most of the code, else the usual one. The hooks of pre-commit are a custom of Python. */
function adviceFor(own: readonly ModuleFacts[], named: readonly Named[]): Signals['advised'] {
  const hooks = !isMostlyScripts(own)
  const language = hooks ? 'python' : 'javascript'
  const linter = named.find(({ tool }) => analysisKind(tool) === 'lint' && reads(tool, language))?.tool
  return hooks
    ? { linter: linter ?? 'ruff', typeChecker: 'mypy', hooks }
    : { linter: linter ?? 'eslint', typeChecker: 'tsc', hooks }
}

function isAnalysis(tool: string): boolean {
  const kind = analysisKind(tool)
  return kind !== undefined && kind !== 'other'
}

function namedTools({ files, dependencies, toolSettings }: Omit<From, 'ci' | 'own'>): Named[] {
  const configured = toolSettings.tools.map(({ tool, at }): Named => ({ tool, at, how: 'configured' }))
  const byFile = files.flatMap(({ path }): Named[] => {
    const tool = toolOfFile(path)
    return tool === undefined ? [] : [{ tool, at: { path }, how: 'configured' }]
  })
  const declared = dependencies.declared
    .filter(({ frozen, source }) => !frozen && source !== 'ci')
    .map(({ name, at }): Named => ({ tool: programOf(name), at, how: 'a dependency' }))
  return [...configured, ...byFile, ...declared]
}

/** The kinds of analysis that can fail a change. */
export function gatingKinds(tasks: readonly CiTask[]): ReadonlySet<string> {
  return new Set(tasks.filter((task) => effectRank(task) === 3).flatMap(({ kind }) => kind ?? []))
}
