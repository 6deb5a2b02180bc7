import type { ModuleGraph } from '../../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { outdatedTests } from './outdated.ts'
import { isSample, isSwitchedOff } from './runs-nothing.ts'
import { skippedIn, testsIn } from './skipped.ts'

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

/** Where CI starts the project as a service, these reach it. */
const REQUESTS = /^(requests|httpx)\.(get|post|put|patch|delete|request)$/

/** A test file counts when it holds an assertion on something and runs code of the project (practices.md, practice 24). */
export function findTests(modules: readonly ModuleFacts[], graph: ModuleGraph, isServed = false): Tests {
  const reaching = reachingCode(modules, graph, isServed)
  const outdated = outdatedTests(modules, graph)
  const effective: number[] = []
  const idle: { module: number; reason: string }[] = []
  for (const [index, module] of modules.entries()) {
    if (module.role !== 'test' || isHelper(module)) continue
    const reason = outdated.has(index)
      ? 'calls what is no longer in the project'
      : whyIdle(module, reaching.has(index) || byConftest(module, modules, reaching))
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

function whyIdle(module: ModuleFacts, reaches: boolean): string | undefined {
  const { assertions } = module
  if (assertions.length === 0) return 'asserts nothing'
  if (isSwitchedOff(module)) return 'holds only tests that are skipped or expected to fail'
  if (isSample(module)) return 'is the sample that Kedro brings, and runs nothing of the project'
  if (assertions.every(({ constant }) => constant)) return 'asserts constants only'
  return reaches ? undefined : 'reaches no code of the project'
}

/** Modules that import code of the project or run it from outside, by themselves or through a helper for tests. */
function reachingCode(
  modules: readonly ModuleFacts[],
  { imports }: ModuleGraph,
  isServed: boolean,
): ReadonlySet<number> {
  const asks = (callee: string): boolean => RUNS_OUTSIDE.test(callee) || (isServed && REQUESTS.test(callee))
  const outside = modules.flatMap(({ calls }, index) => (calls.some(({ callee }) => asks(callee)) ? [index] : []))
  const inside = imports.flatMap(({ from, to }) => (to !== undefined && isOwn(modules[to]!) ? [from] : []))
  const users = usersOfHelpers(modules, { imports })
  const reaching = new Set([...outside, ...inside])
  for (const index of reaching) for (const user of users.get(index) ?? []) reaching.add(user)
  return reaching
}

/** By the index of a module for tests, the tests that import it. */
function usersOfHelpers(modules: readonly ModuleFacts[], { imports }: Pick<ModuleGraph, 'imports'>) {
  const users = new Map<number, number[]>()
  for (const { from, to } of imports) {
    if (to === undefined || modules[to]!.role !== 'test') continue
    users.set(to, [...(users.get(to) ?? []), from])
  }
  return users
}

function isOwn({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook' || role === 'config'
}

/** Fixtures of a conftest.py above it bring the code in. */
function byConftest({ path }: ModuleFacts, modules: readonly ModuleFacts[], reaching: ReadonlySet<number>): boolean {
  return modules.some(
    (other, index) =>
      reaching.has(index) &&
      other.path.endsWith('conftest.py') &&
      path.startsWith(other.path.slice(0, -'conftest.py'.length)),
  )
}
