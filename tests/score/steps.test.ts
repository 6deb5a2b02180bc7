import { describe, expect, test } from 'vitest'
import type { Finding, MeasuredVerdict, NextStep, RiskProfile, RuleId, RuleResult } from '../../src/model.ts'
import { nextSteps } from '../../src/score/steps.ts'
import { catalogue, finding, graded, measured, meta, percent, result } from '../helpers/results.ts'

const profile: RiskProfile = {
  quantity: 'lines of code per unit',
  lines: 1000,
  bands: [
    { risk: 'low', above: 0, upTo: 15, lines: 400, share: 40 },
    { risk: 'moderate', above: 15, upTo: 30, lines: 200, share: 20, limit: 43.7 },
    { risk: 'high', above: 30, upTo: 60, lines: 200, share: 20, limit: 22.3 },
    { risk: 'very-high', above: 60, lines: 200, share: 20, limit: 6.9 },
  ],
}

const tooLong: MeasuredVerdict = measured(
  [percent(60, 43.7, { id: 'above-15' }), percent(40, 22.3, { id: 'above-30' }), percent(20, 6.9, { id: 'above-60' })],
  { profile },
)

const huge = finding({ risk: 'very-high', value: 100, target: 15, lines: 100, at: { path: 'huge.py', line: 7 } })
const long = finding({ risk: 'high', value: 50, target: 15, lines: 50, at: { path: 'long.py', line: 1 } })

test('the gain is what the score rises by when the lines of the finding leave their band', () => {
  const [step] = nextSteps([result('maintainability/write-short-units', tooLong, { findings: [huge] })])
  // Above 60 there are 100 of 1000 lines left, above 30 300, above 15 500: 6.9/10, 22.3/30, 43.7/50; before 6.9/20.
  expect(step).toEqual({
    rule: 'maintainability/write-short-units',
    action: 'mend it',
    effort: 'small',
    at: { path: 'huge.py', line: 7 },
    gain: 34.5,
    // The only guideline: it is its category and the whole.
    raises: [
      { of: 'overall', name: 'overall', by: 34.5 },
      { of: 'category', name: 'maintainability', by: 34.5 },
    ],
  })
})

test('of a guideline the finding that raises the score most is named, the first of several', () => {
  const other = finding({ ...huge, at: { path: 'other.py', line: 1 } })
  const steps = nextSteps([result('maintainability/write-short-units', tooLong, { findings: [long, huge, other] })])
  expect(steps.map(({ at }) => at?.path)).toEqual(['huge.py'])
})

test('no place is named twice while there is another', () => {
  const steps = (findings: readonly Finding[]) =>
    nextSteps([
      result('maintainability/a', tooLong, { findings: [huge] }),
      result('maintainability/b', tooLong, { findings }),
    ]).map(({ rule, at }) => `${rule} ${at?.path}`)
  const other = finding({ ...huge, lines: 70, at: { path: 'other.py', line: 7 } })
  expect(steps([huge, other])).toEqual(['maintainability/a huge.py', 'maintainability/b other.py'])
  expect(steps([huge])).toEqual(['maintainability/a huge.py', 'maintainability/b huge.py'])
  // The lines above 60 decide: mending a unit of 50 lines alone gains nothing.
  expect(steps([huge, long])).toEqual(['maintainability/a huge.py', 'maintainability/b huge.py'])
})

test('what gains less than a score shows is no gain', () => {
  // Measures are rounded, so that a share counted again from the profile may be a little smaller.
  const [same, other] = [finding({ ...huge, lines: 82 }), finding({ ...long, risk: 'moderate', lines: 30 })]
  const verdict = measured(
    [
      percent(30.8411, 43.7, { id: 'above-15' }),
      percent(19.1589, 22.3, { id: 'above-30' }),
      percent(19.1589, 6.9, { id: 'above-60' }),
    ],
    {
      profile: {
        ...profile,
        lines: 428,
        bands: profile.bands.map((band, index) => ({ ...band, lines: [296, 50, 0, 82][index]! })),
      },
    },
  )
  const steps = nextSteps([
    result('maintainability/a', verdict, { findings: [same, other] }),
    result('maintainability/b', verdict, { findings: [same, other] }),
  ])
  expect(steps.map(({ at, gain }) => [at?.path, gain])).toEqual([
    ['huge.py', 64],
    ['huge.py', 64],
  ])
})

