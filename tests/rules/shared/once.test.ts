import { expect, it } from 'vitest'
import { once } from '../../../rules/shared/once.ts'

it('works out a value once for each object, not for equal ones', () => {
  const asked: number[][] = []
  const sum = once((numbers: number[]) => {
    asked.push(numbers)
    return numbers.reduce((total, one) => total + one, 0)
  })
  const first = [1, 2]
  expect([sum(first), sum(first), sum([1, 2])]).toEqual([3, 3, 3])
  expect(asked).toHaveLength(2)
})

it('remembers that there is no value', () => {
  let asked = 0
  const nothing = once((_: object) => {
    asked++
    return undefined
  })
  const key = {}
  expect([nothing(key), nothing(key)]).toEqual([undefined, undefined])
  expect(asked).toBe(1)
})
