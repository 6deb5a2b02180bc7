import { describe, expect, test } from 'vitest'
import rule from '../../../rules/maintainability/write-simple-units.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts, unit } from '../../helpers/facts.ts'

const settings = PRESETS['se-ml'].guidelines[rule.id]!

function check(...units: Parameters<typeof unit>[0][]): MeasuredVerdict {
  return rule.check(facts({ modules: [moduleFacts({ units: units.map(unit) })] }), settings) as MeasuredVerdict
}

test('the bands are those of complexity, weighed by lines of code', () => {
  const { profile, measures } = check(
    ...[5, 6, 10, 11, 25, 26].map((complexity) => ({ complexity, codeLines: 10 * complexity })),
  )
  expect(profile?.bands.map(({ risk, lines }) => [risk, lines])).toEqual([
    ['low', 50],
    ['moderate', 160],
    ['high', 360],
    ['very-high', 260],
  ])
  expect(measures.map(({ id, atMost }) => [id, atMost])).toEqual([
    ['above-5', 25.2],
    ['above-10', 10],
    ['above-25', 1.5],
  ])
})

test('a finding names branch points and complexity', () => {
  const { findings } = check({ name: 'generate', complexity: 61, codeLines: 395 }, { complexity: 5, codeLines: 90 })
  expect(findings).toEqual([
    expect.objectContaining({
      message: '`generate` has 60 branch points (complexity 61); split it until no unit has a complexity above 5',
      fix: { action: 'Split `generate` (complexity 61) until no unit has a complexity above 5', effort: 'medium' },
      risk: 'very-high',
      value: 61,
      lines: 395,
      target: 5,
    }),
  ])
})

describe('in a repository', () => {
  const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

  test.each([
    ['one-branch-for-each-model', false, ['build.py:1 build 9']],
    ['table-instead-of-branches', true, []],
    ['branches-in-many-forms', false, ['clean.py:1 clean 9']],
  ])('%s', async (name, met, found) => {
    const { status, met: kept, findings } = await judge(name)
    expect({ status, kept, found: show(findings) }).toEqual({ status: 'measured', kept: met, found })
  })
})
