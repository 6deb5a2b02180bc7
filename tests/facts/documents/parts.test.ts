import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../../src/facts/documents/headings.ts'
import { licenseOf } from '../../../src/facts/documents/license.ts'
import { splitDocument } from '../../../src/facts/documents/lines.ts'
import { findLinks } from '../../../src/facts/documents/links.ts'
import { readOwners } from '../../../src/facts/documents/owners.ts'
import { isGenerated, isPlaceholder } from '../../../src/facts/documents/placeholders.ts'
import { countWords } from '../../../src/facts/documents/words.ts'

function headings(text: string, markup: 'markdown' | 'rst' | 'adoc' = 'markdown'): string[] {
  const { lines } = splitDocument(text, markup === 'markdown')
  return findHeadings(lines, markup).map(({ level, text: title, line }) => `${level} ${title} :${line}`)
}

describe('headings of Markdown', () => {
  // As CommonMark 0.31 reads them.
  test.each([
    ['# foo', ['1 foo :1']],
    ['###### foo', ['6 foo :1']],
    ['####### foo', []],
    ['#5 bolt', []],
    ['#hashtag', []],
    ['\\## foo', []],
    ['   ## foo', ['2 foo :1']],
    ['    # foo', []],
    ['## foo ##', ['2 foo :1']],
    ['# foo#', ['1 foo# :1']],
    ['# foo *bar* `code`', ['1 foo bar code :1']],
    ['##', []],
    ['Foo *bar*\n=========', ['1 Foo bar :1']],
    ['Foo\n---', ['2 Foo :1']],
    ['\n---', []],
    ['- Foo\n---', []],
    ['> Foo\n---', []],
    ['# a\n\n## b\n\nc\n=\n', ['1 a :1', '2 b :3', '1 c :5']],
  ])('%j', (text, expected) => {
    expect(headings(text)).toEqual(expected)
  })

  test('links, pictures and HTML leave their text', () => {
    expect(headings('# [Name](https://x.org) ![logo](a.png) :rocket:')).toEqual(['1 Name logo :1'])
    expect(headings('<h2 align="center">\n  <b>Usage</b>\n</h2>')).toEqual(['2 Usage :1'])
  })

  test('code, comments and front matter hold none', () => {
    expect(headings('```\n# no\n```\n# yes')).toEqual(['1 yes :4'])
    expect(headings('````\n```\n# no\n````\n# yes')).toEqual(['1 yes :5'])
    expect(headings('<!--\n# no\n-->\n# yes')).toEqual(['1 yes :4'])
    expect(headings('---\ntitle: x\n---\n# yes')).toEqual(['1 yes :4'])
    expect(splitDocument('---\ntitle: x\n---\ntext', true).frontMatter).toBe('title: x')
    expect(splitDocument('text\n---\n', true).frontMatter).toBeUndefined()
  })
})

describe('headings elsewhere', () => {
  test('of reStructuredText: the order in which signs appear gives the level', () => {
    const text = '=====\nTitle\n=====\n\nOne\n---\n\nDeep\n~~~~\n\nTwo\n---\n\nTwo more\n--------'
    expect(headings(text, 'rst')).toEqual(['1 Title :2', '2 One :5', '3 Deep :8', '2 Two :11', '2 Two more :14'])
    expect(headings('A long title\n---', 'rst')).toEqual([])
    expect(headings('# A comment', 'rst')).toEqual([])
  })

  test('of AsciiDoc: by equals signs', () => {
    expect(headings('= Title\n\n== Part\n\n==no', 'adoc')).toEqual(['1 Title :1', '2 Part :3'])
  })
})

