import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { effectRank, strongest } from '../shared/ci/strongest.ts'
import { type CiTask, ciTasks } from '../shared/ci/tasks.ts'
import { taskEvidence } from '../shared/ci/words.ts'
import { type Code, placeOf } from '../shared/evidence/use.ts'
import { type Tested, testedUnits } from '../shared/features/tested.ts'
import { type FeatureCode, featureCode } from '../shared/features/units.ts'
import { copiedProject } from '../shared/own-code.ts'
import { makesNoFeatures } from '../shared/profile/applies.ts'

export default definePractice({
  id: 'training/feature-code-tested',
  number: 11,
  title: 'Test all Feature Extraction Code',
  why: `A wrong feature raises no error: the model learns from it all the same, and is merely worse. A test with five rows and the expected result finds what no metric tells.`,
  how: `Feature code are the functions of modules that compute a column from others or do two or more operations on data frames, "transform" of transformers of one's own, and functions with a result in files that are named for features or preprocessing. A test checks one when it calls it, takes its result and asserts something that is not constant there or further down; one that a test only reaches through others counts half.
Scale: no feature code that a test checks 0; checked 0.7; and CI runs the tests and they can fail a change 1.0; times 0.4 + 0.6 x the share of lines of feature code that is checked. Features that are computed in notebooks or at the top of scripts cannot be tested as they stand.
Not judged: code that computes no features, libraries and courses.`,
  fix: `For each function that computes features write a test with a tiny literal frame, a missing value in it, and the exact result. Move features out of notebooks first: what is no function cannot be tested.`,
  example: `def test_age_of_missing_birthday_is_missing():
    frame = pd.DataFrame({"born": [1980, None]})
    expected = pd.Series([40.0, None], name="age")
    result = add_age(frame, year=2020)["age"]
    pd.testing.assert_series_equal(result, expected)`,
  sources: ['SE-ML catalogue, practice 11: Test all Feature Extraction Code (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    observability: 'static',
    related: ['data-sanity-checks', 'regression-tests'],
  },
  needs: ['profile', 'names', 'modules', 'ci', 'files'],
  check({ profile, names, modules, ci, files }) {
    const none = makesNoFeatures(profile)
    if (none !== undefined) return none
    const code: Code = { names, modules }
    const features = featureCode(code)
    if (features.units.length === 0 && features.loose.length === 0) return NO_FEATURES
    return verdict({ code, features, tested: testedUnits(code, features.units), run: testRun(ci, files) })
  },
})

const NO_FEATURES: OpenVerdict = {
  status: 'not-applicable',
  reason: 'no function, script or notebook of the project computes features',
}

interface Seen {
  readonly code: Code
  readonly features: FeatureCode
  readonly tested: readonly Tested[]
  /** What runs the tests in CI. */
  readonly run: CiTask | undefined
}

function testRun(ci: CiFacts, files: readonly ProjectFile[]): CiTask | undefined {
  return copiedProject(files, 'its CI files') === undefined ? strongest(ciTasks(ci, files), 'tests') : undefined
}

function verdict(seen: Seen): GradedVerdict {
  const base = rung(seen)
  const of = sum(seen.tested, ({ unit }) => unit.codeLines)
  const covered = sum(seen.tested, ({ unit, share }) => unit.codeLines * share)
  const step = nextStep(seen, base.value, covered / of)
  return {
    status: 'graded',
    base,
    ...(base.value > 0 && { coverage: { covered, of, what: 'lines of feature code are checked' } }),
    confidence: 'medium',
    evidence: evidence(seen),
    missing: missing(seen, base.value),
    findings: seen.tested.filter(({ share }) => share === 0).map((one) => finding(seen.code, one)),
    ...(step && { nextStep: step }),
  }
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}

function rung({ features, tested, run }: Seen): Reasoned {
  if (features.units.length === 0)
    return { value: 0, because: 'features are computed outside of functions, where no test reaches them' }
  if (tested.every(({ share }) => share === 0))
    return { value: 0, because: 'no test calls a function that computes features' }
  return run !== undefined && effectRank(run) === 3
    ? { value: 1, because: 'tests check feature code, and can fail a change' }
    : { value: 0.7, because: 'tests check feature code; they cannot fail a change' }
}

function evidence({ code, features, tested, run }: Seen): Evidence[] {
  const checked = tested.filter(({ share }) => share === 1)
  const open = tested.filter(({ share }) => share === 0)
  const [first] = checked
  const [untested] = open.toSorted((a, b) => b.unit.codeLines - a.unit.codeLines)
  const [loose] = features.loose
  return [
    {
      message: `${checked.length} of ${tested.length} functions with feature code have a test of their own`,
      ...(checked.length > 0 ? { level: 'used' } : { against: true }),
    },
    ...(first?.by
      ? [
          {
            message: `a test asserts on \`${first.unit.name}\``,
            at: placeOf(code.modules, first.by),
            level: 'used',
          } as const,
        ]
      : []),
    ...(untested
      ? [
          {
            message: `no test reaches \`${untested.unit.name}\``,
            at: placeOf(code.modules, untested.unit),
            against: true,
          },
        ]
      : []),
    ...(loose
      ? [
          {
            message: `${features.loose.length} features are computed outside of functions of modules`,
            at: placeOf(code.modules, loose),
            against: true,
          },
        ]
      : []),
    ...(run && first ? [taskEvidence('CI runs tests', run)] : []),
  ]
}

function missing({ features, run }: Seen, base: number): string[] {
  return [
    ...(base > 0 ? [] : ['a test that calls a function with feature code and asserts on its result']),
    ...(run && effectRank(run) === 3 ? [] : ['a CI job in which tests can fail a change']),
    ...(features.loose.length > 0 ? ['features in functions, not in cells or at the top of scripts'] : []),
  ]
}

function nextStep({ features, tested, run }: Seen, base: number, share: number): NextStep | undefined {
  if (features.units.length === 0)
    return { action: 'Move the code that computes features into functions of a module', effort: 'medium' }
  const open = tested.filter(({ share }) => share < 1).toSorted((a, b) => b.unit.codeLines - a.unit.codeLines)
  if (base === 0 || share < 0.8)
    return { action: `Test ${open[0]!.unit.name} with a literal frame and the exact result`, effort: 'small' }
  return run === undefined || effectRank(run) < 3
    ? { action: 'Let CI run the tests of feature code on each change', effort: 'small' }
    : undefined
}

function finding({ modules }: Code, { unit }: Tested): FoundPlace {
  const { path } = modules[unit.module]!
  return {
    message: `no test reaches \`${unit.name}\`, which computes features; test it with a literal frame`,
    at: placeOf(modules, unit),
    risk: 'low',
    value: 0,
    lines: unit.codeLines,
    fix: { action: `Test ${unit.name} in ${path} with a literal frame and the exact result`, effort: 'small' },
    symbol: unit.name,
    content: modules[unit.module]!.units[unit.unit]!.content,
  }
}
