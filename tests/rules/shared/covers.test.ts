import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, owningRule } from '../../../rules/shared/owners/covers.ts'

/** Cases of GitHub's and git's documentation of such patterns. */
test.each([
  ['*', 'a/b.py', true],
  ['*.py', 'a/b.py', true],
  ['*.py', 'a/b.pyc', false],
  ['/features/', 'features/build.py', true],
  ['/features/', 'src/features/build.py', false],
  ['features/', 'src/features/build.py', true],
  ['features/', 'features', false],
  ['/features', 'features/build.py', true],
  ['docs/*', 'docs/a.md', true],
  ['docs/*', 'docs/build/a.md', false],
  ['/docs/**', 'docs/build/a.md', true],
  ['**/features', 'a/b/features/c.py', true],
  ['a/**/b.py', 'a/b.py', true],
  ['a/**/b.py', 'a/x/y/b.py', true],
  ['a/**/b.py', 'a/x/y/c.py', false],
  ['/src/train_?.py', 'src/train_1.py', true],
  ['build.py', 'a/build.py', true],
  ['a/build.py', 'x/a/build.py', false],
])('%s on %s: %s', (pattern, path, expected) => {
  expect(covers(pattern, path)).toBe(expected)
})

test('the last rule that fits decides, and it may give a path to nobody', () => {
  const patterns = [
    { pattern: '*', owners: 1, line: 1 },
    { pattern: '/features/', owners: 2, line: 2 },
    { pattern: '/features/old/', owners: 0, line: 3 },
  ]
  const owners = { rules: 2, owners: 3, teams: 0, patterns }
  expect(owningRule(owners, 'train.py')?.line).toBe(1)
  expect(owningRule(owners, 'features/a.py')?.line).toBe(2)
  expect(owningRule(owners, 'features/old/a.py')).toBeUndefined()
})

test('any pattern ends in time', () => {
  const pattern = fc.string({ unit: fc.constantFrom('*', '**', '/', 'a', '?', 'ab'), maxLength: 200 })
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 200 }), (one, path) => {
      expect(typeof covers(one, path)).toBe('boolean')
    }),
  )
  const from = performance.now()
  covers('*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(5000))
  expect(performance.now() - from).toBeLessThan(1000)
})
