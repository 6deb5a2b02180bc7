import { describe, expect, test } from 'vitest'
import rule from '../../../rules/maintainability/write-code-once.ts'
import type { CloneGroup } from '../../../src/facts/types.ts'
import type { MeasuredVerdict } from '../../../src/model.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'
import { facts } from '../../helpers/facts.ts'

const settings = PRESETS['se-ml'].guidelines[rule.id]!

function check(groups: readonly CloneGroup[], duplicatedLines = 0): MeasuredVerdict {
  const duplication = { comparedLines: 1000, duplicatedLines, groups }
  return rule.check(facts({ duplication }), settings) as MeasuredVerdict
}

function group(lines: number, places: readonly string[], some: Partial<CloneGroup> = {}): CloneGroup {
  const occurrences = places.map((place, module) => {
    const [path = '', line] = place.split(':')
    return { module, first: 0, last: lines - 1, at: { path, line: Number(line), endLine: Number(line) + lines - 1 } }
  })
  const ownLines = lines * places.length
  return { lines, occurrences, ownLines, spareLines: ownLines - lines, content: `clone of ${lines}`, ...some }
}

test('the share of duplicated lines is measured against its limit', () => {
  expect(check([], 46).measures).toEqual([
    { id: 'duplicated', label: 'duplicated lines of code', value: 4.6, unit: 'percent', atMost: 4.6, of: 1000 },
  ])
})

test('the evidence says how much stands in clones, and whether some are not listed', () => {
  const duplication = { comparedLines: 100, duplicatedLines: 12, groups: [group(6, ['a.py:1', 'b.py:1'])] }
  const say = (omitted?: number) => {
    const given = facts({ duplication: omitted === undefined ? duplication : { ...duplication, omitted } })
    return (rule.check(given, settings) as MeasuredVerdict).evidence[0]?.message
  }
  expect(say()).toBe('12 of 100 lines of code stand in 1 clone')
  expect(say(9)).toBe('12 of 100 lines of code stand in 10 clones; the 9 shortest of them are not listed')
})

test('a finding is a group: how many lines, how many times, in which files and lines, and what to do', () => {
  expect(check([group(40, ['a.py:10', 'b.py:20', 'b.py:90'])]).findings).toEqual([
    {
      message: '40 lines of code stand 3 times in 2 files; keep one copy and use it in all places',
      at: { path: 'a.py', line: 10, endLine: 49 },
      related: [
        { path: 'b.py', line: 20, endLine: 59 },
        { path: 'b.py', line: 90, endLine: 129 },
      ],
      risk: 'high',
      value: 40,
      lines: 120,
      removes: 80,
      fix: {
        action: 'Merge these 40 lines of code with their copies in b.py:20, b.py:90',
        effort: 'small',
      },
      content: 'clone of 40',
    },
  ])
})

test('a finding within one file says so', () => {
  const [finding] = check([group(6, ['a.py:1', 'a.py:9'])]).findings
  expect(finding?.message).toBe('6 lines of code stand 2 times in this file; keep one copy and use it in all places')
  expect(finding?.fix?.action).toBe('Merge these 6 lines of code with their copy in a.py:9')
})

test('an instruction names two other places and counts the rest', () => {
  const [finding] = check([group(6, ['a.py:1', 'b.py:1', 'c.py:1', 'd.py:1', 'e.py:1'])]).findings
  expect(finding?.fix?.action).toMatch(/ with their copies in b\.py:1, c\.py:1 and 2 more$/)
})

test('a place in a notebook is named by its cell', () => {
  const clone = group(6, ['a.py:1', 'n.ipynb:3'])
  const [first, second] = clone.occurrences
  const inCell = { ...second!, at: { path: 'n.ipynb', cell: 7, line: 3, endCell: 7, endLine: 8 } }
  const [finding] = check([{ ...clone, occurrences: [first!, inCell] }]).findings
  expect(finding?.fix?.action).toMatch(/ with their copy in n\.ipynb cell 7, line 3$/)
})

test('risk is by length; what larger clones hold as a whole is of low risk and comes last', () => {
  const inner = group(70, ['c.py:1', 'd.py:1'], { ownLines: 0, spareLines: 0 })
  const { findings } = check([
    group(61, ['a.py:1', 'b.py:1']),
    inner,
    group(60, ['a.py:1', 'b.py:1']),
    group(31, ['a.py:1', 'b.py:1']),
    group(30, ['a.py:1', 'b.py:1']),
  ])
  expect(findings.map(({ risk, value }) => `${risk} ${value}`)).toEqual([
    'very-high 61',
    'high 60',
    'high 31',
    'moderate 30',
    'low 70',
  ])
  expect(findings.at(-1)?.message).toMatch(/larger clones hold all of them: mend those first$/)
})

test('nothing is said where there is no code to compare', () => {
  expect(rule.check(facts(), settings)).toEqual({
    status: 'not-applicable',
    reason: 'there is no code to compare in source files and notebooks',
  })
})

describe('in a repository', () => {
  const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

  test.each([
    ['preprocessing-copied-into-serving', false, ['churn/serve.py:7 7']],
    ['copies-in-one-file', false, ['report.py:2 6']],
    ['equal-imports-are-no-clone', true, []],
    ['five-equal-lines-are-no-clone', true, []],
    ['notebook-copies-module', false, ['churn/features.py:2 7']],
    ['copied-tests-do-not-count', true, []],
  ])('%s', async (name, met, found) => {
    const { status, met: kept, findings } = await judge(name)
    expect({ status, kept, found: show(findings) }).toEqual({ status: 'measured', kept: met, found })
  })

  test('all places of a clone are named', async () => {
    const places = async (name: string) =>
      (await judge(name)).findings.map(({ at, related }) => [at, ...(related ?? [])])
    expect(await places('preprocessing-copied-into-serving')).toEqual([
      [
        { path: 'churn/serve.py', line: 7, endLine: 15 },
        { path: 'churn/train.py', line: 6, endLine: 12 },
      ],
    ])
    expect(await places('copies-in-one-file')).toEqual([
      [
        { path: 'report.py', line: 2, endLine: 7 },
        { path: 'report.py', line: 12, endLine: 17 },
        { path: 'report.py', line: 22, endLine: 27 },
      ],
    ])
    expect(await places('notebook-copies-module')).toEqual([
      [
        { path: 'churn/features.py', line: 2, endLine: 8 },
        { path: 'explore.ipynb', cell: 3, line: 1, endCell: 4, endLine: 3 },
      ],
    ])
  })

  test('imports, comments and blank lines are no lines to compare', async () => {
    // 14 of 10 + 11 lines.
    expect((await judge('preprocessing-copied-into-serving')).measures?.[0]).toMatchObject({ value: 66.6667, of: 21 })
  })
})
