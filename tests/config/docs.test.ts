import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/index.ts'
import { configSchema } from '../../src/config/schema.ts'
import { makeTree } from '../helpers/tree.ts'

const PAGE = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')

/** Fenced examples of a language, with the nearest heading above. */
function examples(language: string): { heading: string; text: string }[] {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``, 'g'))].map((match) => ({
    heading:
      PAGE.slice(0, match.index)
        .match(/^### .*$/gm)
        ?.at(-1) ?? '',
    text: match[1]!,
  }))
}

const EXTENDED = { 'config/team.yml': 'workers: 1\n', 'config/strict.yml': 'gate: {overall: 70}\n' }

describe('docs/configuration.md', () => {
  test.each(examples('yaml'))('$heading is valid: $text', async ({ heading, text }) => {
    const { settings } = await loadConfig(makeTree({ '.git/HEAD': '', ...EXTENDED, '.se-ml.yml': text }))
    const shown = Object.keys(settings)
    expect(shown.length).toBeGreaterThan(0)
    if (!heading.includes('extends')) for (const key of shown) expect(heading).toContain(`\`${key}\``)
  })

  test('says the same in TOML', async () => {
    const [example] = examples('toml')
    const { settings } = await loadConfig(makeTree({ '.git/HEAD': '', 'pyproject.toml': example!.text }))
    expect(settings).toMatchObject({ preset: 'se-ml', gate: { overall: 60 }, accept: [{ until: '2030-12-31' }] })
  })

  test('has every key of the schema, each with an example', () => {
    const headings = PAGE.match(/^### .*$/gm)?.join('\n') ?? ''
    for (const key of Object.keys(configSchema.shape)) expect(headings).toContain(`\`${key}\``)
    const inExamples = examples('yaml')
      .map(({ text }) => text)
      .join('\n')
    for (const key of Object.keys(configSchema.shape)) expect(inExamples).toMatch(new RegExp(`^${key}:`, 'm'))
  })
})
