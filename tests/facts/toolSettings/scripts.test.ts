import { describe, expect, test } from 'vitest'
import { readerOf } from '../../../src/facts/toolSettings/readers.ts'

const settings = async (path: string, text: string) => (await readerOf(path)?.(text, path)) ?? []
const values = async (path: string, text: string) => (await settings(path, text))[0]?.values

/** Keys as the manuals of the tools have them. */
describe('least coverage', () => {
  test.each([
    ['vitest.config.ts', 'export default { test: { coverage: { thresholds: { lines: 80, branches: 70.5 } } } }'],
    ['vite.config.mts', "const coverage = { 'lines': 80,\n  // functions: 90,\n  branches: 70.5 }"],
    ['web/vitest.unit.config.js', 'coverage: { lines : 80, branches:70.5 /* statements: 3 */ }'],
  ])('%s', async (path, text) => {
    expect(await values(path, text)).toEqual({ 'coverage.lines': 80, 'coverage.branches': 70.5 })
  })

  test('of jest, as a program, as JSON and in package.json; a negative number says how much may be left out', async () => {
    const program = 'module.exports = { coverageThreshold: { global: { statements: -10 } } }'
    expect(await settings('jest.config.js', program)).toMatchObject([
      { tool: 'jest', values: { 'coverage.statements': -10 } },
    ])
    const json = '{\n  "coverageThreshold": { "global": { "lines": 80 } }\n}'
    expect(await values('jest.config.json', json)).toEqual({ 'coverageThreshold.global.lines': 80 })
    expect(await settings('ui/package.json', `{\n  "name": "ui",\n  "jest": ${json}\n}`)).toEqual([
      { tool: 'jest', at: { path: 'ui/package.json', line: 3 }, values: { 'coverageThreshold.global.lines': 80 } },
    ])
  })

  test('of nyc and c8', async () => {
    expect(await settings('.nycrc', '{ "check-coverage": true, "lines": 90 }')).toMatchObject([
      { tool: 'nyc', values: { 'check-coverage': true } },
    ])
    expect(await settings('.c8rc.json', '{ "check-coverage": false }')).toMatchObject([{ tool: 'c8' }])
    expect(await settings('package.json', '{ "c8": { "check-coverage": true } }')).toMatchObject([{ tool: 'c8' }])
  })
})

describe('plugins of eslint', () => {
  test.each([
    [
      'eslint.config.js',
      "import security from 'eslint-plugin-security'\nexport default [security]",
      ['eslint-plugin-security'],
    ],
    [
      'eslint.config.mjs',
      "// import x from 'eslint-plugin-x'\nimport sdl from '@microsoft/eslint-plugin-sdl'",
      ['@microsoft/eslint-plugin-sdl'],
    ],
    [
      '.eslintrc.json',
      '{ /* all */ "plugins": ["security", "react"], "extends": ["plugin:no-unsanitized/DOM"] }',
      ['plugin:no-unsanitized/DOM', 'security', 'react'],
    ],
    ['.eslintrc', 'extends:\n  - plugin:security/recommended\n', ['plugin:security/recommended']],
    ['.eslintrc.cjs', 'module.exports = { rules: {} }', []],
  ])('%s', async (path, text, plugins) => {
    expect(await settings(path, text)).toEqual([{ tool: 'eslint', at: { path, line: 1 }, values: { plugins } }])
  })

  test('a package.json without sections of tools has no settings', async () => {
    expect(await settings('package.json', '{ "name": "a", "jest": "none" }')).toEqual([])
  })
})

test('a megabyte that nearly fits is read in linear time', async () => {
  const start = performance.now()
  for (const piece of ['/*', 'lines:', 'lines    ', 'plugins:[', ' //', "'eslint-plugin", '/**'])
    await Promise.all([
      settings('vitest.config.ts', piece.repeat(150_000)),
      settings('eslint.config.js', piece.repeat(150_000)),
    ])
  expect(performance.now() - start).toBeLessThan(10_000)
})
