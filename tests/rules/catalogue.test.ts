import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { cataloguePage } from './page.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Folders of rules/ that hold rules; `shared` holds what they have in common. */
const CATEGORIES = ['maintainability', 'data', 'training', 'coding', 'deployment', 'team', 'governance']

const FILES = CATEGORIES.filter((category) => existsSync(join(ROOT, 'rules', category))).flatMap((category) =>
  readdirSync(join(ROOT, 'rules', category))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${category}/${name.replace(/\.ts$/, '')}`),
)

test('every rule file is listed in rules/index.ts exactly once, and nothing else', () => {
  expect(rules.map(({ id }) => id as string).sort()).toEqual(FILES.sort())
})

test('a rule has the id that its path says', async () => {
  const loaded = FILES.map(async (file) => (await import(join(ROOT, 'rules', `${file}.ts`))).default.id)
  expect(await Promise.all(loaded)).toEqual(FILES)
})

test('rules are listed by category and number, and no number is taken twice', () => {
  const place = ({ id, number }: (typeof rules)[number]): number =>
    CATEGORIES.indexOf(id.split('/')[0] ?? '') * 100 + number
  const places = rules.map(place)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(new Set(rules.map(({ kind, number }) => `${kind} ${number}`)).size).toBe(rules.length)
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has a test and fixtures', () => {
    expect(existsSync(join(ROOT, 'tests/rules', `${id}.test.ts`)), `tests/rules/${id}.test.ts`).toBe(true)
    const fixtures = join(ROOT, 'fixtures/rules', id)
    expect(existsSync(fixtures) ? readdirSync(fixtures) : [], `fixtures/rules/${id}/<case>/`).not.toEqual([])
  })

  test('explains itself', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/)
    for (const text of [rule.why, rule.how, rule.fix]) expect(text).toMatch(/^[A-Z"`].{40,}[.)]$/s)
    expect(rule.sources).not.toEqual([])
  })

  test('belongs to its kind', () => {
    expect(rule.kind).toBe(id.startsWith('maintainability/') ? 'guideline' : 'practice')
    expect(rule.needs).not.toEqual([])
  })
})

test('rules/README.md is written from the rules (npx vitest -u writes it)', async () => {
  await expect(cataloguePage(rules)).toMatchFileSnapshot('../../rules/README.md')
})
