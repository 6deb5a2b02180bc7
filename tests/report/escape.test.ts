import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { csv } from '../../src/report/csv.ts'
import { fileLines, inCell } from '../../src/report/findings/cell.ts'
import { allFindings, failingFindings, openFindings } from '../../src/report/findings/list.ts'
import { pathFromTop } from '../../src/report/findings/path.ts'
import { codeSpan, escapeCell, escapeText } from '../../src/report/markdown/escape.ts'
import { html, inline } from '../../src/report/markdown/inline.ts'
import { count, findingLines, folded } from '../../src/report/markdown/places.ts'
import { attributes, xmlText } from '../../src/report/xml.ts'
import { findings, report, rules } from './sample.ts'

/** Text with all that means something in Markdown, HTML or XML. */
const trap = fc.stringMatching(/^[a-z <>&"'`*_~[\]()!|#@:/.\\-]{0,40}$/)

/** What a reader sees of a text in Markdown. */
function seen(text: string): string {
  const page = marked.parse(`x ${text}`, { async: false })
  return page
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u200B', '')
    .trim()
}

describe('a paragraph of Markdown', () => {
  test.each([
    ['plain text', 'plain text'],
    ['[a](b)', '\\[a\\](b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['# title', '\\# title'],
    ['a | b', 'a \\| b'],
    ['a * b', 'a \\* b'],
    ['split `fit` into', 'split `fit` into'],
    ['`a[0]` and [b]', '`a[0]` and \\[b\\]'],
    ['one ` tick', 'one \\` tick'],
    ['a\nb', 'a\\\\nb'],
    ['\x1b[31m', '\\\\x1b\\[31m'],
  ])('%j is written %j', (text, written) => {
    expect(escapeText(text)).toBe(written)
  })

  test('holds no link, picture or element of its own, whatever the text', () => {
    fc.assert(
      fc.property(trap, (text) => {
        const page = marked.parse(inline(text), { async: false })
        expect(page).not.toMatch(/<(a|img|script|h\d|ul|ol|table|strong|em|del)\b/)
      }),
    )
  })

  test('shows the text as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z<>&"'*_~[\]()!|#@:/.-]{0,30}[a-z]$/), (text) => {
        expect(seen(inline(text))).toBe(`x ${text}`)
      }),
    )
  })

  test.each(['@somebody', '#12', 'GH-12', 'https://evil.example', 'www.evil.example', 'mailto:a'])(
    'makes no reference of %s',
    (text) => {
      expect(inline(text)).toContain('\u200B')
      expect(html(text)).toContain('\u200B')
    },
  )

  test.each(['- item', '+ item', '= title', '1. item', '2) item', '! [a]'])('begins no block with %s', (text) => {
    expect(marked.parse(inline(text), { async: false })).toMatch(/^<p>/)
  })
})

describe('a cell of a table', () => {
  test.each([
    ['a | b', 'a \\| b'],
    ['`a | b`', '`a \\| b`'],
    ['a \\ b', 'a \\\\ b'],
  ])('%j is written %j', (text, written) => {
    expect(escapeCell(text)).toBe(written)
  })

  test('stays one cell', () => {
    fc.assert(
      fc.property(trap, (text) => {
        const table = `| a | b |\n| - | - |\n| ${escapeCell(text)} | end |\n`
        const page = marked.parse(table, { async: false })
        expect(page.match(/<td>/g)).toHaveLength(2)
        expect(page).toContain('<td>end</td>')
      }),
    )
  })
})

describe('a code span', () => {
  test.each([
    ['fit', '`fit`'],
    ['a`b', '`` a`b ``'],
    ['``', '``` `` ```'],
    ['a\tb', '`a\\tb`'],
  ])('%j is written %j', (text, span) => {
    expect(codeSpan(text)).toBe(span)
  })
})

