import { describe, expect, test } from 'vitest'
import { checkRules } from '../../src/check/custom.ts'
import { AuditError } from '../../src/errors.ts'

const AROUND = { known: [{ id: 'coding/known' }] as const, facts: ['modules', 'units'] }

/** A rule as somebody would write it in JavaScript. */
function rule(some: Readonly<Record<string, unknown>> = {}) {
  const texts = { title: 'House style', why: 'w', how: 'h', fix: 'f' }
  return {
    id: 'coding/house-style',
    kind: 'practice',
    number: 99,
    sources: ['s'],
    needs: ['units'],
    ...texts,
    check,
    ...some,
  }
}

function check() {
  return { status: 'unknown', reason: 'r' }
}

function faultOf(value: unknown): string {
  try {
    checkRules(value, 'rules.mjs', AROUND)
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError)
    return (error as AuditError).message
  }
  return 'none'
}

describe('rules from elsewhere', () => {
  test('one rule is a list of one', () => {
    const own = rule()
    expect(checkRules(own, 'rules.mjs', AROUND)).toEqual([own])
    expect(checkRules([own], 'rules.mjs', AROUND)).toEqual([own])
    expect(checkRules([], 'rules.mjs', AROUND)).toEqual([])
  })

  test.each([undefined, null, 'text', 7, () => rule()])('%s is no rule', (value) => {
    expect(faultOf(value)).toBe('rules.mjs: its default export has to be a rule, or a list of rules')
  })

  test.each([undefined, 'house-style', 'other/house-style', 'coding/House Style', 'coding/../x'])('id %s', (id) => {
    expect(faultOf(rule({ id }))).toBe(`rules.mjs: a rule needs an id such as coding/house-style, not ${String(id)}`)
  })

  test('ids are unique, among the rules that are there and among their own', () => {
    expect(faultOf(rule({ id: 'coding/known' }))).toMatch(/there is a rule coding\/known already/)
    expect(faultOf([rule(), rule()])).toMatch(/there is a rule coding\/house-style already/)
  })

  test.each([
    ['kind', 'rule', 'guideline or practice'],
    ['title', undefined, 'a text'],
    ['why', 1, 'a text'],
    ['how', null, 'a text'],
    ['fix', ['f'], 'a text'],
    ['number', '99', 'a number'],
    ['sources', 's', 'a list of texts'],
    ['sources', [1], 'a list of texts'],
    ['needs', undefined, 'a list of facts'],
    ['check', 'check', 'a function'],
  ])('%s cannot be %s', (name, value, expected) => {
    expect(faultOf(rule({ [name]: value }))).toBe(`rules.mjs: coding/house-style: ${name} has to be ${expected}`)
  })

  test('a fact that does not exist is named, with those that do', () => {
    expect(faultOf(rule({ needs: ['units', 'weather'] }))).toBe(
      'rules.mjs: coding/house-style: there is no fact weather; facts are modules, units',
    )
  })
})
