import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { compareReports } from '../../../src/compare/compare.ts'
import { html, inline } from '../../../src/report/markdown/inline.ts'
import { markdownReport } from '../../../src/report/markdown.ts'
import { anyReport } from '../arbitrary.ts'
import { realReport } from './real.ts'

const render = (text: string): string => marked.parse(text, { async: false, gfm: true })

/** Names of the tags in HTML. */
function tags(text: string): string[] {
  return [...new Set([...text.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase()))]
}

/** The tags that our own layout makes. No link, no picture, nothing else. */
const OURS = 'h2 h3 p strong table thead tbody tr th td details summary ul ol li code sub blockquote br em'.split(' ')

const OUTSIDE_OF_CODE = /<code>[\s\S]*?<\/code>/g

describe('text of a repository', () => {
  const traps = fc.array(
    fc.constantFrom(...'`*_~[]()<>#+-!|\\&;:/.@$^{}=\n\t 1a'.split(''), 'http', 'www', '@ada', '#12', '<b>', '[x](y)'),
    { maxLength: 30 },
  )

  test('means nothing in Markdown', () => {
    fc.assert(
      fc.property(traps, (parts) => {
        const output = render(inline(parts.join('')))
        expect(tags(output).filter((tag) => tag !== 'p' && tag !== 'code')).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('means nothing after a heading, a bullet or a number either', () => {
    fc.assert(
      fc.property(
        traps,
        fc.constantFrom(['- ', 'ul li'], ['## ', 'h2'], ['1. ', 'ol li'], ['> ', 'blockquote']),
        (parts, [mark, allowed]) => {
          const output = render(`${mark}${inline(parts.join(''))} end`)
          expect(tags(output).filter((tag) => !['p', 'code', ...(allowed ?? '').split(' ')].includes(tag))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('mentions nobody and names no issue', () => {
    fc.assert(
      fc.property(traps, (parts) => {
        for (const output of [render(inline(parts.join(''))), html(parts.join(''))]) {
          const text = output.replaceAll(OUTSIDE_OF_CODE, '').replaceAll(/&#?\w+;/g, ' ')
          expect(text).not.toMatch(/@\w|#\d|:\/\/|www\./)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('reads as it was written', () => {
    const text = 'a_b_c **not bold** <b>, 100 % of 3*4 | `code | here` __init__ [x](y) \\ & #12'
    const output = render(inline(text)).replaceAll(/<\/?(p|code)>/g, '')
    const decoded = output
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
    expect(decoded.replaceAll('\u200B', '').trim()).toBe(text.replaceAll('`', ''))
  })
})

describe('the report', () => {
  test('of a real audit', async () => {
    const report = await realReport()
    const text = markdownReport(report)
    const output = render(text)
    expect(text.startsWith('<!-- se-ml -->\n## se-ml: churn ')).toBe(true)
    expect(output).toContain('<th align="right">Score</th>')
    expect(tags(output).filter((tag) => !OURS.includes(tag))).toEqual([])
    expect(output).toContain('<code>src/churn/train.py:27</code>')
  })

  test('of any audit holds only our own layout', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        for (const text of [markdownReport(after), markdownReport(after, compareReports(before, after))]) {
          expect(tags(render(text)).filter((tag) => !OURS.includes(tag))).toEqual([])
          expect(text.length).toBeLessThan(65_536)
        }
      }),
    )
  })

  test('is short enough for a comment whatever the repository holds', async () => {
    const report = await realReport()
    const long = 'x'.repeat(3000)
    const rules = report.rules.map((rule) => ({
      ...rule,
      findings: rule.findings.map((finding) => ({ ...finding, message: long })),
    }))
    expect(markdownReport({ ...report, rules }).length).toBeLessThan(65_536)
    expect(markdownReport({ ...report, rules })).toMatch(/<sub>se-ml .*<\/sub>\n$/)
  })
})
