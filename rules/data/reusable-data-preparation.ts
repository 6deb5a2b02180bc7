import type { Notebooks } from '../../src/facts/types/notebooks.ts'
import type { Evidence, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { showsData } from '../shared/data/shows.ts'
import { type Code, placeOf } from '../shared/evidence/use.ts'
import { type Bonus, BY_A_TEST, bonuses } from '../shared/preparation/bonuses.ts'
import { preparations } from '../shared/preparation/operations.ts'
import { type PreparingFile, preparingFiles, reusableShare } from '../shared/preparation/share.ts'
import { type PreparationSmell, preparationSmells } from '../shared/preparation/smells.ts'
import { preparesNothing } from '../shared/profile/applies.ts'

/** Weight of the share that can be used again; the rest are bonuses (practices.md, practice 4). */
const SHARE_WEIGHT = 0.55

export default definePractice({
  id: 'data/reusable-data-preparation',
  number: 4,
  title: 'Write Reusable Scripts for Data Cleaning and Merging',
  why: `Data that were cleaned by hand, or in cells of a notebook, cannot be made again when new data come, and nobody can say what was done to them. A script does it the same way each time, and can be tested.`,
  how: `By the operations on data frames that clean, merge or reshape (pandas, Polars, Spark, Dask), and by where they stand. A function that takes data and gives something back counts 1; a function without parameters or result, or of more than 80 lines, 0.5; a main block or a function in a notebook 0.4; a script 0.2; a cell of a notebook 0. In notebooks only what flows into a training, a file or a merge counts: looking at data is no preparation; nor is, anywhere, what draws, works on results, or looks at the runs of a tracker. A file counts by the logarithm of its operations.
Strength: 0.55 x the share that can be used again; plus 0.15 when an entry point or stage starts it, 0.10 when paths or parameters can be given, 0.10 when two other files use it, 0.10 when a test reaches it, without which it is 0.74 at most. Each class of smells (cells that prepare data, hidden state, cells out of order, repeated chains, paths of one machine, notebooks that run others) loses 0.05, at most 0.25.
Not judged: libraries, courses and templates, and fewer than five operations; those in dashboards and plots, and on tables of results, do not count.`,
  fix: `Move each chain from the notebook into a function that takes a frame and returns a frame, let a stage of the pipeline call it, and add one test with a frame of five rows.`,
  example: `def clean(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.dropna(subset=["customer"]).drop_duplicates("order")
    return orders.assign(total=orders["price"] * orders["count"])`,
  sources: [
    'SE-ML catalogue, practice 4: Write Reusable Scripts for Data Cleaning and Merging (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: ['traceability'],
    observability: 'static',
    related: ['feature-code-tested', 'regression-tests'],
  },
  needs: ['profile', 'names', 'modules', 'notebooks', 'pipelines'],
  check({ profile, names, modules, notebooks, pipelines }) {
    const none = preparesNothing(profile)
    if (none !== undefined) return none
    const code: Code = { names, modules }
    const all = preparations(code)
    const operations = all.filter(({ module }) => !showsData(modules[module]!.path))
    if (operations.length < LEAST_OPERATIONS) return TOO_FEW
    const files = preparingFiles(modules, operations)
    if (files.length === 0)
      return { status: 'not-applicable', reason: 'notebooks look at data, and nothing goes further from there' }
    if (files.reduce((sum, one) => sum + one.operations.length, 0) < LEAST_OPERATIONS) return TOO_FEW
    return verdict(code, files, bonuses({ ...code, pipelines }, files), notebooks)
  },
})

/** Below that, code that looks at data would count as preparation (practices.md, practice 4). */
const LEAST_OPERATIONS = 5

const TOO_FEW: OpenVerdict = {
  status: 'not-applicable',
  reason:
    'fewer than 5 operations on data frames clean, merge or reshape data, apart from code that shows them and from results',
}

function verdict(
  code: Code,
  files: readonly PreparingFile[],
  extra: readonly Bonus[],
  notebooks: Notebooks,
): GradedVerdict {
  const share = reusableShare(files)
  const given = extra.filter(({ evidence }) => evidence !== undefined)
  const smells = preparationSmells({ ...code, notebooks }, files)
  const base = SHARE_WEIGHT * share + given.reduce((sum, { value }) => sum + value, 0)
  const step = nextStep(share, extra)
  return {
    status: 'graded',
    base: {
      value: base,
      because: [`${percent(share)} can be used again`, ...given.map(({ because }) => because)].join(', '),
    },
    penalties: smells,
    ...(isUntested(extra) && { cap: UNTESTED }),
    confidence: files.some(({ operations }) => operations.length >= 5) ? 'high' : 'medium',
    evidence: [...shareEvidence(code, files, share), ...given.map(({ evidence }) => evidence!), ...smells.map(against)],
    missing: extra
      .filter(({ evidence }) => evidence === undefined)
      .map(({ because }) => `preparation that is ${because}`),
    findings: smells.flatMap(({ places }) => places),
    ...(step && { nextStep: step }),
  }
}

/** Of seven repositories that scored more without a test, readers called five "mostly" (docs/validation/round-8-a.md). */
const UNTESTED: Reasoned = { value: 0.74, because: 'no test reaches the preparation' }

function isUntested(extra: readonly Bonus[]): boolean {
  return extra.some(({ because, evidence }) => because === BY_A_TEST && evidence === undefined)
}

function percent(share: number): string {
  return `${Math.round(100 * share)} % of the preparation`
}

/** The share; the best and the worst file. */
function shareEvidence({ modules }: Code, files: readonly PreparingFile[], share: number): Evidence[] {
  const sorted = files.toSorted((a, b) => b.reuse - a.reuse || b.operations.length - a.operations.length)
  const best = sorted[0]!
  const worst = sorted.at(-1)!
  const line = ({ module, operations }: PreparingFile, isBad: boolean): Evidence => {
    const one = operations.toSorted((a, b) => (isBad ? 1 : -1) * (a.place.reuse - b.place.reuse) || a.line - b.line)[0]!
    const message = `${operations.length} operations on data, for instance in a ${one.place.what}`
    return {
      message,
      at: placeOf(modules, { module, line: one.line }),
      ...(isBad ? { against: true } : { level: 'used' as const }),
    }
  }
  const all = `${percent(share)} can be used again (${files.length} ${files.length === 1 ? 'file' : 'files'})`
  const head: Evidence = share >= 0.5 ? { message: all, level: 'used' } : { message: all, against: true }
  return [head, ...(best.reuse >= 0.5 ? [line(best, false)] : []), ...(worst.reuse < 0.5 ? [line(worst, true)] : [])]
}

function against({ because, places }: PreparationSmell): Evidence {
  return { message: because, at: places[0]!.at, against: true }
}

function nextStep(share: number, extra: readonly Bonus[]): NextStep | undefined {
  if (share < 0.7)
    return { action: 'Move the preparation of data into functions that take a frame and return one', effort: 'medium' }
  const open = extra.find(({ evidence }) => evidence === undefined)
  return open && { action: open.step, effort: 'small' }
}
