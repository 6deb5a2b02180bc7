import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostOf } from '../../../src/facts/documents/hosts.ts'
import { kindOf } from '../../../src/facts/documents/kinds.ts'
import { readDocument } from '../../../src/facts/documents/read.ts'
import { attempt, hostileTexts, IN_TIME, someText, survives } from '../hostile.ts'
import { factOf } from '../project.ts'

const read = async (text: string, path = 'README.md') => (await readDocument(text, path, 'readme')).document
const headings = async (text: string, path?: string) =>
  (await read(text, path)).headings.map(({ text, level, line, words }) => [text, level, line, words])

describe('kinds', () => {
  it.each([
    ['README.md', 'readme'],
    ['docs/readme.rst', 'readme'],
    ['CONTRIBUTING.md', 'contributing'],
    ['.github/CODEOWNERS', 'codeowners'],
    ['CODE_OF_CONDUCT.md', 'code-of-conduct'],
    ['CHANGELOG', 'changelog'],
    ['LICENSE', 'license'],
    ['LICENCE.txt', 'license'],
    ['CITATION.cff', 'citation'],
    ['SECURITY.md', 'security'],
    ['ROADMAP.md', 'roadmap'],
    ['.github/ISSUE_TEMPLATE/bug.yml', 'issue-template'],
    ['.gitlab/issue_templates/bug.md', 'issue-template'],
    ['.github/PULL_REQUEST_TEMPLATE.md', 'pull-request-template'],
    ['.gitlab/merge_request_templates/default.md', 'pull-request-template'],
    ['docs/adr/0001-use-dvc.md', 'decision-record'],
    ['docs/MODEL_CARD.md', 'model-card'],
    ['model_card.yaml', 'model-card'],
    ['data/DATASHEET.md', 'data-card'],
    ['docs/runbook.md', 'runbook'],
    ['docs/annotation_guidelines.md', 'labelling-guide'],
    ['docs/usage.md', 'other'],
    ['notes.txt', undefined],
    ['src/license.py', undefined],
    ['src/security.py', undefined],
    ['data/labels.json', undefined],
    ['config.yaml', undefined],
  ])('%s is %s', (path, kind) => {
    expect(kindOf({ path, kind: path.endsWith('.py') ? 'python' : 'other' })).toBe(kind)
  })
})

describe('headings', () => {
  it('in Markdown, with the words below each', async () => {
    const text = `intro words
# Title #
three words here

Setext one
==========
two words
Setext two
---
## [Link](https://x.org) **bold** ![badge](https://shields.io/b)
\`\`\`bash
# no heading
\`\`\`
<!--
# neither
-->
    # code
not # one
#hash
### 
<h2 align="center">
  In HTML
</h2>
| a |
|---|
`
    expect(await headings(text)).toEqual([
      ['Title', 1, 2, 3],
      ['Setext one', 1, 5, 2],
      ['Setext two', 2, 8, 0],
      ['Link bold badge', 2, 10, 4],
      ['In HTML', 2, 21, 3],
    ])
  })

  it('below fences in lists, and after code in one line', async () => {
    const text = '- item\n\n    ```bash\n# no\n    ```\n```one line```\n## Yes\n**Bold**\n===\n* item\n---\n'
    expect(await headings(text)).toEqual([
      ['Yes', 2, 7, 0],
      ['Bold', 1, 8, 1],
    ])
  })

  it('in reStructuredText, where the order of signs gives the level', async () => {
    const text = `=====
Title
=====

Part
----

some words

Sub part
~~~~~~~~

Other
-----

.. code::

* item
`
    expect(await headings(text, 'README.rst')).toEqual([
      ['Title', 1, 2, 0],
      ['Part', 2, 5, 2],
      ['Sub part', 3, 10, 0],
      ['Other', 2, 13, 2],
    ])
  })

  it('in AsciiDoc', async () => {
    expect(await headings('= Title\nwords\n== Part\n', 'README.adoc')).toEqual([
      ['Title', 1, 1, 1],
      ['Part', 2, 3, 0],
    ])
  })
})

describe('links', () => {
  it('are found outside of code, with service and badge', async () => {
    const text = `[![CI](https://github.com/o/r/actions/workflows/ci.yml/badge.svg)](https://github.com/o/r/actions)
See [runs](https://wandb.ai/team/project), <https://team.atlassian.net/browse/X-1>. And https://user:pw@mlflow.corp.example/#/experiments/1.
[card](docs/MODEL_CARD.md "title") [top](#top) ![p](https://img.shields.io/pypi/v/x)
\`\`\`
git clone https://gitlab.com/no/code
\`\`\`
`
    const { links } = await read(text)
    expect(links.map(({ url, host, line, badge }) => [url, host, line, badge])).toEqual([
      ['https://github.com/o/r/actions/workflows/ci.yml/badge.svg', 'github', 1, true],
      ['https://github.com/o/r/actions', 'github', 1, false],
      ['https://wandb.ai/team/project', 'wandb', 2, false],
      ['https://team.atlassian.net/browse/X-1', 'jira', 2, false],
      ['https://mlflow.corp.example/#/experiments/1', 'mlflow', 2, false],
      ['docs/MODEL_CARD.md', 'relative', 3, false],
      ['https://img.shields.io/pypi/v/x', 'badge', 3, true],
    ])
  })

  it.each([
    ['https://app.neptune.ai/x/y', 'neptune'],
    ['https://www.comet.com/team', 'comet'],
    ['https://dagshub.com/a/b.mlflow', 'dagshub'],
    ['https://www.notion.so/x', 'notion'],
    ['https://team.notion.site/x', 'notion'],
    ['https://jira.corp.example/browse/A-1', 'jira'],
    ['https://team.atlassian.net/wiki/spaces/X', 'confluence'],
    ['https://gitlab.corp.example/g/p', 'gitlab'],
    ['https://docs.google.com/document/d/1', 'google-docs'],
    ['https://colab.research.google.com/github/x', 'notebook-service'],
    ['https://mlflow.org/docs', 'other'],
    ['https://notgithub.com/x', 'other'],
    ['https://wandb.ai.example.org/x', 'other'],
    ['docs/x.md', 'relative'],
  ])('%s leads to %s', (url, host) => {
    expect(hostOf(url)).toBe(host)
  })
})

