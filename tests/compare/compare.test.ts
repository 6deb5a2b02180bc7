import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareReports } from '../../src/compare/compare.ts'
import { readReport } from '../../src/compare/read.ts'
import { audit, auditRevision, type Comparison, type Report } from '../../src/index.ts'
import { compareText } from '../../src/report/compare/text.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { Repository } from '../helpers/repository.ts'
import { anyReport } from '../report/arbitrary.ts'
import { report as sample } from '../report/sample.ts'

const OPTIONS = { color: false, width: 80, most: 5 }

/** A function with a number of lines of code, `def` included. */
function unit(name: string, lines: number): string {
  const body = Array.from({ length: lines - 1 }, (_, index) => `    ${name}${index} = use(${index})`)
  return [`def ${name}():`, ...body, ''].join('\n')
}

/** A repository in which one long unit gets shorter, one longer, one moves, one goes and one comes. */
async function story(): Promise<{ readonly comparison: Comparison; readonly after: Report }> {
  const repository = new Repository()
  const fixed = { 'kept.py': unit('kept', 20) }
  repository.write({
    ...fixed,
    'a.py': `${unit('shrink', 40)}\n${unit('grow', 30)}\n${unit('gone', 25)}`,
    'b.py': unit('move', 50),
  })
  repository.commit('Before')
  repository.git('rm', '--quiet', 'b.py')
  repository.write({
    'a.py': `${unit('shrink', 22)}\n${unit('grow', 33)}\n${unit('gone', 5)}`,
    'lib/c.py': unit('move', 50),
    'd.py': unit('fresh', 70),
  })
  repository.commit('After')
  const after = await audit(repository.root, { workers: 1 })
  return { after, comparison: compareReports(await auditRevision(repository.root, 'HEAD~1', { workers: 1 }), after) }
}

const named = (findings: readonly { readonly symbol?: string }[]) => findings.map(({ symbol }) => symbol)

describe('two revisions', () => {
  test('tell for each rule what became of its findings', async () => {
    const { comparison } = await story()
    const short = comparison.rules.find(({ id }) => id === 'maintainability/write-short-units')
    expect(named(short!.findings.fixed)).toEqual(['gone'])
    expect(named(short!.findings.added)).toEqual(['fresh'])
    expect(named(short!.findings.better.map(({ after }) => after))).toEqual(['shrink'])
    expect(named(short!.findings.worse.map(({ after }) => after))).toEqual(['grow'])
    expect(short!.findings.moved.map(({ before, after }) => [before.at.path, after.at.path])).toEqual([
      ['b.py', 'lib/c.py'],
    ])
    expect(short!.findings.unchanged).toBe(1)
    expect(comparison.cautions).toEqual([])
  })

  test('are told as text, what got better first', async () => {
    const { comparison } = await story()
    const text = compareText(comparison, OPTIONS)
    const at = (part: string) => text.indexOf(part)
    expect(at('fixed  a.py:')).toBeGreaterThan(at('\nBetter\n'))
    expect(at('\nWorse\n')).toBeGreaterThan(at('fixed  a.py:'))
    expect(at('larger  a.py:')).toBeGreaterThan(at('\nWorse\n'))
    expect(text).toContain('moved  b.py:1 to lib/c.py:1')
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('are told as Markdown: better, worse, what remains', async () => {
    const { comparison, after } = await story()
    const text = markdownReport(after, comparison)
    const headings = [...text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(['Better', 'Worse', 'What remains', 'Next steps'])
    expect(text).toMatch(/\| \*\*Overall\*\* \| [\d.]+ \| [\d.]+ \| [+\u2212=]/)
    expect(text).toContain('- `b.py:1` to `lib/c.py:1`')
  })

  test('that are the same have nothing to tell', async () => {
    const { after } = await story()
    const same = compareReports(after, after)
    expect(compareText(same, OPTIONS)).not.toMatch(/Better|Worse|Moved/)
    expect(markdownReport(after, same)).toContain('Nothing got better or worse.')
  })
})

test('reports under different limits are compared with a caution', () => {
  const other = { ...sample, tool: { ...sample.tool, preset: 'sig-2025' } }
  expect(compareReports(sample, other).cautions).toEqual([
    'The reports differ in the preset (se-ml, then sig-2025): part of the change may come from it.',
  ])
})

test('accepted findings are neither fixed nor new', () => {
  const suppressed = { by: 'comment', reason: 'kept', at: { path: 'a.py', line: 1 } } as const
  const accepted = {
    ...sample,
    rules: sample.rules.map((rule) => ({ ...rule, findings: rule.findings.map((one) => ({ ...one, suppressed })) })),
  }
  const none = { ...sample, rules: sample.rules.map((rule) => ({ ...rule, findings: [] })) }
  for (const { findings } of compareReports(none, accepted).rules) expect(findings.added).toEqual([])
})

describe('a report from a file', () => {
  test.each(['', '{}', '[]', 'null', '{"schema":1}', 'not JSON', '{"schema":1,"tool":{},"rules":[]}'])(
    '%j is refused',
    (text) => expect(readReport(text)).toMatchObject({ reason: expect.stringContaining('no report of se-ml') }),
  )

  test('of another schema says what to do', () => {
    expect(readReport(JSON.stringify({ ...sample, schema: 2 }))).toEqual({
      reason: 'it has schema 2, and this se-ml reads schema 1: audit again',
    })
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(readReport(JSON.stringify(report))).toEqual({ report: JSON.parse(JSON.stringify(report)) })
      }),
    )
  })

  test('is refused or can be compared, whatever is wrong with it', () => {
    const mistake = fc.oneof(fc.constant(null), fc.string(), fc.nat(), fc.constant([]), fc.constant({}))
    fc.assert(
      fc.property(fc.nat(), mistake, (at, wrong) => {
        const read = readReport(withMistake(sample, at, wrong))
        if ('report' in read) {
          const comparison = compareReports(read.report, sample)
          expect(compareText(comparison, OPTIONS)).toContain('compared with')
          expect(markdownReport(sample, comparison)).toContain('## se-ml')
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** The report as JSON with one of its values, counted over all of them, replaced. */
function withMistake(report: Report, at: number, wrong: unknown): string {
  let left = at % JSON.stringify(report).split(/[:,[]/).length
  return JSON.stringify(report, (_key, value) => (left-- === 0 ? wrong : value))
}

test('texts of any two reports cannot steer a terminal and fit its width', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (before, after) => {
      const text = compareText(compareReports(before, after), OPTIONS)
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
    }),
  )
})
