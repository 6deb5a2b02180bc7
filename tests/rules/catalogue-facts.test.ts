import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'

/** Facts of the SE-ML catalogue, carried over from its front matter: one line for each of the 45 practices. */
const [HEADER = [], ...ROWS] = readFileSync(join(import.meta.dirname, 'catalogue-facts.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))

const PRACTICES = ROWS.map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at] ?? ''])))

const list = (text = '') => text.split(',').filter((part) => part !== '')

test('the catalogue has 45 practices, numbered from 1', () => {
  expect(PRACTICES.map(({ index }) => Number(index))).toEqual(Array.from({ length: 45 }, (_, at) => at + 1))
})

test.each(rules.filter(({ kind }) => kind === 'practice').map((rule) => [rule.id, rule] as const))(
  '%s says what the catalogue says',
  (id, { number, title, catalogue }) => {
    const row = PRACTICES[number - 1] ?? {}
    expect(id).toBe(`${row.category?.toLowerCase()}/${row.id}`)
    expect(title).toBe(row.title)
    expect(catalogue).toEqual({
      difficulty: row.difficulty,
      effects: list(row.effects),
      ...(row.eu_requirement !== '' && { euRequirement: row.eu_requirement }),
      observability: row.observability,
      related: list(row.related),
    })
  },
)
