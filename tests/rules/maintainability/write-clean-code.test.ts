import { expect, test } from 'vitest'
import rule from '../../../rules/maintainability/write-clean-code.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = async (name: string) => {
  const { findings } = await auditFixture(`rules/${rule.id}/${name}`, rule.id)
  return findings.map(({ at, symbol }) => `${at.path}:${at.line} ${symbol}`).sort()
}

test('every-smell', async () => {
  expect(await judge('every-smell')).toEqual(
    [
      '1 wildcard-import',
      '4 mutable-default',
      '4 mutable-default',
      '5 commented-out-code',
      '9 bare-except',
      '29 unreachable-code',
      '13 meaningless-name',
      '14 open-note',
      '20 swallowed-exception',
      '22 leftover-print',
      '23 leftover-debugger',
      '26 magic-number',
      '32 unused-private-function',
      '40 overlong-name',
    ]
      .map((rest) => `package/loader.py:${rest}`)
      .sort(),
  )
})

test.each(['habits-that-are-fine', 'private-name-used-elsewhere'])('%s', async (name) => {
  expect(await judge(name)).toEqual([])
})
