import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { PRESETS } from '../../src/score/presets.ts'

test.each(Object.values(PRESETS))('$name names itself and has numbers for every guideline', (preset) => {
  expect(PRESETS[preset.name]).toBe(preset)
  const guidelines = rules.filter(({ kind }) => kind === 'guideline').map(({ id }) => id)
  expect(Object.keys(preset.guidelines).sort()).toEqual(guidelines.sort())
})

test.each(Object.values(PRESETS))(
  '$name has one limit for each bound, and allows less above higher bounds',
  (preset) => {
    for (const { bounds, limits } of Object.values(preset.guidelines)) {
      expect(limits).toHaveLength(bounds.length)
      expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
      expect(limits).toEqual(limits.toSorted((a, b) => b - a))
    }
  },
)

test('the presets of the book and of Better Code Hub differ in counting only', () => {
  expect(PRESETS['bch-2016'].guidelines).toEqual(PRESETS['se-ml'].guidelines)
  expect(PRESETS['bch-2016'].counting).not.toEqual(PRESETS['se-ml'].counting)
})
