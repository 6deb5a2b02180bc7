import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configurationFor, effectiveValues, loadConfig } from '../../src/config/index.ts'
import { audit, look } from '../../src/index.ts'
import { CHURN } from '../e2e/run.ts'
import { makeTree, type TreeEntries } from '../helpers/tree.ts'

async function written(root: string): Promise<string> {
  return configurationFor(await look(root), await audit(root))
}

describe('se-ml init', () => {
  test('says what was found', async () => {
    const text = await written(CHURN)
    expect(text).toMatch(/^# Configuration of se-ml for churn, /)
    expect(text).toContain('#   5 test          such as tests/conftest.py')
    expect(text).toMatch(/#\s+src\/churn \(\d+ lines of code\)/)
    expect(text).toContain('#   kind: application')
    expect(text).toContain('#   trains-model: true')
    expect(text).toContain('#   met: 6')
  })

  test('is a valid configuration, and stays one with every line in use', async () => {
    const text = await written(CHURN)
    const all = text
      .replace(/^# (?=(exclude|roles|component_depth|components|profile|rules|gate|accept):)/gm, '')
      .split('\n')
    const keys = /^(exclude|roles|component_depth|components|profile|rules|gate|accept):/
    let inside = false
    const used = all.map((line) => {
      if (!line.startsWith('#')) inside = keys.test(line)
      return inside ? line.replace(/^#(?= {3})/, ' ').replace(/^ {4}/, '  ') : line
    })
    for (const content of [text, used.join('\n')]) {
      const root = makeTree({ '.se-ml.yml': content })
      expect((await loadConfig(root)).settings.preset).toBe('se-ml')
    }
    const root = makeTree({ '.se-ml.yml': used.join('\n') })
    const { settings } = await loadConfig(root)
    expect(Object.keys(settings).sort()).toEqual(
      ['accept', 'component_depth', 'components', 'exclude', 'gate', 'preset', 'profile', 'roles', 'rules'].sort(),
    )
    expect(settings.profile).toMatchObject({ kind: 'application', 'trains-model': true })
  })

  test('names of the repository stay in their comments', async () => {
    const root = makeTree({
      'a\nworkers: 99\n.py': 'x = 1\n',
      'tests/test_a\u2028b.py': 'def test_a():\n    assert 1\n',
    })
    writeFileSync(join(root, '.se-ml.yml'), await written(root))
    expect((await loadConfig(root)).settings).toEqual({ preset: 'se-ml' })
    expect(readFileSync(join(root, '.se-ml.yml'), 'utf8')).not.toMatch(/^workers/m)
  })
})

describe('effective values', () => {
  const show = async (entries: TreeEntries, given = {}) => {
    const root = makeTree({ '.git/HEAD': '', ...entries })
    const values = effectiveValues(await loadConfig(root), given)
    return Object.fromEntries(values.map(({ key, value, origin }) => [key, [value, origin.replace(`${root}/`, '')]]))
  }

  test('come from flags, the configuration, what it extends, the preset and defaults, in this order', async () => {
    const values = await show(
      {
        'base.yml': 'workers: 4\ngate:\n  overall: 50\nrules:\n  write-short-units:\n    limits: [50, 25, 10]\n',
        '.se-ml.yml': 'extends: base.yml\npreset: sig-2025\nexclude:\n  - old/\n',
      },
      { preset: 'bch-2016', exclude: ['more/'] },
    )
    expect(values).toMatchObject({
      preset: ['bch-2016', '--preset'],
      workers: [4, 'base.yml:1'],
      'exclude[0]': ['old/', '.se-ml.yml:4'],
      'exclude.(flag)': ['more/', '--exclude'],
      'gate.overall': [50, 'base.yml:3'],
      'gate.tolerance.score': [1, 'default'],
      'rules.write-short-units.limits': [[50, 25, 10], 'base.yml:6'],
      'rules.write-short-units.bounds': [[15, 30, 60], 'preset bch-2016'],
      component_depth: ['found by itself', 'default'],
    })
  })

  test('name no gate where there is none', async () => {
    expect(Object.keys(await show({})).some((key) => key.startsWith('gate'))).toBe(false)
  })
})
