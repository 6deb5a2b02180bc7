import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import schema from '../../schema/report.schema.json' with { type: 'json' }
import { schemaFiles } from '../../scripts/schema.mjs'
import { jsonReport } from '../../src/report/json.ts'
import { anyReport } from './arbitrary.ts'
import { report } from './sample.ts'

describe('the JSON report', () => {
  test('is the report', () => {
    expect(JSON.parse(jsonReport(report))).toEqual(report)
  })

  test('starts with what identifies it and indents with two spaces', () => {
    expect(jsonReport(report)).toMatch(/^\{\n {2}"schema": 1,\n {2}"tool": \{\n {4}"name": "se-ml",\n/)
  })

  test('has the same bytes however its objects were put together', () => {
    expect(jsonReport(reversed(report) as typeof report)).toBe(jsonReport(report))
  })

  test('keeps its schema', () => {
    const valid = new Ajv({ strict: true, allErrors: true }).compile(schema)
    fc.assert(
      fc.property(anyReport, (random) => {
        expect(valid(JSON.parse(jsonReport(random))) || valid.errors).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['a key that nobody knows', { ...report, more: 1 }],
    ['no score of a hundred and one', { ...report, scores: { ...report.scores, overall: { score: 101, band: 'A' } } }],
    ['a line zero', { ...report, skipped: [{ path: 'a.py', reason: 'r', line: 0 }] }],
    ['an id without category', { ...report, steps: [{ ...report.steps[0], rule: 'write-short-units' }] }],
    ['a role that nobody knows', { ...report, repository: { ...report.repository, files: { sauce: 1 } } }],
  ])('has a schema that refuses %s', (_what, broken) => {
    expect(new Ajv().compile(schema)(broken)).toBe(false)
  })
})

test('the schemas that ship are those of the types (npm run schema)', async () => {
  for (const { path, text } of await schemaFiles()) expect(await readFile(path, 'utf8')).toBe(text)
})

/** The same value with the keys of all objects in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  )
}
