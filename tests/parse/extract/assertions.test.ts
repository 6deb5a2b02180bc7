import { expect, it } from 'vitest'
import { parsePython } from '../../../src/parse/python.ts'

const assertion = (text: string) =>
  parsePython(`assert ${text}\n`, { freeStrings: 'all', bodiesAreUnits: false }).assertions[0]

it.each(['acc > 0.8', 'metrics["auc"] >= limit', 'loss < before, "no progress"', 'acc > 1 - gap', 'x and acc >= 0.9'])(
  '%s demands something',
  (text) => {
    expect(assertion(text)).toEqual({ line: 1, constant: false, demands: true })
  },
)

it.each([
  'acc >= 0.0',
  '0 <= acc <= 1',
  '(acc > 0)',
  'acc == 0.8',
  '"acc" in metrics',
  'f(a) < 1, "no"',
  'isinstance(a, b)',
])('%s holds for any model', (text) => {
  expect(assertion(text)).toEqual({ line: 1, constant: false })
})
