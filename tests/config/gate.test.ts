import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { baselineOf, gateOf, loadConfig } from '../../src/config/index.ts'
import { rules } from '../../src/index.ts'
import { makeTree, type TreeEntries } from '../helpers/tree.ts'

async function place(entries: TreeEntries, folder = ''): Promise<unknown> {
  const root = makeTree({ '.git/HEAD': '', 'part/a.py': '', ...entries })
  const audited = join(root, folder)
  const found = baselineOf(await loadConfig(audited), audited)
  return found && { ...found, file: found.file.replace(`${root}/`, '') }
}

describe('the gate of a configuration', () => {
  test('names rules by their ids', async () => {
    const text =
      'gate: {overall: 60, guidelines: [write-code-once], levels: {continuous-integration: mostly}, tolerance: {score: 2}}\n'
    expect(gateOf(await loadConfig(makeTree({ '.se-ml.yml': text })), rules)).toEqual({
      overall: 60,
      guidelines: ['maintainability/write-code-once'],
      levels: { 'coding/continuous-integration': 'mostly' },
      tolerance: { score: 2 },
    })
    const all = gateOf(await loadConfig(makeTree({ '.se-ml.yml': 'gate: {guidelines: all}\n' })), rules)
    expect(all?.guidelines).toHaveLength(10)
    expect(gateOf(await loadConfig(makeTree({ '.se-ml.yml': '' })), rules)).toBeUndefined()
  })

  test('does not hold for a part of its folder', async () => {
    const root = makeTree({ '.git/HEAD': '', '.se-ml.yml': 'gate: {overall: 60}\n', 'part/a.py': '' })
    expect(gateOf(await loadConfig(root), rules)).toEqual({ overall: 60 })
    expect(gateOf(await loadConfig(join(root, 'part')), rules)).toBeUndefined()
  })
})

describe('the baseline', () => {
  test('stands beside the configuration, where it says, or in the audited folder', async () => {
    expect(await place({})).toEqual({ file: '.se-ml-baseline', named: false })
    expect(await place({ '.se-ml.yml': 'gate: {overall: 1}\n' })).toEqual({ file: '.se-ml-baseline', named: false })
    expect(await place({ '.se-ml.yml': 'gate: {baseline: ci/base}\n' })).toEqual({ file: 'ci/base', named: true })
    expect(await place({ '.se-ml.yml': 'gate: {baseline: false}\n' })).toBeUndefined()
    const below = { file: 'part/.se-ml-baseline', named: false }
    expect(await place({ '.se-ml.yml': 'gate: {baseline: ci/base}\n' }, 'part')).toEqual(below)
  })

  test('leads out of the repository neither by name nor by a link', async () => {
    await expect(place({ '.se-ml.yml': 'gate:\n  baseline: ../base\n' })).rejects.toThrow(
      /\.se-ml\.yml:2: gate\.baseline: “\.\.\/base” leads out of the repository; name a file in it, or give --baseline$/,
    )
    const root = makeTree({ 'a.py': '' })
    symlinkSync(join(makeTree({ other: '' }), 'other'), join(root, '.se-ml-baseline'))
    const config = await loadConfig(root)
    expect(() => baselineOf(config, root)).toThrow(/leads out of the repository/)
  })
})
