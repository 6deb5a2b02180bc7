import { expect, test } from 'vitest'
import { given } from '../src/given.ts'

test('what is undefined is absent, not there without a value', () => {
  const values = given({ first: undefined, second: 2, third: undefined })
  expect(Object.keys(values)).toEqual(['second'])
  expect('first' in values).toBe(false)
})

test('what is empty or false is a value', () => {
  expect(given({ zero: 0, no: false, empty: '', nothing: null, list: [] })).toStrictEqual({
    zero: 0,
    no: false,
    empty: '',
    nothing: null,
    list: [],
  })
})

test('the order of the keys remains, and so does an earlier value where there is no later one', () => {
  expect(JSON.stringify({ b: 1, a: 'before', ...given({ a: undefined, c: 3 }) })).toBe('{"b":1,"a":"before","c":3}')
})
