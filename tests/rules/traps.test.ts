import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** Rows of the first table of the page on traps. */
const ROWS = readFileSync(resolve(ROOT, 'docs/validation/traps.md'), 'utf8')
  .split('\n## ')[0]!
  .split('\n')
  .flatMap((line) => {
    const cells = /^\| (\d+) \| (.+) \| `([^`]+)` \|$/.exec(line)
    return cells === null ? [] : [{ practice: Number(cells[1]), place: cells[3]! }]
  })

const TESTS = readdirSync(resolve(ROOT, 'tests/rules'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('traps.test.ts'))
  .map((path) => readFileSync(resolve(ROOT, 'tests/rules', path), 'utf8'))
  .join('\n')

const isTest = (place: string): boolean => place.startsWith('tests/')

test('each line of the table is read', () => {
  const page = readFileSync(resolve(ROOT, 'docs/validation/traps.md'), 'utf8').split('\n## ')[0]!
  expect(ROWS.length).toBe(page.split('\n').filter((line) => line.startsWith('| ')).length - 1)
  expect(ROWS.every(({ practice }) => practice >= 1 && practice <= 45)).toBe(true)
})

test('each fixture and test that is named is there', () => {
  const missing = ROWS.filter(({ place }) => !existsSync(resolve(ROOT, isTest(place) ? '' : 'fixtures/rules', place)))
  expect(missing).toEqual([])
})

test('a test names each fixture: one that nobody audits proves nothing', () => {
  const names = ROWS.filter(({ place }) => !isTest(place)).map(({ place }) => place.slice(place.lastIndexOf('/') + 1))
  expect(names.filter((name) => !TESTS.includes(name))).toEqual([])
})
