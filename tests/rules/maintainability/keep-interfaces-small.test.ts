import { describe, expect, test } from 'vitest'
import rule from '../../../rules/maintainability/keep-interfaces-small.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'
import { facts, moduleFacts, unit } from '../../helpers/facts.ts'

const settings = PRESETS['se-ml'].guidelines[rule.id]!

function check(...units: Parameters<typeof unit>[0][]): MeasuredVerdict {
  return rule.check(facts({ modules: [moduleFacts({ units: units.map(unit) })] }), settings) as MeasuredVerdict
}

test('the bands begin at 3, 5 and 7 parameters', () => {
  const { profile, measures } = check(...[2, 3, 4, 5, 6, 7].map((parameters) => ({ parameters, codeLines: 1 })))
  expect(profile?.bands.map(({ risk, lines }) => [risk, lines])).toEqual([
    ['low', 1],
    ['moderate', 2],
    ['high', 2],
    ['very-high', 1],
  ])
  expect(measures.map(({ value, atMost }) => [value, atMost])).toEqual([
    [83.3333, 13.8],
    [50, 2.7],
    [16.6667, 0.7],
  ])
})

test.each([
  [32, 4],
  [5, 4],
  [4, 2],
  [3, 2],
])('a unit with %d parameters should come down to %d', (parameters, target) => {
  const [finding] = check({ name: 'fit', parameters }).findings
  expect(finding).toMatchObject({
    message: `\`fit\` takes ${parameters} parameters; group those that belong together until it takes at most ${target}`,
    fix: { action: `Group the ${parameters} parameters of \`fit\` into objects until it takes at most ${target}` },
    target,
  })
})

describe('in a repository', () => {
  const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

  test.each([
    ['training-with-many-parameters', false, ['train.py:1 train 8']],
    ['self-and-cls-do-not-count', true, []],
    ['hyper-parameters-in-one-object', true, []],
  ])('%s', async (name, met, found) => {
    const { status, met: kept, findings } = await judge(name)
    expect({ status, kept, found: show(findings) }).toEqual({ status: 'measured', kept: met, found })
  })
})
