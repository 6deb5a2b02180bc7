import { describe, expect, test } from 'vitest'
import { explanation, PRESETS, ruleList, rules } from '../../src/index.ts'

const plain = (text: string) => text

describe.each(rules.map((rule) => [rule.id, rule] as const))('the explanation of %s', (id, rule) => {
  test.each(Object.values(PRESETS))(
    'has words for each limit of the preset $name, and fits 80 columns',
    ({ name, guidelines }) => {
      const settings = guidelines[id]
      const text = explanation(rule, { width: 80, preset: name, heading: plain, ...(settings && { settings }) })
      const [, limits = ''] = text.split(`Limits (preset ${name})\n`)
      for (const limit of Object.keys({ ...settings?.atMost, ...settings?.atLeast })) {
        expect(limits).toContain(`  ${rule.limits?.[limit]}: at `)
      }
      for (const bound of settings?.bounds ?? [])
        expect(limits).toContain(rule.limits?.bands?.replace('{bound}', `${bound}`))
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
      expect(text).not.toContain('undefined')
    },
  )
})

test('the list of rules has each once, below its category; long titles go on below', () => {
  const lines = ruleList(rules, plain).trimEnd().split('\n')
  const names = lines.flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])
  expect(names).toEqual(rules.map(({ id }) => id.split('/')[1]))
  expect(lines.filter((line) => /^\S/.test(line))).toEqual([...new Set(rules.map(({ id }) => id.split('/')[0]))])
  expect(lines.filter((line) => line.length > 80)).toEqual([])
})