describe('lists of findings', () => {
  test('have a line for each, and say how many are left out', () => {
    expect(findingLines(findings, 1)).toEqual([
      '- `churn/train.py:12`: Trainer.fit has 70 lines of code; aim for at most 15',
      '- and 1 more',
    ])
    expect(findingLines([])).toEqual([])
  })

  test('are folded under an escaped title', () => {
    expect(folded('a < b', ['- x'])).toEqual([
      '<details>',
      '<summary>a &lt; b</summary>',
      '',
      '- x',
      '',
      '</details>',
      '',
    ])
    expect(folded('a', [])).toEqual([])
    expect([count(1, 'copy', 'copies'), count(2, 'copy', 'copies')]).toEqual(['1 copy', '2 copies'])
  })

  test('are in the order of the report, what fails the gate first, then by risk, accepted ones left out', () => {
    const find = (fingerprint: string, risk: 'low' | 'high' | 'very-high') => ({ ...findings[0]!, fingerprint, risk })
    const suppressed = { by: 'comment', reason: 'x', at: { path: 'a' } } as const
    const some = [find('a', 'low'), find('b', 'high'), { ...find('c', 'very-high'), suppressed }, find('d', 'high')]
    const failure = {
      kind: 'new-finding',
      subject: 'x',
      limit: '',
      value: '',
      message: '',
      nextStep: '',
      finding: 'a',
    } as const
    const gate = { passed: false, failures: [failure], notes: [] }
    const gated = { ...report, rules: [{ ...rules[0]!, findings: some }], gate } as never
    const names = (list: ReturnType<typeof allFindings>): string[] => list.map(({ finding }) => finding.fingerprint)
    expect(names(allFindings(gated))).toEqual(['a', 'b', 'c', 'd'])
    expect(names(openFindings(gated))).toEqual(['a', 'b', 'd'])
    expect([...failingFindings(gated)]).toEqual(['a'])
    expect([...failingFindings(report)]).toEqual([])
  })
})

describe('places for formats that know files only', () => {
  test.each([
    [{ path: 'a', line: 3 }, '', { line: 3 }],
    [{ path: 'a', line: 3, endLine: 7 }, '', { line: 3, endLine: 7 }],
    [{ path: 'a', line: 3, endLine: 2 }, '', { line: 3 }],
    [{ path: 'a' }, '', { line: 1 }],
    [{ path: 'a', cell: 2, line: 3, endLine: 9 }, ' (cell 2, line 3)', { line: 1 }],
    [{ path: 'a', cell: 2 }, ' (cell 2)', { line: 1 }],
  ])('%j', (at, cell, lines) => {
    expect(inCell(at)).toBe(cell)
    expect(fileLines(at)).toEqual(lines)
  })

  test.each([
    ['', 'a/b.py', 'a/b.py'],
    ['ml', 'a.py', 'ml/a.py'],
    ['ml/train', '../a.py', 'ml/a.py'],
    ['ml', './a/./b.py', 'ml/a/b.py'],
    ['', '../a.py', 'a.py'],
  ])('below %j, %s is %s from the top', (folder, path, whole) => {
    expect(pathFromTop(folder, path)).toBe(whole)
  })
})

/** Section 2 of XML 1.0, and RFC 4180. */
describe('XML and CSV', () => {
  test.each([
    ['a < b & c', 'a &lt; b &amp; c'],
    ['"a" \'b\'', '&quot;a&quot; &apos;b&apos;'],
    ['\x00\x1b', '\\x00\\x1b'],
    ['a\nb', 'a\nb'],
    ['\uFFFE', '\uFFFD'],
  ])('%j in XML is %j', (text, written) => {
    expect(xmlText(text)).toBe(written)
  })

  test('attributes that are absent are left out, line ends in one are shown', () => {
    expect(attributes({ name: 'a "b"', line: 3, file: undefined, text: 'x\ny' })).toBe(
      ' name="a &quot;b&quot;" line="3" text="x\\ny"',
    )
    expect(attributes({})).toBe('')
  })

  test('fields are quoted where they must be, absent ones are empty', () => {
    const rows = [
      { a: 'plain', b: 1 },
      { a: 'a,b', b: null },
      { a: 'say "x"', b: undefined },
      { a: 'two\nlines', b: 0 },
    ]
    expect(csv(['a', 'b'], rows)).toBe('a,b\nplain,1\n"a,b",\n"say ""x""",\n"two\nlines",0\n')
  })
})
