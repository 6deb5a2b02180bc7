import { describe, expect, it } from 'vitest'
import cleanCode from '../../../rules/maintainability/write-clean-code.ts'
import codeOnce from '../../../rules/maintainability/write-code-once.ts'
import shortUnits from '../../../rules/maintainability/write-short-units.ts'
import { check } from '../../../src/check/run.ts'
import { findClones } from '../../../src/facts/duplication.ts'
import type { Facts, Language, ModuleFacts } from '../../../src/facts/types.ts'
import type { Report } from '../../../src/model.ts'
import type { Rule } from '../../../src/rule.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { score } from '../../../src/score/score.ts'
import { cloneLines, facts, moduleFacts, unit } from '../../helpers/facts.ts'

function report(rule: Rule, given: Facts): Report {
  const results = check([rule], given, PRESETS['se-ml'].guidelines)
  const repository = { name: 'r', files: {}, languages: {} }
  return score(results, { tool: { name: 'se-ml', version: '1', preset: 'se-ml' }, repository, skipped: [] })
}

/** One module: a unit of each of these lengths. */
function module(language: Language, path: string, ...lengths: number[]): ModuleFacts {
  const units = lengths.map((codeLines, index) => unit({ name: `u${index}`, codeLines, line: 1 + 100 * index }))
  return moduleFacts({ language, path, units, codeLines: lengths.reduce((sum, length) => sum + length, 0) })
}

const short = (count: number): number[] => Array.from({ length: count }, () => 10)

describe('limits hold for each language', () => {
  const python = module('python', 'a.py', ...short(60))
  // 200 lines: 50 % above 60, where 6.9 % are allowed.
  const typescript = module('typescript', 'b.ts', 100, ...short(10))

  it('a language that breaks them is not made good by the others', () => {
    const { rules, plans, steps } = report(shortUnits, facts({ modules: [python, typescript] }))
    const [rule] = rules
    expect(rule).toMatchObject({
      met: false,
      // 600 lines at 100, 200 lines at 100 x 6.9 / 50 = 13.8.
      score: 78.5,
      languages: [
        { language: 'Python', lines: 600, decides: true, met: true, score: 100 },
        { language: 'TypeScript', lines: 200, decides: true, met: false, score: 13.8 },
      ],
    })
    // All of the code together: 100 of 800 lines.
    expect(rule!.measures![2]).toMatchObject({ id: 'above-60', value: 12.5 })
    expect(rule!.findings).toMatchObject([{ language: 'TypeScript', at: { path: 'b.ts' } }])
    expect(plans).toMatchObject([{ score: { now: 78.5, after: 100 }, meets: true }])
    expect(steps).toMatchObject([{ gain: 21.5 }])
  })

  it('a language with less than 5 % of the code decides nothing, and is shown', () => {
    const tiny = module('javascript', 'c.js', 31)
    const [rule] = report(shortUnits, facts({ modules: [module('python', 'a.py', ...short(60)), tiny] })).rules
    expect(rule).toMatchObject({ met: true, score: 100 })
    expect(rule!.languages).toMatchObject([{ decides: true }, { language: 'JavaScript', decides: false, met: false }])
  })

  it('one language alone is measured as ever', () => {
    const [rule] = report(shortUnits, facts({ modules: [typescript] })).rules
    expect(rule).not.toHaveProperty('languages')
    expect(rule!.findings[0]).not.toHaveProperty('language')
    expect(rule!.score).toBe(13.8)
  })

  it('shares of lines that a check flags likewise', () => {
    const smells = [{ kind: 'open-note', line: 1, endLine: 1, what: 'TODO' }] as const
    const modules = [
      { ...python, smells: [...smells] },
      { ...typescript, smells: [...smells] },
    ]
    const [rule] = report(cleanCode, facts({ modules })).rules
    expect(rule!.languages).toMatchObject([
      { measures: [{ value: expect.closeTo(100 / 600) }] },
      { measures: [{ value: 0.5 }] },
    ])
  })
})

describe('clones', () => {
  const block = ['one()', 'two()', 'three()', 'four()', 'five()', 'six()']
  const copies = (...languages: Language[]) =>
    languages.map((language, index) => moduleFacts({ language, path: `${index}`, cloneLines: cloneLines(block) }))

  it('are looked for within a language', () => {
    expect(findClones(copies('python', 'typescript')).groups).toEqual([])
    const { groups, languages, duplicatedLines } = findClones(
      copies('javascript', 'typescript', 'python', 'typescript'),
    )
    expect(groups).toMatchObject([{ lines: 6, occurrences: [{ module: 1 }, { module: 3 }] }])
    expect(duplicatedLines).toBe(12)
    expect(languages).toEqual([
      { language: 'javascript', comparedLines: 6, duplicatedLines: 0 },
      { language: 'python', comparedLines: 6, duplicatedLines: 0 },
      { language: 'typescript', comparedLines: 12, duplicatedLines: 12 },
    ])
  })

  it('are measured against the limit of their language', () => {
    const modules = copies('python', 'typescript', 'typescript')
    const [rule] = report(codeOnce, facts({ modules, duplication: findClones(modules) })).rules
    expect(rule!.languages).toMatchObject([
      { language: 'TypeScript', measures: [{ value: 100 }], met: false },
      { language: 'Python', measures: [{ value: 0 }], met: true },
    ])
    expect(rule!.findings).toMatchObject([{ language: 'TypeScript' }])
  })
})
