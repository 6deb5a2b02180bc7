import { describe, expect, test } from 'vitest'
import rule from '../../../rules/maintainability/separate-concerns.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts } from '../../helpers/facts.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

describe('in a repository', () => {
  test('utils-used-from-everywhere', async () => {
    const { met, findings, profile } = await judge('utils-used-from-everywhere')
    expect(met).toBe(false)
    // 12 calls in train.py and 2 under an alias in evaluate.py; utils.py has 6 of the 24 lines of code.
    expect(show(findings)).toEqual(['utils.py:1 14'])
    expect(findings[0]!.related).toEqual([
      { path: 'train.py', line: 6 },
      { path: 'evaluate.py', line: 5 },
    ])
    expect(profile!.bands[1]).toMatchObject({ lines: 6 })
  })

  test.each(['uses-in-tests-do-not-count', 'types-only'])('%s', async (name) => {
    const { met, findings } = await judge(name)
    expect({ met, findings }).toEqual({ met: true, findings: [] })
  })
})

test('the bands begin above 10, 20 and 50 uses', () => {
  const user = moduleFacts({ path: 'user.py', codeLines: 1 })
  const used = [10, 11, 20, 21, 50, 51].map((uses) => moduleFacts({ path: `used_${uses}.py`, codeLines: 1 }))
  const uses = [10, 11, 20, 21, 50, 51].flatMap((count, index) =>
    Array.from({ length: count }, (_, line) => ({ from: 0, to: index + 1, line: line + 1, typing: false })),
  )
  const given = facts({ modules: [user, ...used], graph: { imports: [], uses } })
  const { profile } = rule.check(given, PRESETS['se-ml'].guidelines[rule.id]!) as MeasuredVerdict
  expect(profile!.bands.map(({ lines }) => lines)).toEqual([2, 2, 2, 1])
})