describe('remains of templates', () => {
  test.each([
    '[More Information Needed]',
    'Describe your project in two sentences.',
    'TODO: write this',
    '- TBD',
    'Results: TBD',
    'Lorem ipsum dolor sit amet',
    '{{ project_name }}',
    '<your name>',
    '[insert link]',
    'Coming soon!',
    'A short description of the project.',
  ])('%s', (line) => {
    expect(isPlaceholder(line)).toBe(true)
  })

  test.each([
    'The todo app keeps lists.',
    'We describe your data in section 2.',
    '[your guide](docs/guide.md)',
    'List<String>',
    'Support for PyTorch 2 is coming soon, see the roadmap of the next release.',
    '',
  ])('%j is none', (line) => {
    expect(isPlaceholder(line)).toBe(false)
  })

  test('a README that a platform wrote is known by its headings', () => {
    const all = [
      'Getting started',
      'Add your files',
      'Integrate with your tools',
      'Collaborate with your team',
      'Test and Deploy',
    ]
    expect(isGenerated(all.map((text) => ({ text })))).toBe(true)
    expect(isGenerated(all.slice(0, 4).map((text) => ({ text })))).toBe(false)
  })
})

describe('links', () => {
  const links = (text: string) => findLinks([{ line: 7, text }])

  test('are addresses and targets, without what only ends the sentence', () => {
    expect(links('See https://a.org/b. Or [this](docs/c.md), or <https://d.org>!').map(({ url }) => url)).toEqual([
      'https://a.org/b',
      'docs/c.md',
      'https://d.org',
    ])
    expect(links('see https://a.org')[0]).toMatchObject({ line: 7, badge: false })
  })

  test('anchors, mails and scripts are none', () => {
    expect(links('[a](#part) [b](mailto:x@y.z) [c](javascript:alert) [d](data:text/html,x)')).toEqual([])
  })

  test('passwords in them are not kept', () => {
    expect(links('https://user:hunter2@a.org/x')[0]?.url).toBe('https://a.org/x')
  })

  test.each([
    ['https://img.shields.io/pypi/v/x', true],
    ['https://github.com/o/r/actions/workflows/ci.yml/badge.svg', true],
    ['https://badge.fury.io/py/x.svg', true],
    ['https://codecov.io/gh/o/r/graph/badge.svg', true],
    ['https://a.org/logo.svg', false],
  ])('%s is a badge: %s', (url, isBadge) => {
    expect(links(url)[0]?.badge).toBe(isBadge)
  })
})

describe('owners of code', () => {
  const owners = (text: string) => readOwners(text.split('\n').map((line, index) => ({ line: index + 1, text: line })))

  test('are counted once each, teams among them', () => {
    // The example of GitHub's manual, shortened.
    const text =
      '# comment\n*       @global-owner1 @global-owner2\n*.js    @js-owner #inline\n*.go docs@example.com\n/build/ @Org/Team\n/logs @org/team\n'
    expect(owners(text)).toMatchObject({ rules: 5, owners: 5, teams: 1 })
  })

  test('a pattern without an owner takes them away, a section of GitLab is no pattern', () => {
    const { rules, patterns } = owners('[Docs]\n^[Optional] @a\n/apps/ @x\n/apps/github\n')
    expect(rules).toBe(2)
    expect(patterns).toEqual([
      { pattern: '/apps/', owners: 1, line: 3 },
      { pattern: '/apps/github', owners: 0, line: 4 },
    ])
  })
})

test.each([
  ['Permission is hereby granted, free of charge, to any person', 'MIT'],
  ['Apache License\n   Version 2.0, January 2004', 'Apache-2.0'],
  ['GNU GENERAL PUBLIC LICENSE\n  Version 3, 29 June 2007', 'GPL-3.0'],
  ['GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3', 'AGPL-3.0'],
  ['GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3', 'LGPL'],
  ['Redistribution and use in source and binary forms ...\n3. Neither the name of', 'BSD-3-Clause'],
  ['Redistribution and use in source and binary forms ... 2. in binary form', 'BSD-2-Clause'],
  ['Creative Commons Attribution-NonCommercial 4.0', 'CC-BY-NC'],
  ['All rights reserved.', undefined],
])('the licence %j is %s', (text, license) => {
  expect(licenseOf(text).license).toBe(license)
})

test.each([
  ['', 0],
  ['two words', 2],
  ["don't count twice", 3],
  ['well-known', 1],
  ['see https://a.org/b/c for <b>more</b>', 3],
  ['日本語 größe', 2],
  ['--- * ###', 0],
])('%j has %i words', (text, count) => {
  expect(countWords(text)).toBe(count)
})
