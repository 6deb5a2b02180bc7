import type { CoverageReport } from '../../src/facts/types/coverage.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import type { Evidence, FoundPlace, Measure } from '../../src/model.ts'
import { defineGuideline, type GuidelineSettings } from '../../src/rule.ts'
import { languageName } from '../shared/by-language.ts'
import { moduleContent } from '../shared/module-content.ts'
import { percentage } from '../shared/percentage.ts'

/** Tiers of Better Code Hub, in lines of production code. */
const SMALL = 1_000
const LARGE = 10_000

export default defineGuideline({
  id: 'maintainability/automate-tests',
  number: 9,
  title: 'Automate tests',
  why: `Without tests each change is a leap of faith, and in ML it fails silently: a wrong join or a shifted column still trains and still gives a number. Tests that run by themselves are what makes all other refactoring on this list safe.`,
  how: `Lines of code of test files against lines of code of source files, and assertion density: the share of test lines that assert something. Below 1,000 lines of source code: any test with one assertion. From 1,000 on: at least half as many test lines as source lines, and a density of at least 1 %; above 10,000 lines of source code at least 5 %. The score is 100 x the smaller of actual / limit.
Assertions are "assert" statements on something that is not constant, unittest methods, pytest.raises, warns and approx, and the testing modules of numpy, pandas, torch and others; in TypeScript and JavaScript "expect", "assert", "should" and the "t" of node:test and ava. Better Code Hub took the density for Java and C# only; we take it for Python too.
Several languages are taken together, as Better Code Hub did. A file called test.py that evaluates a model on the test split is no test: a test file has test functions or classes. "se-ml files" shows which files were taken for tests. Notebooks and examples count for neither side. A coverage report is shown when you point to it (--coverage FILE, or "coverage" in the configuration); se-ml runs no tests.`,
  fix: `Begin where faults are silent: one test for each function that cleans data or computes features, with a tiny literal frame and the exact expected result; then one that trains on ten rows. The findings name the largest source files that no test imports.`,
  example: `def test_missing_age_becomes_the_median():
    frame = pd.DataFrame({"age": [20.0, None, 40.0]})
    assert prepare(frame)["age"].tolist() == [20.0, 30.0, 40.0]`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 10 "Automate Tests"',
    'Tiers, ratio and density: text of Better Code Hub reports of 2016',
  ],
  limits: {
    assertions: 'test lines that assert, in fewer than 1,000 lines of code',
    ratio: 'test lines to source lines, percent',
    density: 'test lines that assert, percent',
    'density-large': 'the same in more than 10,000 lines of code',
  },
  needs: ['modules', 'graph', 'coverage'],
  check({ modules, graph, coverage }, settings) {
    const source = linesOf(modules, 'source')
    if (source === 0) return { status: 'not-applicable', reason: 'there is no code in source files to test' }
    const tests = modules.filter(({ role }) => role === 'test')
    const lines = linesOf(modules, 'test')
    const asserting = tests.reduce((sum, module) => sum + assertingLines(module), 0)
    const tested = new Set(
      graph.imports.flatMap(({ from, to }) => (modules[from]!.role === 'test' && to !== undefined ? [to] : [])),
    )
    return {
      status: 'measured',
      measures: measuresFor({ source, lines, asserting }, settings),
      evidence: [seen(tests.length, lines, asserting, source), ...seenByLanguage(modules), ...covered(coverage)],
      findings: untested(modules, tested),
    }
  },
})

interface Tested {
  /** Lines of code of source files. */
  readonly source: number
  /** Lines of code of test files. */
  readonly lines: number
  /** Test lines with an assertion. */
  readonly asserting: number
}

function linesOf(modules: readonly ModuleFacts[], role: 'source' | 'test'): number {
  return modules.reduce((sum, module) => sum + (module.role === role ? module.codeLines : 0), 0)
}

function assertingLines({ assertions }: ModuleFacts): number {
  return new Set(assertions.filter(({ constant }) => !constant).map(({ line }) => line)).size
}

function measuresFor({ source, lines, asserting }: Tested, { atLeast = {} }: GuidelineSettings): Measure[] {
  if (source < SMALL) {
    return [
      {
        id: 'assertions',
        label: 'test lines that assert',
        value: asserting,
        unit: 'count',
        atLeast: atLeast.assertions ?? 1,
      },
    ]
  }
  const density = source > LARGE ? atLeast['density-large'] : atLeast.density
  return [
    {
      id: 'ratio',
      label: 'test lines to source lines',
      value: percentage(lines, source),
      unit: 'percent',
      ...limit(atLeast.ratio),
    },
    {
      id: 'density',
      label: 'test lines that assert',
      value: percentage(asserting, lines),
      unit: 'percent',
      ...limit(density),
    },
  ]
}

function limit(value: number | undefined): { atLeast?: number } {
  return value === undefined ? {} : { atLeast: value }
}

function seen(files: number, lines: number, asserting: number, source: number): Evidence {
  if (files === 0) return { message: `no test file for ${number(source)} lines of source code`, against: true }
  const noun = files === 1 ? 'test file' : 'test files'
  return {
    message: `${files} ${noun} with ${number(lines)} lines of code, ${number(asserting)} of them assert, for ${number(source)} lines of source code`,
  }
}

/** The guideline is on the whole, as at Better Code Hub; where one language goes untested has to be seen all the same. */
function seenByLanguage(modules: readonly ModuleFacts[]): Evidence[] {
  const names = [...new Set(modules.filter(({ role }) => role === 'source').map(languageName))]
  if (names.length < 2) return []
  const parts = names.map((name) => {
    const own = modules.filter((module) => languageName(module) === name)
    return `${name} ${number(linesOf(own, 'test'))} for ${number(linesOf(own, 'source'))}`
  })
  return [{ message: `test lines for source lines by language: ${parts.join(', ')}` }]
}

function hasFunctions({ units }: ModuleFacts): boolean {
  return units.some(({ kind }) => kind === 'function' || kind === 'method')
}

/** Shown, not scored: Better Code Hub's guideline is not on coverage, and not every repository has a report. */
function covered(coverage: CoverageReport | null): Evidence[] {
  if (coverage === null) return []
  const { file, format, covered: ran, lines } = coverage
  const share = percentage(ran, lines).toFixed(1)
  return [
    { message: `the coverage report ${file} (${format}) says that tests ran ${ran} of ${lines} lines, ${share} %` },
  ]
}

/** Source files that no test imports, the largest first. What another tested module uses may still be run by a test. */
function untested(modules: readonly ModuleFacts[], tested: ReadonlySet<number>): FoundPlace[] {
  return modules
    .flatMap((module, index) =>
      module.role === 'source' && !tested.has(index) && hasFunctions(module) ? [module] : [],
    )
    .map((module): FoundPlace => {
      const lines = module.codeLines
      return {
        message: `no test imports ${module.path} (${number(lines)} lines of code); begin with the function that a silent fault would hurt most`,
        at: { path: module.path, line: 1 },
        risk: lines > 200 ? 'high' : 'moderate',
        value: lines,
        lines,
        fix: { action: `Write a first test for ${module.path}, which no test imports`, effort: 'small' },
        content: moduleContent(module),
      }
    })
    .sort((a, b) => b.lines - a.lines)
}