test('lines move to the band of the target', () => {
  const half = finding({ ...huge, target: 40 })
  // Above 60 10 %, but above 30 still 40 %: 22.3/40 = 55.75 is now the worst; before 34.5.
  expect(nextSteps([result('maintainability/x', tooLong, { findings: [half] })])[0]?.gain).toBe(21.3)
})

test('lines that go away make the rest weigh more', () => {
  const duplicated = measured([percent(40, 5, { id: 'duplicated', of: 1000 })])
  const clone = finding({ lines: 200, removes: 100 })
  // 200 of 900 lines are left: 5/22.2 = 22.5; before 5/40 = 12.5.
  expect(nextSteps([result('maintainability/x', duplicated, { findings: [clone] })])[0]?.gain).toBe(10)
  const last = finding({ lines: 400, removes: 200 })
  expect(nextSteps([result('maintainability/x', duplicated, { findings: [last] })])[0]?.gain).toBe(87.5)
})

test('there is no step where all limits are kept, where nothing was found and where nothing could be judged', () => {
  const met = measured([percent(20, 43.7, { id: 'above-15' })])
  const results = [
    result('maintainability/met', met, { findings: [huge] }),
    result('maintainability/none', tooLong),
    result('maintainability/unknown', { status: 'unknown', reason: 'no imports resolved' }),
    result('training/done', graded(1)),
  ]
  expect(nextSteps(results)).toEqual([])
})

test('a step of a practice raises it to the next level', () => {
  const nextStep = { action: 'run the tests in CI', effort: 'medium' } as const
  const [step] = nextSteps([result('training/x', graded(0.45, { nextStep }))])
  expect(step).toMatchObject({ rule: 'training/x', ...nextStep, gain: 5 })
  expect(nextSteps([result('training/x', graded(0.9, { nextStep }))])[0]?.gain).toBe(10)
})

describe('several rules', () => {
  const nextStep = { action: 'do', effort: 'small' } as const
  const practice = (id: RuleId, strength: number, some = {}, step: NextStep = nextStep) =>
    result(id, graded(strength, { nextStep: step }), { meta: meta(id, { catalogue: catalogue(some) }) })
  const order = (results: readonly RuleResult[]) => nextSteps(results).map(({ rule }) => rule)

  test('what raises the overall score most comes first', () => {
    // 20 to 50 points in a category of three is 10 points of it; 40 to 50 in a category of its own is 10 as well, but
    // 0 to 20 is 20.
    const results = [
      practice('data/a', 0.2),
      practice('data/b', 1),
      practice('data/c', 1),
      practice('training/a', 0.4),
      practice('team/a', 0),
    ]
    expect(order(results)[0]).toBe('team/a')
  })

  test('a step says which means it raises, by how much', () => {
    const results = [
      practice('data/a', 0.2, { effects: ['agility', 'quality'] }),
      practice('data/b', 1, { effects: ['quality'] }),
      practice('training/a', 1, { euRequirement: 'privacy' }),
      result('maintainability/a', measured([percent(5, 10)])),
    ]
    // 30 points for the rule, 15 for its category of two, 7.5 for the practices of two categories, 3.8 for the whole.
    expect(nextSteps(results)[0]).toMatchObject({
      rule: 'data/a',
      gain: 30,
      raises: [
        { of: 'overall', name: 'overall', by: 3.8 },
        { of: 'category', name: 'data', by: 15 },
        { of: 'effect', name: 'agility', by: 30 },
        { of: 'effect', name: 'quality', by: 15 },
      ],
    })
  })

  test('of equal gains basic comes before advanced, then small before large, then the order of the rules', () => {
    const large: NextStep = { action: 'do', effort: 'large' }
    const results = [
      practice('data/a', 0.4, { difficulty: 'advanced' }),
      practice('data/b', 0.4, {}, large),
      practice('data/c', 0.4),
      practice('data/d', 0.4),
    ]
    expect(order(results)).toEqual(['data/c', 'data/d', 'data/b', 'data/a'])
  })
})
