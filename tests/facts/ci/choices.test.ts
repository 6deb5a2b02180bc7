import { describe, expect, it } from 'vitest'
import { namesIn, textsOf } from '../../../src/facts/ci/expand/choices.ts'
import { legsOf } from '../../../src/facts/ci/legs.ts'

const CHOICES = new Map([
  ['matrix.suite', ['unit', 'e2e']],
  ['SUITE', ['unit']],
])

describe('texts that a word stands for', () => {
  it('has one for each value of a matrix', () => {
    expect(textsOf('tests/${{ matrix.suite }}', CHOICES, new Map())).toEqual(['tests/unit', 'tests/e2e'])
  })
  it('knows variables of the shell in both spellings', () => {
    expect(textsOf('$SUITE-${SUITE}', CHOICES, new Map())).toEqual(['unit-unit'])
  })
  it('takes what the script sets before what the CI file gives', () => {
    expect(textsOf('$SUITE', CHOICES, new Map([['SUITE', 'smoke']]))).toEqual(['smoke'])
  })
  it('is the word itself when one of its names is not known', () => {
    expect(textsOf('$SUITE/$OTHER', CHOICES, new Map())).toEqual(['$SUITE/$OTHER'])
  })
  it('does not take the beginning of a name for the name', () => {
    expect(textsOf('$SUITES', CHOICES, new Map())).toEqual(['$SUITES'])
  })
  it('names each name once, however it is written', () => {
    expect(namesIn('$A ${A} ${{ env.A }} %B% << parameters.c >>')).toEqual(['A', 'B', 'parameters.c'])
  })
})

describe('legs of a script', () => {
  it('are as many as the folders that a matrix sends it to', () => {
    const legs = legsOf('cd packages/${{ matrix.suite }} && pytest', CHOICES)
    expect(legs.map((leg) => leg.get('matrix.suite'))).toEqual([['unit'], ['e2e']])
  })
  it('is one where no folder depends on the matrix', () => {
    expect(legsOf('pytest ${{ matrix.suite }}', CHOICES)).toEqual([CHOICES])
  })
})