describe('front matter', () => {
  it('makes a README a model card', async () => {
    const document = await read('---\nlicense: mit\npipeline_tag: text-classification\n---\n# M\n')
    expect(document.kinds).toEqual(['readme', 'model-card'])
    expect(document.frontMatter).toEqual({ license: 'mit', pipeline_tag: 'text-classification' })
    expect(document.headings[0]).toMatchObject({ text: 'M', line: 5 })
  })

  it('that is broken is a problem, and the document stays', async () => {
    const { documents, problems } = await factOf('documents', { 'README.md': '---\na: [1\nb: 2\n---\n# T\n' })
    expect(documents[0]?.headings[0]?.text).toBe('T')
    expect(problems).toHaveLength(1)
    expect(problems[0]?.at).toEqual({ path: 'README.md', line: 3 })
  })

  it('is none when rules merely stand above and below a text', async () => {
    const document = await read('---\n# Title\nwords\n---\n')
    expect(document.frontMatter).toBeUndefined()
    expect(document.headings.map(({ line }) => line)).toEqual([2, 3])
  })
})

describe('boilerplate', () => {
  it.each([
    [
      'a model card nobody filled in',
      '# Card\n## Uses\n[More Information Needed]\n## Bias\n[More Information Needed]\n',
      true,
    ],
    [
      'a card with text in most places',
      `# Card\n## Uses\n${'word '.repeat(20)}\n## Bias\n${'word '.repeat(20)}\n## Data\nTODO\n`,
      false,
    ],
    [
      'the README of a new GitLab project',
      '# x\n## Add your files\n## Integrate with your tools\n## Collaborate with your team\n## Test and Deploy\n',
      true,
    ],
    ["a short text of one's own", '# churn\nPredicts churn.\n', false],
    ['a sentence on to-do lists', '# Lists\nThis app manages a TODO list for you and your friends at home.\n', false],
    [
      'headings only with a placeholder',
      '# Introduction\nTODO: Give a short introduction\n# Build\nTODO: Describe\n',
      true,
    ],
  ])('%s: %s', async (_, text, expected) => {
    expect((await read(text)).boilerplate).toBe(expected)
  })
})

describe('what a document says', () => {
  it('without code, comments and empty lines, and not without end', async () => {
    const long = Array.from({ length: 9000 }, () => 'some more words').join('\n')
    const text = `# Model\n\nPredicts <!-- not --> churn.\n\n\`\`\`\ncode\n\`\`\`\n${long}`
    const { documents } = await factOf('documents', { 'README.md': text, 'LICENSE.md': 'MIT' })
    const readme = documents.find(({ path }) => path === 'README.md')
    expect(readme?.prose?.slice(0, 3)).toEqual([
      { line: 1, text: '# Model' },
      { line: 3, text: 'Predicts  churn.' },
      { line: 8, text: 'some more words' },
    ])
    expect(readme?.prose?.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(40_000)
    expect(documents.find(({ path }) => path === 'LICENSE.md')?.prose).toBeUndefined()
  })
})

describe('other documents', () => {
  it('owners are counted, not named', async () => {
    const text = '# all\n* @ada @org/ml-team\n/docs @ada # x\n/none\n[Section] @bob\n*.py bob@example.org\n'
    const { documents } = await factOf('documents', { CODEOWNERS: text })
    expect(documents[0]?.owners).toMatchObject({ rules: 4, owners: 4, teams: 1 })
    expect(documents[0]?.owners?.patterns).toEqual([
      { pattern: '*', owners: 2, line: 2 },
      { pattern: '/docs', owners: 1, line: 3 },
      { pattern: '/none', owners: 0, line: 4 },
      { pattern: '*.py', owners: 1, line: 6 },
    ])
    expect(JSON.stringify(documents[0])).not.toContain('ada')
  })

  it('the licence is named', async () => {
    const text = 'MIT License\n\nCopyright (c) 2020 X\n\nPermission is hereby granted, free of charge, to any person'
    const { documents } = await factOf('documents', { LICENSE: text })
    expect(documents[0]?.license).toBe('MIT')
  })

  it('cards in YAML have their keys for headings', async () => {
    const { documents } = await factOf('documents', {
      'model_card.yaml': 'name: x\nlimitations: fails on rare words\n',
    })
    expect(documents[0]).toMatchObject({
      kinds: ['model-card'],
      headings: [
        { text: 'name', line: 1, words: 1 },
        { text: 'limitations', line: 2, words: 4 },
      ],
    })
  })

  it('of other projects are left out', async () => {
    const { documents } = await factOf(
      'documents',
      { 'third_party/README.md': '# x' },
      { 'third_party/README.md': 'vendored' },
    )
    expect(documents).toEqual([])
  })
})

describe('hostile text', () => {
  it.each(['README.md', 'README.rst', 'README.adoc', 'card.yaml'])('%s never throws and ends in time', async (path) => {
    await fc.assert(fc.asyncProperty(someText(), (text) => survives(() => readDocument(text, path, 'codeowners'))))
    for (const text of hostileTexts()) {
      expect(
        await attempt(() => readDocument(text, path, 'codeowners')),
        JSON.stringify(text.slice(0, 20)),
      ).toBeLessThan(IN_TIME)
    }
  })
})
