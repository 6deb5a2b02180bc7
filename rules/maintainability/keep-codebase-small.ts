import type { MeasuredModule } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import { defineGuideline } from '../../src/rule.ts'

export default defineGuideline({
  id: 'maintainability/keep-codebase-small',
  number: 8,
  title: 'Keep your codebase small',
  why: `The more code, the more there is to read, to test and to mend, and the more projects fail. ML repositories grow by copies: each experiment begins as a copy of the last one, and none is deleted.`,
  how: `Lines of code of all source files, turned into person-years with what one person writes in a year in that language: for Python 6,170 lines, recomputed from two Better Code Hub reports of 2016 (the preset sig-2025 has its own figure). The limit is 20 person-years, which is about 123,000 lines of Python. The score is 100 x limit / size.
Notebooks are counted apart and are not part of the figure, as in Better Code Hub; tests, examples and vendored code are not counted either.
SIG took the size out of its model in 2026, since a team can do little about it. It is here as it was in Better Code Hub: most ML repositories meet it easily.`,
  fix: `Delete what is not used: old experiments live on in git. Use a library in place of own code where one does the job. Move what is a product of its own into its own repository.`,
  example: `git rm -r experiments/2021_baseline experiments/old_train_v2.py`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 9 "Keep Your Codebase Small"',
    'Less than 20 person-years: text of Better Code Hub',
    'Lines a person-year: recomputed from the Better Code Hub reports of youtube-dl and Borg of 2016',
  ],
  limits: {
    'person-years': 'rebuild value, person-years',
  },
  needs: ['units'],
  check({ units: modules }, { atMost, factors }) {
    const lines = linesByLanguage(modules, 'source')
    const notebooks = sum(linesByLanguage(modules, 'notebook'))
    if (lines.size === 0 && notebooks === 0) return { status: 'not-applicable', reason: 'there is no code' }
    const years = [...lines].reduce((total, [language, count]) => total + count / (factors?.[language] ?? count), 0)
    const limit = atMost?.['person-years']
    return {
      status: 'measured',
      measures: [
        {
          ...{
            id: 'person-years',
            label: 'rebuild value',
            value: Math.round(10_000 * years) / 10_000,
            unit: 'person-years',
          },
          ...(limit !== undefined && { atMost: limit }),
        },
      ],
      evidence: [
        { message: `${number(sum(lines))} lines of code in source files (${describe(lines, factors)})` },
        ...(notebooks > 0 ? [{ message: `${number(notebooks)} lines of code in notebooks, counted apart` }] : []),
      ],
      findings: [],
    }
  },
})

function linesByLanguage(modules: readonly MeasuredModule[], role: 'source' | 'notebook'): Map<string, number> {
  const lines = new Map<string, number>()
  for (const module of modules) {
    if (module.role === role) lines.set(module.language, (lines.get(module.language) ?? 0) + module.codeLines)
  }
  return lines
}

function sum(lines: ReadonlyMap<string, number>): number {
  return [...lines.values()].reduce((total, count) => total + count, 0)
}

function describe(lines: ReadonlyMap<string, number>, factors: Readonly<Record<string, number>> = {}): string {
  return [...lines]
    .map(([language, count]) => {
      const factor = factors[language]
      return `${language}: ${number(count)} at ${factor === undefined ? '?' : number(factor)} a person-year`
    })
    .join(', ')
}
