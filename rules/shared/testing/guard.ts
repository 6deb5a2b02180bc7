import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ToolSettings } from '../../../src/facts/types/toolSettings.ts'
import type { Evidence } from '../../../src/model.ts'
import type { CiTask } from '../ci/tasks.ts'

/** Options of pytest and coverage, of vitest, of jest and of c8. */
const LEAST_COVERAGE = /^--(cov-fail-under|fail-under|coverage\.thresholds\b|coverageThreshold|check-coverage$)/

/** Keys under which vitest, jest (a negative number: lines that may be left out), nyc and c8 keep a least coverage. */
const THRESHOLDS: Readonly<Record<string, RegExp>> = {
  vitest: /^coverage\./,
  jest: /^coverage(Threshold)?\./,
}

function demandsCoverage(tool: string, values: ToolSettings['tools'][number]['values']): boolean {
  const keys = THRESHOLDS[tool]
  if (keys)
    return Object.entries(values).some(([key, value]) => keys.test(key) && typeof value === 'number' && value !== 0)
  return (tool === 'nyc' || tool === 'c8') && values['check-coverage'] === true
}

/** What keeps the tests themselves good: a least coverage, or mutation tests. */
export function guardOf({ tools }: ToolSettings, tasks: readonly CiTask[], ci: CiFacts): Evidence | undefined {
  const reports = ci.jobs.flatMap(({ commands }) => commands.filter(({ program }) => program === 'coverage'))
  const task = [...tasks, ...reports].find(({ args }) => args.some((arg) => LEAST_COVERAGE.test(arg)))
  if (task) return { message: 'a least coverage is demanded', at: task.at, level: 'integrated' }
  for (const { tool, values, at } of tools) {
    if (tool === 'mutmut' || tool === 'cosmic-ray' || tool === 'stryker')
      return { message: 'mutation tests are set up', at, level: 'integrated' }
    const least = tool === 'coverage' ? Number(values['report.fail_under'] ?? 0) : 0
    const inOptions =
      tool === 'pytest' &&
      Object.values(values)
        .flat()
        .some((value) => String(value).includes('--cov-fail-under'))
    if (least > 0 || inOptions || demandsCoverage(tool, values))
      return { message: 'a least coverage is demanded', at, level: 'integrated' }
  }
  return undefined
}
