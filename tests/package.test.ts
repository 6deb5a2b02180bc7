import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('package', () => {
  test('the lock file installs from any registry', () => {
    const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)
    expect(addressed).toEqual([])
  })

  test('the lock file names the optional packages of every platform, which npm ci asks for', () => {
    const missing = Object.values(lock.packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => lock.packages[`node_modules/${name}`]?.version === undefined)
    expect(missing).toEqual([])
  })

  test('every dependency is pinned to one version, and CONTRIBUTING.md says why it is there', () => {
    const dependencies: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }
    const guide = readFileSync('CONTRIBUTING.md', 'utf8')
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
    expect(Object.keys(dependencies).filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })

  test.skipIf(!existsSync('.git'))('git ignores no file that a fresh clone would miss', () => {
    const folders = ['bin', 'fixtures', 'rules', 'schema', 'scripts', 'src', 'tests']
    const list = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', ...folders]
    expect(execFileSync('git', list, { encoding: 'utf8' })).toBe('')
  })
})
