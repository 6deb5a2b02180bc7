import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '../../src/report/printable.ts'
import type { TextOptions } from '../../src/report/text/options.ts'
import { place } from '../../src/report/text/place.ts'
import { columns } from '../../src/report/text/wrap.ts'
import { textReport } from '../../src/report/text.ts'
import { anyReport } from './arbitrary.ts'
import { profile, report, rules } from './sample.ts'

const plain: TextOptions = { color: false, ascii: false, width: 80, candidates: 5, target: '.' }

describe('the text report', () => {
  test('reads as it should', async () => {
    await expect(textReport(report, plain)).toMatchFileSnapshot('snapshots/report.txt')
  })

  test('shows what speaks for a practice that is there, and against one that is not', () => {
    const text = textReport(report, plain)
    expect(text).toContain('tests run (pytest)')
    expect(text).not.toContain('no job builds the package')
    expect(text).toContain('ruff is declared and never run')
    expect(text).not.toContain('ruff is a development dependency')
  })

  test('says what is looked for in Python only, where most code is in another language', () => {
    const repository = {
      ...report.repository,
      languages: { python: { files: 1, codeLines: 99 }, javascript: { files: 2, codeLines: 100 } },
    }
    const row = 'Python only   what the practices on data, training and deployment look for in code\n'
    expect(textReport({ ...report, repository }, { ...plain, width: 100 })).toContain(row)
    expect(textReport(report, { ...plain, width: 100 })).not.toContain('Python only')
  })

  test('can be drawn in ASCII', () => {
    const text = textReport(report, { ...plain, ascii: true })
    expect(text).toMatch(/^[\x20-\x7e\n]+$/)
    expect(text).toContain('\n  ####+++++++++++++++++++---------------.....')
  })

  test('says the same with colour', () => {
    const colored = textReport(report, { ...plain, color: true })
    expect(colored).toContain('\x1b[31mnot met\x1b[39m')
    expect(stripVTControlCharacters(colored)).toBe(textReport(report, plain))
  })

  test('shows as many candidates as asked for, and how many there are beside them', () => {
    const text = textReport(report, { ...plain, candidates: 1 })
    expect(text).toContain('churn/train.py:12 to 98')
    expect(text).not.toContain('explore.ipynb')
    expect(text).toContain('1 more: --candidates for a longer list')
  })

  test('shows what was seen, and leaves what to do to the explanation', () => {
    const text = textReport(report, plain)
    expect(text).toContain('  █ Trainer.fit has 70 lines of code\n')
    expect(text).toContain('Refactor first (how: se-ml explain write-short-units):')
  })

  test('shows some uses of a module, apart from the place to change', () => {
    const lines = textReport(report, plain).split('\n')
    const at = lines.indexOf('    churn/util.py:1')
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '      used at churn/serve.py:3',
      '      used at churn/serve.py:4',
      '',
    ])
  })

  test('names a rule with its category where two have the same name', () => {
    const twins = { ...report, rules: [...rules, { ...rules[0]!, id: 'data/write-short-units' as const }] }
    expect(textReport(twins, plain)).toContain('se-ml explain maintainability/write-short-units')
  })

  test('shows no candidates of a guideline that is met', () => {
    const met = { ...report, rules: rules.map((rule) => ({ ...rule, met: true })) }
    expect(textReport(met, plain)).not.toContain('explore.ipynb')
  })

  test('does without what is not there', () => {
    const { overall: _overall, maintainability: _maintainability, ...scores } = report.scores
    const bare = {
      ...report,
      scores,
      rules: [],
      steps: [],
      skipped: [],
      repository: { ...report.repository, files: {} },
    }
    const text = textReport(bare, plain)
    expect(text).toContain('No score')
    expect(text).not.toMatch(/undefined|NaN|Next steps|Skipped|Guidelines/)
  })

  test('quotes the path in commands to be pasted', () => {
    expect(textReport(report, { ...plain, target: "my repo's $(x)" })).toContain(`se-ml files 'my repo'\\''s $(x)'`)
  })

  test('is never wider than the terminal, but for a word or path that is too long by itself', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 72, max: 80 }), fc.boolean(), (random, width, ascii) => {
        const parts = new Set(partsOf(random).map(printable).map(bare))
        const wide = textReport(random, { ...plain, width, ascii })
          .split('\n')
          .filter((line) => columns(line) > width)
        expect(wide.map(bare).filter((line) => !parts.has(line))).toEqual([])
      }),
    )
  })

  test('never lets a control character of the repository through', () => {
    fc.assert(
      fc.property(anyReport, (random) => {
        expect(textReport(random, plain)).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}|\p{Bidi_Control}|[\u2028\u2029]/u)
      }),
    )
  })
})

describe('the bar', () => {
  test('stands between caption and limits, each shade at its share of 76 columns', () => {
    const lines = textReport(report, plain).split('\n')
    const bar = lines[lines.findIndex((line) => line.includes(profile.quantity)) + 1] ?? ''
    // 5, 25, 20 and 50 percent of 76 columns, where tails end at 3.8, 22.8 and 38
    expect([...'█▓▒░'].map((shade) => bar.split(shade).length - 1)).toEqual([4, 19, 15, 38])
  })
})

describe('a place', () => {
  test.each([
    [{ path: 'a.py' }, 'a.py'],
    [{ path: 'a.py', line: 3, endLine: 9 }, 'a.py:3'],
    [{ path: 'n.ipynb', cell: 7, line: 3 }, 'n.ipynb cell 7, line 3'],
    [{ path: 'n.ipynb', cell: 7 }, 'n.ipynb cell 7'],
  ])('%j is %s', (at, text) => {
    expect(place(at)).toBe(text)
  })
})

/** A line without what stands around a word that is too long. */
function bare(line: string): string {
  return line.replace(/^ {2}(\d\.|.) /u, '').replace(/;+$/, '')
}

/** Words and places: what is not broken. */
function partsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...value.split(' ')]
  if (typeof value !== 'object' || value === null) return []
  const place = 'path' in value && 'line' in value ? [`${value.path}:${value.line}`] : []
  return [...place, ...Object.values(value).flatMap(partsOf)]
}
