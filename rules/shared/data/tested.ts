import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Facts, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence, EvidenceLevel } from '../../../src/model.ts'
import { effectRank } from '../ci/strongest.ts'
import { ciTasks } from '../ci/tasks.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'

type TestedFrom = Code & Pick<Facts, 'ci' | 'files'>

const READS = /^(pandas|polars)\.(read_\w+|scan_\w+)$/
const WRITES = /\.to_(csv|parquet|json|feather|pickle)$|^tempfile\./
const VALIDATES = /^(great_expectations|pandera|pointblank|deepchecks|soda)\b/

/**
 * Tests of data: they read a data set that they have not written themselves, no fixture, and assert something of it. Tests
 * of code with made-up frames are none.
 */
export function testedData(facts: TestedFrom): Evidence | undefined {
  const validating = validatingFolders(facts)
  const pathOf = ({ module }: ResolvedCall): string => facts.modules[module]!.path
  const isOnData = (path: string): boolean => validating.has(folder(path)) || DATA_TEST.test(lastTwo(path))
  const call = dataReads(facts).find((one) => assertsIn(facts.modules, folder(pathOf(one))) && isOnData(pathOf(one)))
  if (call === undefined) return undefined
  const inCi = runInCi(facts, pathOf(call))
  // Which data they read is sure for a path in the code, and for tools that are made for it.
  const isSure = validating.has(folder(pathOf(call))) || typeof firstArgument(facts, call)?.value === 'string'
  return {
    message: inCi ? 'tests read the data and check them, in CI' : 'tests read the data and check them',
    at: placeOf(facts.modules, call),
    level: LEVELS[Number(inCi) + Number(isSure)]!,
  }
}

/** By how many of the two are so: it runs in CI, and it is sure that it reads the data. */
const LEVELS: readonly EvidenceLevel[] = ['used', 'integrated', 'enforced']

/** A test of this name, or in a folder of this name. */
const DATA_TEST = /(^|[/_])data([/_.]|$)/i

/** Folders of tests that use a package for checks of data. */
function validatingFolders({ modules, names }: Code): ReadonlySet<string> {
  const using = names.imports.filter(({ root, role }) => role === 'test' && VALIDATES.test(root))
  return new Set(using.map(({ module }) => folder(modules[module]!.path)))
}

const MADE_UP = /fixture|tmp_path|tmpdir|sample|dummy|mock|resources?\//i

/** Calls of tests that read a file which no test of the module has written, and no fixture; not those of a test with a folder of its own. */
function dataReads(code: Code): ResolvedCall[] {
  const inTests = code.names.calls.filter(({ role }) => role === 'test')
  const writing = new Set(inTests.filter(({ name }) => WRITES.test(name)).map(({ module }) => module))
  return inTests
    .filter(({ name, module }) => READS.test(name) && !writing.has(module))
    .filter((call) => {
      const given = firstArgument(code, call)
      const { path, names } = code.modules[call.module]!
      const parameters = names.signatures.find(({ unit }) => unit === call.unit)?.parameters ?? []
      const words = [path, given?.value, given?.name, ...parameters.map(({ name }) => name)]
      return !MADE_UP.test(words.join(' '))
    })
}

function firstArgument({ modules }: Code, call: ResolvedCall): Argument | undefined {
  return writtenCall(modules, call).arguments[0]
}

/** Whether a test in the folder asserts something that may fail. */
function assertsIn(modules: readonly ModuleFacts[], inFolder: string): boolean {
  return modules.some(
    ({ path, role, assertions }) =>
      role === 'test' && folder(path) === inFolder && assertions.some(({ constant }) => !constant),
  )
}

/** Whether a job that can fail a change runs the test. */
function runInCi({ ci, files }: TestedFrom, path: string): boolean {
  return ciTasks(ci, files).some((task) => task.work === 'tests' && effectRank(task) === 3 && runs(task.args, path))
}

function lastTwo(path: string): string {
  return path.split('/').slice(-2).join('/')
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** A run of all tests, or of a folder that holds these. */
function runs(args: readonly string[], path: string): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-') && /[./]/.test(arg) && !arg.includes('='))
  return paths.length === 0 || paths.some((one) => one === '.' || path.startsWith(one.replace(/^\.\//, '')))
}
