import { describe, expect, test } from 'vitest'
import { candidates } from '../../../src/report/text/candidates.ts'
import { clones, findings, used } from '../sample.ts'
import { style } from './style.ts'

const howTo = 'se-ml explain write-short-units'

describe('refactoring candidates', () => {
  test('say what was seen, with the shade of its risk and the place; what to do is explained once', () => {
    expect(candidates({ findings, howTo }, style({ width: 80 }))).toEqual([
      '  Refactor first (how: se-ml explain write-short-units):',
      '  # Trainer.fit has 70 lines of code',
      '    churn/train.py:12 to 98',
      '  + the script body has 40 lines of code',
      '    notebooks/explore.ipynb cell 2, line 3 to cell 9, line 1',
    ])
  })

  test('are as many as asked for, and how many there are beside them', () => {
    const lines = candidates({ findings, howTo }, style({ candidates: 1 }))
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('  1 more: --candidates for a longer list, --format json for all')
    expect(candidates({ findings, howTo }, style({ candidates: 0 }))).toEqual([])
  })

  test('that are accepted are none', () => {
    const suppressed = { by: 'comment', reason: 'a table', at: { path: 'churn/train.py', line: 12 } } as const
    const lines = candidates({ findings: [{ ...findings[0]!, suppressed }, findings[1]!], howTo }, style())
    expect(lines.join('\n')).not.toContain('Trainer.fit')
    expect(lines.join('\n')).not.toContain('more:')
  })

  test('show four copies of a clone at most', () => {
    expect(candidates({ findings: clones, howTo }, style()).slice(2)).toEqual([
      '    churn/a.py:1 to 14',
      '    churn/b.py:20 to 32',
      '    churn/b.py:40 to 52',
      '    churn/b.py:60 to 72',
      '    and 2 more places',
    ])
  })

  test('show two uses of a module at most, as uses and not as places to change', () => {
    expect(candidates({ findings: used, howTo }, style({ width: 100 })).slice(2)).toEqual([
      '    churn/util.py:1',
      '      used at churn/serve.py:3',
      '      used at churn/serve.py:4',
    ])
  })
})
