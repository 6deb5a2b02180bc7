import { describe, expect, it } from 'vitest'
import { loadConfig, policyOf } from '../../src/config/index.ts'
import { audit, rules } from '../../src/index.ts'
import { makeTree } from '../helpers/tree.ts'

async function policy(text: string) {
  return policyOf(await loadConfig(makeTree({ '.se-ml.yml': text })), 'se-ml')
}

describe('rules in the configuration', () => {
  it('change nothing when there are none', async () => {
    expect(await policy('workers: 1\n')).toEqual({
      rules,
      limits: {},
      policy: { severities: {}, weights: {} },
      adjusted: [],
    })
  })

  it('are switched by category, and one by one in any order', async () => {
    const { rules: on, policy: changed } = await policy(
      'rules: {write-clean-code: error, maintainability: off, team: warn, team/collaborative-platform: error}\n',
    )
    expect(on.filter(({ kind }) => kind === 'guideline').map(({ id }) => id)).toEqual([
      'maintainability/write-clean-code',
    ])
    expect(on.some(({ id }) => id.startsWith('team/'))).toBe(true)
    expect(changed.severities).toMatchObject({
      'maintainability/write-clean-code': 'error',
      'team/collaborative-platform': 'error',
    })
  })

  it('say in words what differs from the preset', async () => {
    const { adjusted } = await policy(`
rules:
  write-short-units: {limits: [50, 25, 10], severity: warn}
  automate-tests: {at_least: {ratio: 30}}
  keep-codebase-small: off
weights: {practices: 2, write-short-units: 3}
`)
    expect(adjusted).toEqual([
      'maintainability/write-short-units: limits 50, 25, 10 (43.7, 22.3, 6.9)',
      'maintainability/automate-tests: ratio at least 30 (50)',
      'weight of practices: 2',
      'weight of maintainability/write-short-units: 3',
      'maintainability/keep-codebase-small is switched off',
    ])
  })

  it('reach the verdicts and the report', async () => {
    const lines = Array.from({ length: 20 }, (_, line) => `    print(${line})`).join('\n')
    const root = makeTree({ 'a.py': `def long_one():\n${lines}\n` })
    const only = { rules: rules.filter(({ id }) => id === 'maintainability/write-short-units') }
    const shortUnits = async (text: string) => {
      const { rules: _rules, ...changed } = await policy(text)
      const report = await audit(root, { ...only, ...changed })
      return { tool: report.tool, rule: report.rules[0] }
    }
    const usual = await shortUnits('')
    expect(usual.rule).toMatchObject({ met: false, findings: [{ value: 21, risk: 'moderate' }] })
    expect(usual.rule?.severity).toBeUndefined()
    expect(usual.tool.adjusted).toBeUndefined()
    const changed = await shortUnits('rules: {write-short-units: {bounds: [25, 30, 60], severity: warn}}\n')
    expect(changed.rule).toMatchObject({ met: true, severity: 'warn', findings: [] })
    expect(changed.tool.adjusted).toEqual(['maintainability/write-short-units: bounds 25, 30, 60 (15, 30, 60)'])
  })
})
