import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderOf, normalise, resolvePath } from '../../../src/facts/ci/folder.ts'

describe('a path in the repository', () => {
  it('is what posix makes of it, and none where it leaves the root', () => {
    const part = fc.constantFrom('a', 'b.py', '..', '.', '', 'src')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = parts.join('/')
        const relative = posix.relative('/root', posix.join('/root', path))
        const leaves = parts.some((_, at) => posix.join('.', ...parts.slice(0, at + 1)).startsWith('..'))
        expect(normalise(path)).toBe(leaves ? undefined : relative)
      }),
    )
  })

  it('counts from the folder that the command runs in', () => {
    expect(resolvePath('services/api', 'run.sh')).toBe('services/api/run.sh')
    expect(resolvePath('services/api', '../tests')).toBe('services/tests')
    expect(resolvePath('', '../outside')).toBeUndefined()
  })

  it('cannot be told where it holds a variable, is absolute, or the folder is not known', () => {
    expect(resolvePath('', '$TESTS/unit')).toBeUndefined()
    expect(resolvePath('', '/opt/tool')).toBeUndefined()
    expect(resolvePath('', 'C:\\tool')).toBeUndefined()
    expect(resolvePath(undefined, 'tests')).toBeUndefined()
  })

  it('counts from the root behind a variable for the working copy', () => {
    expect(resolvePath('deep/inside', '$GITHUB_WORKSPACE/tests')).toBe('tests')
    expect(resolvePath(undefined, '$CI_PROJECT_DIR/tests')).toBe('tests')
    expect(resolvePath('deep', '$GITHUB_WORKSPACES/tests')).toBeUndefined()
  })

  it('has the folder before its last slash', () => {
    expect(folderOf('a/b/c.yml')).toBe('a/b')
    expect(folderOf('c.yml')).toBe('')
  })
})
