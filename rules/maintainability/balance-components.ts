import type { Component } from '../../src/facts/types/components.ts'
import { number } from '../../src/model/number.ts'
import type { Evidence, FoundPlace } from '../../src/model.ts'
import { defineGuideline, type GuidelineSettings } from '../../src/rule.ts'
import { gini } from '../shared/gini.ts'
import { percentage } from '../shared/percentage.ts'

/** Below this a repository needs no architecture: Better Code Hub too asks less of code under 1,000 lines (guideline 9). */
const SMALL = 1_000

export default defineGuideline({
  id: 'maintainability/balance-components',
  number: 7,
  title: 'Keep architecture components balanced',
  why: `A handful of parts of similar size is a map that a newcomer can keep in mind: data, features, training, serving. With one giant part, or with thirty, nobody knows where a change belongs.`,
  how: `Components are found as for "couple-components-loosely" (see there; "component_depth" and "components" in the configuration override it). Two figures have to hold: their number, 2 to 12, and how evenly the source lines of code spread over them, the Gini coefficient, below 0.71 (0: all equal, towards 1: one holds everything).
The score is 100 x the smaller of the two ratios to the limits. Code below 1,000 lines in a single component needs no parts yet: the guideline does not apply.`,
  fix: `One component: group the modules into folders by what they do (data, features, training, serving). Too many: put folders that change together below a common one. One giant: split it along the folders that it already has, or by the concern of its largest modules.`,
  example: `src/churn/            lines
  data/                 420
  features/             380
  training/             510
  serving/              260     number 4, Gini 0.12`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 8 "Keep Architecture Components Balanced"',
    'Number 2 to 12 and uniformity below 0.71: text of Better Code Hub; that the figure is the plain Gini coefficient was found by recomputing two reports',
  ],
  limits: {
    components: 'number of components',
    gini: 'Gini coefficient of their sizes',
  },
  needs: ['modules', 'architecture'],
  check({ architecture: { components }, modules }, settings) {
    const total = components.reduce((sum, { codeLines }) => sum + codeLines, 0)
    if (total === 0) return { status: 'not-applicable', reason: 'there is no code in source files' }
    if (components.length === 1 && total < SMALL) {
      return { status: 'not-applicable', reason: `${total} lines of code in a single component need no parts yet` }
    }
    const spread = Math.round(10_000 * gini(components.map(({ codeLines }) => codeLines))) / 10_000
    return {
      status: 'measured',
      measures: [
        {
          id: 'components',
          label: 'components',
          value: components.length,
          unit: 'count',
          ...limits(settings, 'components'),
        },
        {
          id: 'gini',
          label: 'Gini coefficient of their sizes',
          value: spread,
          unit: 'ratio',
          ...limits(settings, 'gini'),
        },
      ],
      evidence: table(components, total),
      findings: findings(components, settings, (index) => modules[index]!.path),
    }
  },
})

function limits({ atLeast = {}, atMost = {} }: GuidelineSettings, id: string): { atLeast?: number; atMost?: number } {
  const [low, high] = [atLeast[id], atMost[id]]
  return { ...(low !== undefined && { atLeast: low }), ...(high !== undefined && { atMost: high }) }
}

/** Components shown by name; the rest is added up. */
const SHOWN = 12

function table(components: readonly Component[], total: number): Evidence[] {
  const rows = components.slice(0, SHOWN).map(({ name, codeLines, modules }) => ({
    message: `${name}: ${number(codeLines)} lines of code (${percentage(codeLines, total).toFixed(1)} %) in ${count(modules.length, 'module')}`,
  }))
  const rest = components.slice(SHOWN)
  if (rest.length === 0) return rows
  const lines = rest.reduce((sum, { codeLines }) => sum + codeLines, 0)
  return [...rows, { message: `${count(rest.length, 'smaller component')}: ${number(lines)} lines of code` }]
}

function count(amount: number, word: string): string {
  return `${number(amount)} ${word}${amount === 1 ? '' : 's'}`
}

/** What to do about the shape as a whole: the largest component is the place to begin. */
function findings(
  components: readonly Component[],
  settings: GuidelineSettings,
  pathOf: (module: number) => string,
): FoundPlace[] {
  const [largest] = components
  const action = largest && advice(components, largest, settings)
  if (largest === undefined || action === undefined) return []
  return [
    {
      message: `${components.length} components, the largest, ${largest.name}, with ${number(largest.codeLines)} lines of code; ${action.charAt(0).toLowerCase()}${action.slice(1)}`,
      at: { path: pathOf(largest.modules[0]!) },
      risk: 'moderate',
      value: components.length,
      lines: largest.codeLines,
      fix: { action, effort: 'large' },
      symbol: largest.name,
      content: components.map(({ name }) => name).join(','),
    },
  ]
}

function advice(
  components: readonly Component[],
  { name }: Component,
  settings: GuidelineSettings,
): string | undefined {
  const most = settings.atMost?.components ?? Number.POSITIVE_INFINITY
  if (components.length < (settings.atLeast?.components ?? 0)) {
    return 'Group the modules into folders by what they do, for instance data, training and serving'
  }
  if (components.length > most)
    return `Put folders that change together below a common one until there are at most ${most}`
  const isEven = gini(components.map(({ codeLines }) => codeLines)) <= (settings.atMost?.gini ?? 1)
  return isEven ? undefined : `Split ${name} along its folders or concerns, and join the smallest components`
}
