import type { Evidence, FoundPlace, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { dataChecks, suites } from '../shared/data/checks.ts'
import { lenientReads } from '../shared/data/lenient.ts'
import { looks, typedRead } from '../shared/data/looks.ts'
import { loaders, readSites } from '../shared/data/read-sites.ts'
import { testedData } from '../shared/data/tested.ts'
import { placeOf } from '../shared/evidence/use.ts'
import { lacks } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

const LENIENT = 0.05
const MOST_LENIENT = 0.15

export default definePractice({
  id: 'data/data-sanity-checks',
  number: 1,
  title: 'Use Sanity Checks for All External Data Sources',
  why: `Data from outside change without notice: a column is renamed, a unit is another one, a file arrives half. A check where they come in stops the run there, instead of a model that is quietly worse.`,
  how: `By functions that read data (files, tables, hubs; data sets for practising do not count), and whether a check is reached from each of them: a schema (pandera, Great Expectations, TFDV, ...), an assertion after the read, an exception upon missing values or columns, a merge that validates, or a function named after a check that asserts or raises. Suites that a script or a CI job runs on the data count for all of them, and so do tests that read real data.
Scale: data are only looked at (describe, head, a count of missing values), or columns and types are named at the read, 0.2; a suite that nothing runs 0.2; checked by hand, or against a schema elsewhere than where they are read, 0.45, in code that a run starts 0.6; by a schema, or a suite that a script runs, 0.7; in CI 1.0; times 0.4 + 0.6 x the share of reading functions that are covered. Reads that skip bad lines, turn bad values into missing ones, are passed over when they fail, or are filled up with zeros as a whole, and warnings that are all switched off where data are read, take off 0.05 each, 0.15 at most.`,
  fix: `Write one schema for each source and call it in the function that loads it, so that bad input stops the run with a sentence that names the column.`,
  example: `import pandera as pa

SCHEMA = pa.DataFrameSchema({
    "age": pa.Column(int, pa.Check.in_range(0, 120)),
    "churned": pa.Column(bool),
})

def load(path):
    return SCHEMA.validate(pd.read_csv(path))`,
  sources: ['SE-ML catalogue, practice 1: Use Sanity Checks for All External Data Sources (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    observability: 'static',
    related: ['data-distribution-checks', 'reusable-data-preparation'],
  },
  needs: ['profile', 'modules', 'names', 'ci', 'pipelines', 'files', 'smells'],
  check({ profile, ci, pipelines, files, smells, ...code }) {
    const not = isNoProject(profile) ?? lacks(profile, 'reads-external-data')
    if (not) return not
    const sites = readSites(code)
    const readers = [...loaders(sites).values()].map(([first]) => first!.call)
    if (readers.length === 0)
      return {
        status: 'unknown',
        reason: 'data are read in ways of their own, piece by piece: no function that loads a data set was found',
      }
    const checks = dataChecks(code, readers)
    const reached = new Set(code.names.reachedFromEntry)
    return judge({
      readers: readers.length,
      covered: new Set([...checks.bySchema, ...checks.byHand]).size,
      bySchema: checks.bySchema.size > 0,
      elsewhere: checks.hasSchema,
      started: [...checks.byHand].some(
        (key) => reached.has(key) && code.modules[Number(key.split(':')[0])]!.role === 'source',
      ),
      checks: checks.evidence,
      suite: suites({ ci, pipelines, files }),
      tested: testedData({ ...code, ci, files }),
      looked: looks(code),
      typed: typedRead(code),
      lenient: lenientReads(code, smells),
      firstRead: { message: 'data are read here', at: placeOf(code.modules, readers[0]!) },
    })
  },
})

interface Seen {
  readonly readers: number
  readonly covered: number
  readonly bySchema: boolean
  /** A schema checks data somewhere; which reads it covers cannot be told. */
  readonly elsewhere: boolean
  /** A check by hand stands in code that an entry point reaches. */
  readonly started: boolean
  readonly checks: readonly Evidence[]
  readonly suite: Evidence | undefined
  readonly tested: Evidence | undefined
  readonly looked: Evidence | undefined
  readonly typed: Evidence | undefined
  readonly lenient: readonly FoundPlace[]
  readonly firstRead: Evidence
}

function judge(seen: Seen): GradedVerdict {
  const penalty = Math.min(MOST_LENIENT, LENIENT * seen.lenient.length)
  const isOverall = [seen.suite, seen.tested].some((one) => one?.level === 'integrated' || one?.level === 'enforced')
  const base = rung(seen)
  const next = nextStep(seen, base.value)
  return {
    status: 'graded',
    base,
    ...(!isOverall &&
      seen.covered > 0 && { coverage: { covered: seen.covered, of: seen.readers, what: 'functions that read data' } }),
    ...(penalty > 0 && { penalties: [{ value: penalty, because: 'reads let bad lines or values pass' }] }),
    confidence: base.value >= 0.45 ? 'medium' : 'low',
    evidence: evidence(seen),
    missing: base.value >= 0.7 ? [] : ['a schema that stops the run on bad input'],
    findings: seen.lenient,
    ...(next && { nextStep: next }),
  }
}

const WORTH = { declared: 0.2, used: 0.45, integrated: 0.7, enforced: 1 } as const

function rung({ suite, tested, bySchema, elsewhere, covered, started, looked, typed }: Seen): Reasoned {
  const options: Reasoned[] = [
    { value: 0, because: 'data are read and used as they come' },
    ...(typed ? [{ value: 0.2, because: 'columns or types are named at the read, nothing else is checked' }] : []),
    ...(looked ? [{ value: 0.2, because: 'data are looked at, nothing stops on what is wrong with them' }] : []),
    ...[suite, tested].flatMap((one) => (one ? [{ value: WORTH[one.level!], because: one.message }] : [])),
    ...(covered > 0 ? [{ value: started ? 0.6 : 0.45, because: 'data are checked by hand where they are read' }] : []),
    ...(elsewhere
      ? [{ value: 0.45, because: 'data are checked against a schema; which reads it covers cannot be told' }]
      : []),
    ...(bySchema ? [{ value: 0.7, because: 'data are checked against a schema where they are read' }] : []),
  ]
  return options.reduce((best, one) => (one.value > best.value ? one : best))
}

function evidence({
  suite,
  tested,
  checks,
  covered,
  elsewhere,
  looked,
  typed,
  lenient,
  firstRead,
  readers,
}: Seen): Evidence[] {
  const good = [suite, tested, ...(covered > 0 || elsewhere ? checks.slice(0, 3) : []), typed, looked].filter(
    (one) => one !== undefined,
  )
  const bad: Evidence[] = lenient.slice(0, 2).map(({ message, at }) => ({ message, at, against: true }))
  if (good.length + bad.length > 0) return [...good, ...bad]
  return [
    {
      ...firstRead,
      message: `${readers} ${readers === 1 ? 'function or script reads' : 'functions or scripts read'} data, none checks them`,
      against: true,
    },
  ]
}

function nextStep({ readers, covered, elsewhere }: Seen, base: number): NextStep | undefined {
  if (base >= 1) return undefined
  if (base >= 0.7) return { action: 'Run the checks on the real data in CI or on a schedule', effort: 'small' }
  if (elsewhere && covered === 0)
    return {
      action: 'Check data against the schema in the functions that read them, so that no way passes it by',
      effort: 'small',
    }
  if (covered > 0 && covered < readers)
    return { action: `Check the other ${readers - covered} sources too, with a schema each`, effort: 'medium' }
  return {
    action:
      'Add a schema for the first source (pandera is the smallest step) and call it in the function that loads it',
    effort: 'small',
  }
}
