import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { ModuleFacts, ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { tasksAside } from '../shared/ci/aside.ts'
import { startsService } from '../shared/ci/service-started.ts'
import { effectRank, strongest } from '../shared/ci/strongest.ts'
import { type CiTask, ciTasks } from '../shared/ci/tasks.ts'
import { unseen } from '../shared/ci/unseen.ts'
import { letItFail, taskEvidence } from '../shared/ci/words.ts'
import { moduleContent } from '../shared/module-content.ts'
import { copiedProject, NO_OWN_CODE, ownModules } from '../shared/own-code.ts'
import { percentage } from '../shared/percentage.ts'
import { findTests, type Tests } from '../shared/testing/effective-tests.ts'
import { guardOf } from '../shared/testing/guard.ts'
import { type Reach, reachOf } from '../shared/testing/reach.ts'

/** Reach from which tests protect a part, and most of the code; percent of source files (practices.md, practice 24). */
const PART = 20
const MOST = 50

/** Share of test functions that are switched off, percent, and what it costs. */
const MANY_SKIPPED = 20
const SKIPPED_PENALTY = 0.1

export default definePractice({
  id: 'coding/regression-tests',
  number: 24,
  title: 'Run Automated Regression Tests',
  why: `Training code that is wrong mostly still runs and still gives a number. Tests that run on each change are what tells a model that is worse from a pipeline that is broken.`,
  how: `A test file counts when it asserts something that is not constant and runs code of the project; "test.py" that evaluates a model does not, nor does a scaffold with "assert False", nor a file of which all tests are skipped. The reach of the tests is the share of source files with functions that tests use, directly or through other source files: a static stand-in for coverage, and usually above it.
Scale by reach: any test 0.3, from 20 % of the files 0.45, from 50 % 0.6. With CI that runs the tests: 0.4, 0.55 and 0.7, since a failure that nobody has to see is no full answer; with CI that they can fail: 0.45, 0.7 and 0.9; and with a least coverage or mutation tests 1.0. When more than 20 % of the test functions are skipped or expected to fail, 0.1 less.
se-ml runs no test, so it cannot see whether they pass.`,
  fix: `Begin with one test for each function that prepares data or computes features, and one that trains on ten rows and checks that the loss falls. Let CI run pytest on each change. Then set a least coverage, so that it cannot slide.`,
  example: `def test_one_batch_is_learned():
    torch.manual_seed(0)
    model, batch = Model(), make_batch(size=10)
    first, *_, last = train(model, [batch], epochs=50)
    assert last < 0.5 * first`,
  sources: ['SE-ML catalogue, practice 24: Run Automated Regression Tests (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: ['quality'],
    observability: 'static',
    related: ['feature-code-tested'],
  },
  needs: ['modules', 'graph', 'files', 'ci', 'toolSettings'],
  check({ modules, graph, files, ci, toolSettings }) {
    const own = ownModules(modules)
    if (own.length === 0) return NO_OWN_CODE
    const found = findTests(modules, graph, startsService(ci))
    const reach = reachOf(modules, graph, found.effective)
    // In a copy of another project the CI files run that project's tests, and tests that reach no own code are of it as well.
    const copied = copiedProject(files, 'its CI files') !== undefined
    const tests =
      copied && reach.reached === 0 ? { ...found, effective: [], functions: 0, skipped: [], idle: [] } : found
    const all = copied ? [] : ciTasks(ci, files)
    const aside = tasksAside(all, own)
    const tasks = all.filter((task) => !aside.has(task))
    const run = strongest(tasks, 'tests')
    const hidden = run === undefined && !copied ? unseen(ci, files)?.reason : undefined
    const seen: Seen = { modules, tests, reach, run, hidden, guard: guardOf(toolSettings, tasks, ci) }
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      penalties: skippedPenalty(seen.tests),
      confidence: confidence(seen, ci, files, copied),
      evidence: evidence(seen),
      missing: missing(seen),
      findings: idleFindings(seen),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly modules: readonly ModuleFacts[]
  readonly tests: Tests
  readonly reach: Reach
  /** What runs the tests in CI. */
  readonly run: CiTask | undefined
  /** Why CI may run them unseen. */
  readonly hidden: string | undefined
  /** What keeps the tests themselves good. */
  readonly guard: Evidence | undefined
}

/** Rows: reach; columns: not in CI, in CI, can fail a change. */
const SCALE = [
  [0.3, 0.4, 0.45],
  [0.45, 0.55, 0.7],
  [0.6, 0.7, 0.9],
] as const

function rung({ tests, reach, run, hidden, guard }: Seen): Reasoned {
  if (tests.effective.length === 0)
    return { value: 0, because: 'no test that asserts something reaches code of the project' }
  const share = shareOf(reach)
  const row = SCALE[share >= MOST ? 2 : share >= PART ? 1 : 0]
  const rank = run === undefined ? 0 : effectRank(run)
  const far = `tests reach ${Math.round(share)} % of the source files`
  if (rank === 3 && share >= MOST && guard)
    return { value: 1, because: `${far}, can fail a change, and ${guard.message}` }
  if (rank === 3) return { value: row[2], because: `${far} and can fail a change` }
  if (rank > 0) return { value: row[1], because: `${far}; CI runs them, but they cannot fail a change` }
  return { value: row[0], because: `${far}; ${hidden ?? 'no CI job runs them'}` }
}

/** Tests that never run protect nothing (practices.md, practice 24). */
function skippedPenalty({ skipped, functions }: Tests): Reasoned[] {
  const share = percentage(skipped.length, functions)
  return share > MANY_SKIPPED
    ? [
        {
          value: SKIPPED_PENALTY,
          because: `${skipped.length} of ${functions} test functions are skipped or expected to fail`,
        },
      ]
    : []
}

function shareOf({ reached, of }: Reach): number {
  return percentage(reached, of)
}

function evidence({ modules, tests, reach, run, hidden, guard }: Seen): Evidence[] {
  const off = skippedPenalty(tests).map(({ because }): Evidence => {
    const { module, line } = tests.skipped[0]!
    return { message: because, at: { path: modules[module]!.path, line }, against: true }
  })
  const [first] = tests.effective
  const exist: Evidence =
    first === undefined
      ? { message: 'no test asserts something about code of the project', against: true }
      : {
          message: `${tests.functions} test functions in ${files(tests.effective.length)}`,
          at: { path: modules[first]!.path },
          level: 'used',
        }
  const far: Evidence = {
    message: `tests reach ${reach.reached} of ${reach.of} source files with functions`,
    ...(shareOf(reach) >= MOST ? { level: 'used' } : { against: true }),
  }
  const inCi = run ? taskEvidence('CI runs tests', run) : { message: hidden ?? 'no CI job runs tests', against: true }
  const idle = tests.idle.slice(0, 3).map(
    ({ module, reason }): Evidence => ({
      message: `this test ${reason}`,
      at: { path: modules[module]!.path },
      against: true,
    }),
  )
  return [exist, ...(first === undefined ? [] : [far]), inCi, ...(guard ? [guard] : []), ...off, ...idle]
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}

function missing({ tests, run, guard }: Seen): string[] {
  return [
    ...(tests.effective.length > 0 ? [] : ['a test with an assertion that reaches code of the project']),
    ...(run ? [] : ['a CI job that runs tests']),
    ...(guard ? [] : ['a least coverage (fail_under, --cov-fail-under) or mutation tests']),
  ]
}

function idleFindings({ modules, tests }: Seen): FoundPlace[] {
  return tests.idle.map(({ module, reason }) => {
    const { path, codeLines } = modules[module]!
    return {
      message: `${path} ${reason}; let it check what a function of the project returns`,
      at: { path, line: 1 },
      risk: 'low',
      value: 0,
      lines: codeLines,
      fix: { action: `Let ${path} check what a function of the project returns`, effort: 'small' },
      content: moduleContent(modules[module]!),
    }
  })
}

function confidence(
  { run, tests }: Seen,
  ci: CiFacts,
  all: readonly ProjectFile[],
  copied: boolean,
): 'high' | 'medium' | 'low' {
  if (copied) return 'low'
  const hidden = run === undefined && tests.effective.length > 0 && unseen(ci, all) !== undefined
  return hidden || run?.doubt !== undefined ? 'medium' : 'high'
}

function firstTest(modules: readonly ModuleFacts[]): string {
  return modules.some(({ language }) => language === 'python')
    ? 'Write a first test: train on ten rows and check that the loss falls'
    : 'Write a first test, for the function in which a silent fault would hurt most'
}

function nextStep({ modules, tests, reach, run, hidden, guard }: Seen): NextStep | undefined {
  if (tests.effective.length === 0) return { action: firstTest(modules), effort: 'small' }
  if (run === undefined && hidden === undefined)
    return { action: 'Run the tests in CI on each change', effort: 'small' }
  if (run && effectRank(run) < 3) return { action: letItFail(run), effort: 'small' }
  if (shareOf(reach) < MOST)
    return { action: 'Test the source files that no test reaches, those that prepare data first', effort: 'medium' }
  return guard
    ? undefined
    : { action: 'Set a least coverage, a little below what the tests reach now', effort: 'small' }
}
