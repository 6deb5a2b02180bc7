import { describe, expect, test } from 'vitest'
import { partsFor } from '../../src/facts/gather.ts'
import { audit, rules } from '../../src/index.ts'
import { parsePython } from '../../src/parse/python.ts'
import { PRESETS } from '../../src/score/presets.ts'

const { counting } = PRESETS['se-ml']
const CHURN = 'fixtures/repositories/churn'

describe('what is taken of a module', () => {
  test('lines and units are enough for units and clones, and for facts from files', () => {
    expect(partsFor(new Set(['units', 'duplication', 'git', 'documents']))).toEqual(new Set())
  })

  test('whatever else looks at modules gets their relations, and smells come only when they are asked for', () => {
    expect(partsFor(new Set(['units', 'names']))).toEqual(new Set(['relations']))
    expect(partsFor(new Set(['smells']))).toEqual(new Set(['relations', 'smells']))
  })

  test('is nothing but lines and units when nothing else is wanted', () => {
    const source =
      'import os\n\n\ndef f(a, b):\n    try:\n        return os.path.join(a, b)\n    except:\n        pass\n'
    const { units, cloneLines, codeLines, ...rest } = parsePython(source, { ...counting, parts: new Set() })
    const whole = parsePython(source, counting)
    expect({ units, cloneLines, codeLines }).toEqual({
      units: whole.units,
      cloneLines: whole.cloneLines,
      codeLines: whole.codeLines,
    })
    expect([rest.imports, rest.calls, rest.smells]).toEqual([[], [], []])
    expect([whole.imports.length, whole.calls.length, whole.smells.length]).toEqual([1, 1, 1])
  })
})

test.each([
  ['write-short-units', 'write-simple-units', 'keep-interfaces-small', 'write-code-once', 'keep-codebase-small'],
  ['write-clean-code'],
  ['separate-concerns', 'automate-tests'],
])('%s come out the same alone and among all rules', async (...names: string[]) => {
  const chosen = rules.filter(({ id }) => names.includes(id.replace('maintainability/', '')))
  const [alone, all] = await Promise.all([audit(CHURN, { rules: chosen }), audit(CHURN)])
  expect(alone.rules.length).toBe(names.length)
  const measured = (report: typeof all) =>
    report.rules
      .filter(({ id }) => chosen.some((rule) => rule.id === id))
      .map(({ id, score, findings }) => ({ id, score, findings }))
  expect(measured(alone)).toEqual(measured(all))
})
