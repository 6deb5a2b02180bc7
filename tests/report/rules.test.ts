import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { RuleMeta } from '../../src/model.ts'
import { ruleListJson, ruleListMarkdown, ruleListText } from '../../src/report/rules.ts'
import { columns } from '../../src/report/text/wrap.ts'
import { catalogue, meta } from '../helpers/results.ts'

const some: readonly RuleMeta[] = [
  meta('maintainability/a', { title: 'Write A', number: 3 }),
  meta('data/b', {
    title: 'Use B',
    number: 7,
    catalogue: catalogue({ difficulty: 'advanced', effects: ['agility', 'quality'], euRequirement: 'privacy' }),
  }),
]

describe('the list of rules', () => {
  test('in a terminal has a line for each rule', () => {
    expect(ruleListText(some, (text) => text)).toBe(
      [
        'rule               kind         difficulty  effects                       seen in files',
        'maintainability/a  guideline 3                                            yes',
        'data/b             practice 7   advanced    agility, quality, EU privacy  yes',
        '',
      ].join('\n'),
    )
  })

  test('in Markdown is a table', () => {
    expect(ruleListMarkdown(some)).toBe(
      [
        '| rule | title | kind | difficulty | effects | seen in files |',
        '| --- | --- | --- | --- | --- | --- |',
        '| `maintainability/a` | Write A | guideline 3 |  |  | yes |',
        '| `data/b` | Use B | practice 7 | advanced | agility, quality, EU privacy | yes |',
        '',
      ].join('\n'),
    )
    expect(ruleListMarkdown(some, true)).toContain('| [data/b](#datab) | Use B |')
  })

  test('as JSON says what the catalogue says on each practice', () => {
    const [header = '', ...lines] = readFileSync(join(import.meta.dirname, '../rules/catalogue-facts.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
    const column = header.split('\t').indexOf('difficulty')
    const difficulties = new Map(lines.map((line) => [Number(line.split('\t')[0]), line.split('\t')[column]]))
    const list: { kind: string; number: number; difficulty?: string }[] = JSON.parse(ruleListJson(rules))
    expect(list).toHaveLength(rules.length)
    for (const { kind, number, difficulty } of list) {
      expect(difficulty).toBe(kind === 'practice' ? difficulties.get(number) : undefined)
    }
  })

  test('is no wider than most terminals', () => {
    const widest = Math.max(
      ...ruleListText(rules, (text) => text)
        .split('\n')
        .map(columns),
    )
    expect(widest).toBeLessThanOrEqual(120)
  })
})
