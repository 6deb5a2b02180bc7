import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { Documents } from '../../src/facts/types/documents.ts'
import type { Facts, ModuleFacts } from '../../src/facts/types.ts'
import type { Evidence, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { tasksAside } from '../shared/ci/aside.ts'
import { extra } from '../shared/ci/extra.ts'
import { effectRank, rankOf, strongest } from '../shared/ci/strongest.ts'
import { type CiTask, ciTasks } from '../shared/ci/tasks.ts'
import { testsOfNothing } from '../shared/ci/tests-of-nothing.ts'
import { isStaleTravis, travisEvidence } from '../shared/ci/travis.ts'
import { elsewhere, unseen } from '../shared/ci/unseen.ts'
import { letItFail, taskEvidence } from '../shared/ci/words.ts'
import { copiedProject, NO_OWN_CODE, ownModules } from '../shared/own-code.ts'

export default definePractice({
  id: 'coding/continuous-integration',
  number: 25,
  title: 'Use Continuous Integration',
  why: `A change that breaks training, or the tests, is cheapest to mend on the day it is made. A server that builds and tests each change on a clean machine finds what works on one laptop only.`,
  how: `By what the jobs of the CI files do on a change, not by the presence of a file. Commands are followed through make, tox, nox, scripts, task runners, pre-commit and local actions. Tests and analyses that run only in folders with less than 20 % of the code count 0.3, and not beside others. Counted are tests, static analysis, builds or imports, and runs of a pipeline step or reports of its outcome; bots that close issues, label or publish count for nothing. Workflows of other repositories count by what their name and inputs say.
Scale: files whose jobs do none of these, or never run on a change, 0.1; tests or analysis at other times, on a schedule or for a release, 0.3; a build 0.4; tests or analysis that run on a change but cannot fail it 0.45, that can fail it 0.6; both 0.7; both, on pull requests and on pushes, 0.9; with an ML step, a matrix, or cached or locked dependencies 1.0.
A job cannot fail a change when it is masked ("|| true", "continue-on-error") or its triggers never fire (another branch, another repository, by hand only). CI that is set up on a platform's own pages, or above the audited folder, is not visible here: then the verdict is unknown.`,
  fix: `Add one workflow on push and pull_request: install the project from its lock file, run the linter, run the tests. Then add a training run of two minutes on a few rows, which finds what unit tests miss. Let the platform demand that it passes before a merge.`,
  example: `# .github/workflows/ci.yml
on: {push: {branches: [main]}, pull_request: {}}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12", cache: pip}
      - run: pip install -r requirements.txt -e .
      - run: ruff check .
      - run: pytest
      - run: python train.py --epochs 1 --limit-rows 100`,
  sources: ['SE-ML catalogue, practice 25: Use Continuous Integration (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: ['agility', 'quality'],
    observability: 'static',
    related: ['static-analysis', 'feature-code-tested', 'regression-tests'],
  },
  needs: ['modules', 'files', 'ci', 'documents'],
  check({ modules, files, ci, documents }) {
    const own = ownModules(modules)
    if (own.length === 0) return NO_OWN_CODE
    const copied = ci.files.length > 0 ? copiedProject(files, 'its CI files') : undefined
    return copied ?? judge({ ci, documents, files, modules }, own)
  },
})

type Seen = Pick<Facts, 'ci' | 'documents' | 'files' | 'modules'>

function judge({ ci, documents, files, modules }: Seen, own: readonly ModuleFacts[]): GradedVerdict | OpenVerdict {
  const all = ciTasks(ci, files)
  const aside = tasksAside(all, own)
  const idle = testsOfNothing(all, files, modules)
  const tasks = all.filter((task) => !aside.has(task) && !idle.has(task))
  const base = better(rung(ci, tasks), aside)
  const hidden = base.value < 0.6 ? (unseen(ci, files) ?? noFile(ci, documents)) : undefined
  if (hidden !== undefined) return hidden
  const step = nextStep(ci, tasks, base.value)
  return {
    status: 'graded',
    base,
    confidence: confidence(ci, tasks),
    evidence: [...evidence(ci, tasks), ...partEvidence(aside), ...idleEvidence(idle)],
    missing: missing(tasks),
    findings: [],
    ...(step && { nextStep: step }),
  }
}

/** CI of a part of the code is more than none. */
function better(base: Reasoned, aside: ReadonlySet<CiTask>): Reasoned {
  const runs = [...aside].some((task) => effectRank(task) >= 2)
  return base.value < 0.3 && runs ? { value: 0.3, because: 'a small part of the code is tested or analysed' } : base
}

/** What runs for a part of the code only. */
function partEvidence(aside: ReadonlySet<CiTask>): Evidence[] {
  const [task] = aside
  if (task === undefined) return []
  const message = `${task.tool} runs in ${task.folder} only, where little of the code is`
  return [{ message, at: task.at, against: true }]
}

function idleEvidence(idle: ReadonlySet<CiTask>): Evidence[] {
  const [task] = idle
  return task === undefined ? [] : [{ message: `${task.tool} finds no test to run`, at: task.at, against: true }]
}

/** Without a file, a sign of CI elsewhere leaves it open. */
function noFile(ci: CiFacts, documents: Documents): OpenVerdict | undefined {
  return ci.files.length === 0 ? elsewhere(ci, documents) : undefined
}

/** The practice's own scale. */
function rung(ci: CiFacts, tasks: readonly CiTask[]): Reasoned {
  if (ci.files.length === 0) return { value: 0, because: 'no file configures continuous integration' }
  const tests = rankOf(tasks, 'tests')
  const analysis = rankOf(tasks, 'analysis')
  if (tests === 3 && analysis === 3) return both(ci, tasks)
  const best = Math.max(tests, analysis)
  const what = tests >= analysis ? 'tests' : 'static analysis'
  if (best === 3) return { value: 0.6, because: `${what} can fail a change, ${other(what)} cannot` }
  if (best === 2) return { value: 0.45, because: `${what} run on a change, but cannot fail it` }
  if (rankOf(tasks, 'build') >= 2 || rankOf(tasks, 'run') >= 2)
    return { value: 0.4, because: 'a change is built or run, neither tested nor analysed' }
  return rest(tasks)
}

function other(what: string): string {
  return what === 'tests' ? 'static analysis' : 'tests'
}

function rest(tasks: readonly CiTask[]): Reasoned {
  const scheduled = tasks.some(
    ({ runs, job, work }) =>
      (work === 'tests' || work === 'analysis') &&
      runs === 'otherwise' &&
      job.triggers.some(({ kind }) => kind === 'schedule'),
  )
  if (scheduled) return { value: 0.3, because: 'runs on a schedule, not on a change' }
  if (tasks.some(looksAtReleases)) return { value: 0.3, because: 'releases are tested or analysed, changes are not' }
  if (rankOf(tasks, 'format') >= 2) return { value: 0.3, because: 'the format of a change is checked, nothing else' }
  if (tasks.length > 0) return { value: 0.1, because: 'no job that builds, tests or analyses runs on a change' }
  return { value: 0.1, because: 'no job builds, tests or analyses the project' }
}

/** By itself, for each tag or release. */
function looksAtReleases({ work, runs, job }: CiTask): boolean {
  const isCheck = work === 'tests' || work === 'analysis'
  return isCheck && runs === 'otherwise' && job.triggers.some(({ kind, name }) => kind === 'tag' || name === 'release')
}

function both(ci: CiFacts, tasks: readonly CiTask[]): Reasoned {
  const gating = tasks.filter((task) => effectRank(task) === 3 && (task.work === 'tests' || task.work === 'analysis'))
  const everywhere = gating.some(({ job }) => job.onPullRequest) && gating.some(({ job }) => job.onPush)
  const more = extra(ci, tasks)
  if (!everywhere)
    return {
      value: 0.7,
      because: 'tests and static analysis can fail a change, but not both on pull requests and on pushes',
    }
  const because = 'tests and static analysis can fail pull requests and pushes'
  return more === undefined ? { value: 0.9, because } : { value: 1, because: `${because}; ${more}` }
}

const WHAT: readonly (readonly [CiTask['work'], string])[] = [
  ['tests', 'tests run'],
  ['analysis', 'static analysis runs'],
  ['build', 'the project is built or installed'],
  ['run', 'a step of the pipeline runs, or its outcome is compared,'],
]

function evidence(ci: CiFacts, tasks: readonly CiTask[]): Evidence[] {
  const seen = WHAT.flatMap(([work, what]) => {
    const task = strongest(tasks, work)
    return task === undefined ? [] : [taskEvidence(what, task)]
  })
  if (seen.length > 0) return [...seen, ...travisEvidence(ci, tasks)]
  if (ci.files.length === 0) return [{ message: 'no file configures continuous integration', against: true }]
  const idle = ci.files.slice(0, 3).map(({ path }) => ({
    message: 'its jobs neither build nor test nor analyse the project',
    at: { path },
    against: true,
  }))
  return idle
}

function missing(tasks: readonly CiTask[]): string[] {
  return WHAT.flatMap(([work, what]) => (tasks.some((task) => task.work === work) ? [] : [`a job in which ${what}`]))
}

function confidence(ci: CiFacts, tasks: readonly CiTask[]): GradedVerdict['confidence'] {
  const decisive = [strongest(tasks, 'tests'), strongest(tasks, 'analysis')]
  if (isStaleTravis(ci)) return 'low'
  if (ci.truncated || decisive.some((task) => task?.doubt !== undefined)) return 'medium'
  return ci.files.length === 0 ? 'medium' : 'high'
}

function nextStep(ci: CiFacts, tasks: readonly CiTask[], base: number): NextStep | undefined {
  if (base === 1) return undefined
  const masked = [strongest(tasks, 'tests'), strongest(tasks, 'analysis')].find((task) => task && effectRank(task) < 3)
  if (ci.files.length === 0)
    return step('Add one workflow on push and pull_request that installs the project, lints it and runs its tests')
  if (masked) return step(letItFail(masked))
  if (base >= 0.9) return step('Add a training run of two minutes on a few rows to the workflow')
  if (base >= 0.7) return step('Run the same jobs on pull requests and on pushes to the default branch')
  const lacking = rankOf(tasks, 'tests') < 0 ? 'the tests' : 'a linter such as ruff'
  return step(`Run ${lacking} in the workflow for pull requests and pushes`)
}

function step(action: string): NextStep {
  return { action, effort: 'small' }
}
