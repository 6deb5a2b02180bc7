import { describe, expect, test } from 'vitest'
import { EFFECTS, EU_REQUIREMENTS, groupName } from '../../../src/report/text/groups.ts'
import { count, decimal, list } from '../../../src/report/text/words.ts'

describe('numbers', () => {
  test.each([
    [54.25, '54.3'],
    [100, '100.0'],
    [0, '0.0'],
    [99.96, '100.0'],
  ])('%d as a score is %s', (value, text) => {
    expect(decimal(value)).toBe(text)
  })
})

describe('counts', () => {
  test.each([
    [0, 'file', undefined, '0 files'],
    [1, 'file', undefined, '1 file'],
    [1001, 'file', undefined, '1,001 files'],
    [1, 'library', 'libraries', '1 library'],
    [2, 'library', 'libraries', '2 libraries'],
  ])('%d %s (%s)', (value, one, many, text) => {
    expect(count(value, one, many)).toBe(text)
  })
})

describe('lists', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j', (parts, text) => {
    expect(list(parts)).toBe(text)
  })
})

describe('groups', () => {
  test('have the names of the catalogue, each another one', () => {
    const names = [...EFFECTS, ...EU_REQUIREMENTS].map(groupName)
    expect(new Set(names).size).toBe(10)
    expect(groupName('effectiveness')).toBe('team effectiveness')
    expect(groupName('robustness')).toBe('technical robustness and safety')
  })

  test('that nobody knows keep their id', () => {
    expect(groupName('new-one')).toBe('new-one')
  })
})
