import { describe, expect, test } from 'vitest'
import answers from '../../src/survey/answers.json' with { type: 'json' }
import { groupsOf } from '../../src/survey/team.ts'

const table: Record<string, Record<string, Record<string, readonly number[]>>> = answers

const all = Object.values(table).flatMap((groups) => Object.values(groups))

describe('the published answers', () => {
  test('are there for 20 groups in four dimensions, and for all 45 practices in each', () => {
    expect(Object.entries(table).map(([name, groups]) => [name, Object.keys(groups).length])).toEqual([
      ['organisation', 4],
      ['team_size', 6],
      ['experience', 4],
      ['data_type', 6],
    ])
    const numbers = Array.from({ length: 45 }, (_, index) => String(index + 1))
    for (const group of all) expect(Object.keys(group)).toEqual(numbers)
  })

  test('add up to 100 percent, but for rounding', () => {
    for (const [, ...shares] of all.flatMap((group) => Object.values(group))) {
      expect(shares).toHaveLength(4)
      const sum = shares.reduce((total, share) => total + share, 0)
      expect(Math.abs(sum - 100)).toBeLessThan(0.35)
    }
  })

  test('are shares of a whole number of answers: each is a count over the number beside it', () => {
    const odd = all
      .flatMap((group) => Object.values(group))
      .filter(([count = 0, ...shares]) =>
        shares.some((share) => Math.abs(share - (100 * Math.round((share * count) / 100)) / count) > 0.11),
      )
    expect(odd).toEqual([])
  })

  test('of the catalogue page on sanity checks (Q32) are carried over as they stand there', () => {
    expect(table.experience?.['<1']?.[1]).toEqual([44, 15.9, 56.8, 18.2, 9.1])
    expect(table.team_size?.['1']?.[1]).toEqual([18, 38.9, 27.8, 22.2, 11.1])
    expect(table.team_size?.['16+']?.[1]?.slice(1)).toEqual([15.4, 50, 15.4, 19.2])
  })
})

describe('the groups of a team', () => {
  test.each([
    [1, '1'],
    [2, '2-3'],
    [3, '2-3'],
    [4, '4-5'],
    [6, '6-9'],
    [9, '6-9'],
    [10, '10-15'],
    [15, '10-15'],
    [16, '16+'],
    [400, '16+'],
  ])('%d people', (team_size, key) => {
    expect(groupsOf({ team_size }).map((group) => group.key)).toEqual([key])
  })

  test.each([
    [0, '<1'],
    [0.9, '<1'],
    [1, '1-2'],
    [2, '2-5'],
    [5, '5+'],
    [30, '5+'],
  ])('%d years', (experience, key) => {
    expect(groupsOf({ experience }).map((group) => group.key)).toEqual([key])
  })

  test('are all in the table', () => {
    const organisations = (['tech', 'non-tech', 'government', 'research'] as const).map((organisation) => ({
      organisation,
    }))
    const data = { data_type: ['tabular', 'text', 'images', 'audio', 'time-series', 'graphs'] } as const
    const groups = [...organisations, data, { team_size: 3 }, { experience: 3 }].flatMap(groupsOf)
    expect(groups.filter(({ dimension, key }) => table[dimension]?.[key] === undefined)).toEqual([])
    expect(groups).toHaveLength(12)
  })

  test('are none for a team that was not described', () => {
    expect(groupsOf({})).toEqual([])
  })
})
