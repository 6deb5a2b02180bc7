import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { audit, checkRules, rules } from '../../src/index.ts'
import { makeTree } from '../helpers/tree.ts'
import { fakeWorld } from './world.ts'

/** A rule as plain JavaScript, that leaves a trace where it was loaded. */
const PLUGIN = `
import { writeFileSync } from 'node:fs'
writeFileSync(new URL('./loaded', import.meta.url), '')
export default {
  id: 'coding/few-files', kind: 'guideline', number: 1, title: 'Keep files few', why: 'w', how: 'h', fix: 'f',
  sources: ['house rules'], needs: ['files'],
  check: ({ files }) => ({
    status: 'measured',
    measures: [{ id: 'files', label: 'files', value: files.length, unit: 'count', atMost: 1 }],
    evidence: [], findings: [],
  }),
}
`

const tree = (config: string) =>
  makeTree({
    '.se-ml.yml': config,
    'a.py': 'x = 1\n',
    'house/rule.mjs': PLUGIN,
    'house/bad.mjs': 'export default { id: 1 }\n',
  })

async function seml(...args: string[]) {
  const world = fakeWorld()
  const code = await main(args, world)
  return { code, stdout: world.stdout.text, stderr: world.stderr.text }
}

describe('rules of a configuration', () => {
  test('are refused, and not loaded, until the user allows it', async () => {
    const root = tree('preset: se-ml\nplugins:\n  - house/rule.mjs\n')
    for (const command of ['audit', 'plan']) {
      const { code, stdout, stderr } = await seml(command, root)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toMatch(/\.se-ml\.yml:2: plugins: .*\(house\/rule\.mjs\).* runs? their code.*--allow-plugins\n$/)
    }
    expect(existsSync(join(root, 'house/loaded'))).toBe(false)
  })

  test('do not keep from what runs no rule', async () => {
    const root = tree('plugins: [house/rule.mjs]\n')
    expect((await seml('files', root)).code).toBe(0)
    expect((await seml('metrics', root)).code).toBe(0)
    expect(existsSync(join(root, 'house/loaded'))).toBe(false)
  })

  test('are judged beside the others once allowed', async () => {
    const root = tree('plugins: [house/rule.mjs]\n')
    const { code, stdout } = await seml('audit', root, '--format', 'json', '--allow-plugins')
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report.rules.at(-1)).toMatchObject({ id: 'coding/few-files', met: false, title: 'Keep files few' })
    expect(report.rules).toHaveLength(rules.length + 1)
  })

  test.each([
    ['plugins: [house/bad.mjs]\n', /:1: plugins: a rule needs an id such as coding\/house-style, not 1\n$/],
    ['plugins: [house/missing.mjs]\n', /:1: plugins: cannot load .*missing\.mjs/],
    ['plugins: [../outside.mjs]\n', /:1: plugins: \.\.\/outside\.mjs leads out of the repository\n$/],
    ['plugins: [house/rule.mjs, house/rule.mjs]\n', /there is a rule coding\/few-files already/],
  ])('%j is a mistake that is told', async (config, message) => {
    const { code, stderr } = await seml('audit', tree(config), '--allow-plugins')
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('rules given to the library', () => {
  const rule = { ...rules[0]!, id: 'coding/mine' as const }

  test('are checked', () => {
    expect(checkRules([rule], 'here')).toEqual([rule])
    const wrong: [object, RegExp][] = [
      [{ ...rule, id: 'house/style' }, /^here: a rule needs an id such as/],
      [{ ...rule, id: rules[0]!.id }, /there is a rule .* already/],
      [{ ...rule, kind: 'law' }, /coding\/mine: kind has to be/],
      [{ ...rule, why: undefined }, /coding\/mine: why has to be a text/],
      [{ ...rule, needs: ['weather'] }, /there is no fact weather; facts are files, modules, /],
      [{ ...rule, check: 'no' }, /check has to be a function/],
    ]
    for (const [value, message] of wrong) expect(() => checkRules(value, 'here')).toThrow(message)
    expect(() => checkRules('text', 'here')).toThrow(/default export has to be a rule/)
  })

  test('that return nonsense are an error of their own and never end the audit', async () => {
    const broken = { ...rule, needs: [], check: () => undefined as never }
    const report = await audit(makeTree({ 'a.py': 'x = 1\n' }), { rules: [broken], workers: 1 })
    expect(report.rules[0]).toMatchObject({ status: 'error', reason: 'the rule failed: it returned no verdict' })
  })
})
