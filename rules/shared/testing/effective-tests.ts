import type { ModuleGraph } from '../../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'

/** The tests of a repository, and which of them can fail for a fault in its code. */
export interface Tests {
  /** Indexes of test modules with assertions that reach code of the project. */
  readonly effective: readonly number[]
  /** Test functions in them. */
  readonly functions: number
  /** Those that a decorator switches off for good: `skip`, `xfail`; `skipif` depends on the machine. */
  readonly skipped: readonly { readonly module: number; readonly line: number }[]
  /** Indexes of test modules that do not count, with the reason. */
  readonly idle: readonly { readonly module: number; readonly reason: string }[]
}

/** Calls by which a test runs the project from outside, in Python and in TypeScript or JavaScript. */
const RUNS_OUTSIDE =
  /^(subprocess\.\w+|sh\.\w+|os\.system|runpy\.\w+|testbook|papermill\.\w+|pytester\.\w+|testdir\.\w+)$|(^|\.)(run_sh_command|run_command|CliRunner|check_output|check_call|Popen)$|^(page|browser|context)\.goto$|^cy\.visit$|^(spawn|exec|execFile|fork)(Sync)?$|^(execa|supertest|request)$/

/** A test file counts when it holds an assertion on something and runs code of the project (practices.md, practice 24). */
export function findTests(modules: readonly ModuleFacts[], graph: ModuleGraph): Tests {
  const importing = importers(modules, graph)
  const effective: number[] = []
  const idle: { module: number; reason: string }[] = []
  for (const [index, module] of modules.entries()) {
    if (module.role !== 'test' || isHelper(module)) continue
    const reason = whyIdle(module, importing.has(index) || byConftest(module, modules, importing))
    if (reason === undefined) effective.push(index)
    else idle.push({ module: index, reason })
  }
  const functions = effective.reduce((sum, index) => sum + testsIn(modules[index]!), 0)
  return { effective, functions, skipped: effective.flatMap((module) => skippedIn(modules[module]!, module)), idle }
}

function isHelper(module: ModuleFacts): boolean {
  const isNamed = /(^|\/)(conftest|__init__)\.py$/.test(module.path)
  return isNamed || (module.assertions.length === 0 && testsIn(module) === 0)
}

function whyIdle({ assertions, calls }: ModuleFacts, imports: boolean): string | undefined {
  if (assertions.length === 0) return 'asserts nothing'
  if (assertions.every(({ constant }) => constant)) return 'asserts constants only'
  return imports || calls.some(({ callee }) => RUNS_OUTSIDE.test(callee)) ? undefined : 'reaches no code of the project'
}

/** Modules that import code of the project that is no test. */
function importers(modules: readonly ModuleFacts[], { imports }: ModuleGraph): ReadonlySet<number> {
  return new Set(imports.filter(({ to }) => to !== undefined && isOwn(modules[to]!)).map(({ from }) => from))
}

function isOwn({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook' || role === 'config'
}

/** Fixtures of a conftest.py above it bring the code in. */
function byConftest({ path }: ModuleFacts, modules: readonly ModuleFacts[], importing: ReadonlySet<number>): boolean {
  return modules.some(
    (other, index) =>
      importing.has(index) &&
      other.path.endsWith('conftest.py') &&
      path.startsWith(other.path.slice(0, -'conftest.py'.length)),
  )
}

/** Test functions; with the test runners of TypeScript and JavaScript, calls of `it` and `test`. */
function testsIn({ units, calls, language }: ModuleFacts): number {
  if (language === 'python') return units.filter(isTestFunction).length
  return calls.filter(({ callee }) => /^(it|test)(\.(each|only|concurrent|skipIf|runIf|for)(\(\))?)?$/.test(callee))
    .length
}

const SWITCHED_OFF = /^(pytest\.mark\.|unittest\.|mark\.)?(skip|xfail|expectedFailure)(\(\))?$/

function skippedIn({ names, units }: ModuleFacts, module: number): { module: number; line: number }[] {
  return names.signatures
    .filter(({ unit, decorators }) => isTestFunction(units[unit]!) && decorators.some((one) => SWITCHED_OFF.test(one)))
    .map(({ unit }) => ({ module, line: units[unit]!.line }))
}

function isTestFunction({ name }: { readonly name: string }): boolean {
  return /(^|\.)test/.test(name)
}
