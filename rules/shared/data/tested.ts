import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { effectRank } from '../ci/strongest.ts'
import { ciTasks } from '../ci/tasks.ts'
import { type Code, placeOf } from '../evidence/use.ts'

const READS = /^(pandas|polars)\.(read_\w+|scan_\w+)$/
const WRITES = /\.to_(csv|parquet|json|feather|pickle)$|^tempfile\./
const VALIDATES = /^(great_expectations|pandera|pointblank|deepchecks|soda)\b/

/**
 * Tests of data: they read a data set that they have not written themselves, no fixture, and assert something of it. Tests
 * of code with made-up frames are none.
 */
export function testedData(code: Code, ci: CiFacts, files: readonly ProjectFile[]): Evidence | undefined {
  const { modules, names } = code
  const inTests = names.calls.filter(({ role }) => role === 'test')
  const writing = new Set(inTests.filter(({ name }) => WRITES.test(name)).map(({ module }) => module))
  const validating = new Set(
    names.imports
      .filter(({ root, role }) => role === 'test' && VALIDATES.test(root))
      .map(({ module }) => folder(modules[module]!.path)),
  )
  for (const call of inTests.filter(({ name, module }) => READS.test(name) && !writing.has(module))) {
    const { path } = modules[call.module]!
    const argument = modules[call.module]!.calls[call.call]!.arguments[0]
    if (
      /fixture|tmp_path|sample|dummy|mock|resources?\//i.test(
        `${path} ${argument?.value ?? ''} ${argument?.name ?? ''}`,
      )
    )
      continue
    const asserts = modules.some(
      (one) =>
        folder(one.path) === folder(path) && one.role === 'test' && one.assertions.some(({ constant }) => !constant),
    )
    const isOnData = validating.has(folder(path)) || /(^|[/_])data([/_.]|$)/i.test(path.split('/').slice(-2).join('/'))
    if (!asserts || !isOnData) continue
    const inCi = ciTasks(ci, files).some(
      (task) => task.work === 'tests' && effectRank(task) === 3 && runs(task.args, path),
    )
    // Which data they read is sure for a path in the code, and for tools that are made for it.
    const isSure = validating.has(folder(path)) || typeof argument?.value === 'string'
    const level = inCi && isSure ? 'enforced' : inCi || isSure ? 'integrated' : 'used'
    return { message: `tests read the data and check them${inCi ? ', in CI' : ''}`, at: placeOf(modules, call), level }
  }
  return undefined
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** A run of all tests, or of a folder that holds these. */
function runs(args: readonly string[], path: string): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-') && /[./]/.test(arg) && !arg.includes('='))
  return paths.length === 0 || paths.some((one) => one === '.' || path.startsWith(one.replace(/^\.\//, '')))
}
