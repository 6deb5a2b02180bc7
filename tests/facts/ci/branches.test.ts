import { describe, expect, it } from 'vitest'
import { azureMatch, globMatch, letsIn, letsInAny, patternMatch, wholeMatch } from '../../../src/facts/ci/branches.ts'

describe('patterns of GitHub, by the examples of its documentation on filter patterns', () => {
  it.each([
    ['feature/*', 'feature/my-branch', true],
    ['feature/*', 'feature/your/branch', false],
    ['feature/**', 'feature/beta-a/my-branch', true],
    ['main', 'main', true],
    ['main', 'mainline', false],
    ['*', 'releases', true],
    ['*', 'all/the/branches', false],
    ['**', 'all/the/branches', true],
    ['*feature', 'mona-feature', true],
    ['*feature', 'feature', true],
    ['v2*', 'v2.9', true],
    ['v[12].[0-9]+.[0-9]+', 'v1.10.1', true],
    ['v[12].[0-9]+.[0-9]+', 'v3.0.0', false],
  ])('%s and %s: %s', (pattern, branch, fits) => {
    expect(globMatch(pattern, branch)).toBe(fits)
  })

  it('takes a dot for a dot', () => {
    expect(globMatch('v1.0', 'v1x0')).toBe(false)
  })
})

describe('patterns of other systems', () => {
  it('lets a star of Azure stand for slashes too', () => {
    expect(azureMatch('releases/*', 'releases/2024/may')).toBe(true)
  })
  it('looks for a pattern of GitLab anywhere in the name, for one of CircleCI over the whole', () => {
    expect(patternMatch('/^release/', 'release-1')).toBe(true)
    expect(patternMatch('/ELEASE/i', 'release-1')).toBe(true)
    expect(wholeMatch('/release/', 'release-1')).toBe(false)
    expect(wholeMatch('/release-.*/', 'release-1')).toBe(true)
    expect(wholeMatch('release', 'release')).toBe(true)
  })
  it('does not decide on a pattern that could take for ever', () => {
    expect(patternMatch('/(a+)+b/', 'aaaaaaaaaaaaaaaaaaaaaaaa')).toBeUndefined()
  })
})

describe('a filter', () => {
  it('lets everything in when it says nothing', () => {
    expect(letsIn({}, 'any', globMatch)).toBe(true)
    expect(letsInAny({}, globMatch)).toBe(true)
  })
  it('goes by the last pattern that fits, as GitHub does', () => {
    const only = ['releases/**', '!releases/**-alpha', 'releases/10-alpha']
    expect(letsIn({ only }, 'releases/10', globMatch)).toBe(true)
    expect(letsIn({ only }, 'releases/beta/3-alpha', globMatch)).toBe(false)
    expect(letsIn({ only }, 'releases/10-alpha', globMatch)).toBe(true)
  })
  it('leaves out what is ignored', () => {
    expect(letsIn({ ignored: ['wip/**'] }, 'wip/x', globMatch)).toBe(false)
    expect(letsIn({ ignored: ['wip/**'] }, 'main', globMatch)).toBe(true)
  })
  it('cannot be told where a pattern holds a variable, unless another one lets the branch in', () => {
    expect(letsIn({ only: ['${{ vars.BRANCH }}'] }, 'main', globMatch)).toBeUndefined()
    expect(letsIn({ only: ['main', '${{ vars.BRANCH }}'] }, 'main', globMatch)).toBe(true)
  })
  it('for one branch lets no other in', () => {
    expect(letsInAny({ only: ['main'] }, globMatch)).toBe(false)
    expect(letsInAny({ only: ['**'] }, globMatch)).toBe(true)
  })
})
