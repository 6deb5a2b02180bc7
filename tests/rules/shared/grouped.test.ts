import { expect, it } from 'vitest'
import { grouped } from '../../../rules/shared/grouped.ts'

it('keeps groups and their items in the order in which they come', () => {
  expect([...grouped(['pear', 'fig', 'plum', 'apple', 'kiwi'], ({ length }) => length)]).toEqual([
    [4, ['pear', 'plum', 'kiwi']],
    [3, ['fig']],
    [5, ['apple']],
  ])
})

it('has no group of nothing', () => {
  expect(grouped([], () => 'any').size).toBe(0)
})
