import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report, ReportedRule } from '../../src/model.ts'
import type { TextOptions } from '../../src/report/text/options.ts'
import { viewReport } from '../../src/report/text/view.ts'
import { VIEWS } from '../../src/report/text/view-groups.ts'
import { columns } from '../../src/report/text/wrap.ts'
import { catalogue } from '../helpers/results.ts'
import { anyReport } from './arbitrary.ts'
import { practices, report as sample } from './sample.ts'

const plain: TextOptions = { color: false, ascii: false, width: 80, candidates: 5, target: '.' }

const [ci, analysis, platform] = practices as [ReportedRule, ReportedRule, ReportedRule]

const report: Report = {
  ...sample,
  scores: {
    ...sample.scores,
    effects: { agility: { score: 100 }, quality: { score: 55 } },
    eu: { transparency: { score: 10 } },
    difficulties: { basic: { score: 10 }, advanced: { score: 100 } },
  },
  rules: [
    ...sample.rules.filter(({ kind }) => kind === 'guideline'),
    { ...ci, catalogue: catalogue({ difficulty: 'advanced', effects: ['agility', 'quality'] }) },
    { ...analysis, catalogue: catalogue({ effects: ['quality'], euRequirement: 'transparency' }) },
    { ...platform, catalogue: catalogue({ effects: ['effectiveness'] }) },
  ],
}

/** Headings with what stands below them. */
function groups(view: (typeof VIEWS)[number]): Record<string, string[]> {
  const blocks = viewReport(report, view, plain).trimEnd().split('\n\n').slice(3, -1)
  return Object.fromEntries(
    blocks.map((block) => {
      const [heading = '', ...rows] = block.split('\n')
      return [heading.replace(/ {2,}/, ': '), rows.map((row) => row.trim().replace(/ {2,}/g, ' | '))]
    }),
  )
}

describe('the rules in groups', () => {
  test('by effect: the practices linked to it, their levels and the mean; unknown ones are shown as such', () => {
    expect(groups('effects')).toEqual({
      'Agility: 100.0': ['completely | 25 Use Continuous Integration | 100.0'],
      'Software quality: 55.0': [
        'completely | 25 Use Continuous Integration | 100.0',
        'not at all | 26 Use Static Analysis to Check Code Quality | 10.0',
      ],
      'Team effectiveness: not judged': ['unknown | 35 Use A Collaborative Development Platform'],
    })
  })

  test('by requirement of the EU', () => {
    expect(groups('eu')).toEqual({
      'Transparency: 10.0': ['not at all | 26 Use Static Analysis to Check Code Quality | 10.0'],
    })
  })

  test('by difficulty', () => {
    expect(Object.keys(groups('difficulty'))).toEqual(['Basic (1 of 2 judged): 10.0', 'Advanced: 100.0'])
  })

  test('by category, with the guidelines', () => {
    const { 'Maintainability (5 of 7 judged): 77.3': maintainability, ...others } = groups('categories')
    expect(maintainability).toContain('not met | 1 Write short units of code | 74.3')
    expect(Object.keys(others)).toEqual(['Coding: 55.0', 'Team: not judged'])
  })

  test.each(VIEWS)('%s says the same with colour', (view) => {
    const colored = viewReport(report, view, { ...plain, color: true })
    expect(colored).not.toBe(viewReport(report, view, plain))
    expect(stripVTControlCharacters(colored)).toBe(viewReport(report, view, plain))
  })

  test('are never wider than the terminal, but for a name that is too long by itself', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom(...VIEWS), fc.integer({ min: 72, max: 80 }), (random, view, width) => {
        const lines = viewReport({ ...random, repository: report.repository }, view, { ...plain, width }).split('\n')
        const words = random.rules.flatMap(({ title }) => title.split(' '))
        const wide = lines.filter((line) => columns(line) > width && !words.some((word) => columns(word) > width - 30))
        expect(wide).toEqual([])
      }),
    )
  })
})
