import { expect, test } from 'vitest'
import { tableOfMetrics } from '../../../rules/shared/tracking/told-in-tables.ts'
import type { Document } from '../../../src/facts/types/documents.ts'

const readme = (...lines: readonly string[]): Document => ({
  path: 'README.md',
  kinds: ['readme'],
  headings: [],
  links: [],
  prose: lines.map((text, index) => ({ line: index + 3, text })),
  words: 1,
  placeholders: [],
  boilerplate: false,
})

test.each([
  [['Model | HR@10 | NDCG@10', '--- | --- | ---', 'MLP | 0.691 | 0.416'], 3],
  [['| | small | large |', '|---|---|---|', '| accuracy | 91.2 % | 93.0 % |'], 3],
  [['As we saw.', '| data | F1 |', '|:--|--:|', '| a | 0.5 |', '| b | **0.6** |'], 4],
])('%j tells results', (lines, line) => {
  expect(tableOfMetrics(readme(...lines))).toBe(line)
})

test.each([
  [['Model | layers | width', '--- | --- | ---', 'MLP | 3 | 0.5', 'GMF | 1 | 0.25']],
  [['Model | accuracy', '--- | ---', 'MLP | high']],
  [['accuracy 0.91', '---', '0.92 | 0.93']],
])('%j tells none', (lines) => {
  expect(tableOfMetrics(readme(...lines))).toBeUndefined()
})
