import { describe, expect, test } from 'vitest'
import { assignComponents, REMAINDER } from '../../src/facts/components/assign.ts'

const assign = (paths: readonly (string | [string, number])[], options = {}) =>
  assignComponents(
    paths.map((one) => (typeof one === 'string' ? { path: one, codeLines: 10 } : { path: one[0], codeLines: one[1] })),
    options,
  )

describe('components found by themselves', () => {
  test('are the folders below src and the single package', () => {
    expect(assign(['src/churn/data/read.py', 'src/churn/model/fit.py', 'src/churn/cli.py'])).toEqual([
      'src/churn/data',
      'src/churn/model',
      REMAINDER,
    ])
  })

  test('are the folders of the root where several hold code', () => {
    expect(assign(['data/read.py', 'model/fit.py', 'train.py'])).toEqual(['data', 'model', REMAINDER])
  })

  test('look through the folder with nearly all code, its neighbours stay components', () => {
    expect(
      assign([
        ['big/a/x.py', 500],
        ['big/b/y.py', 400],
        ['tools/z.py', 50],
      ]),
    ).toEqual(['big/a', 'big/b', 'tools'])
  })

  test('do not look into a package that holds files only', () => {
    expect(
      assign([
        ['big/x.py', 500],
        ['tools/z.py', 50],
      ]),
    ).toEqual(['big', 'tools'])
  })

  test('are one remainder in a flat repository', () => {
    expect(assign(['train.py', 'model.py'])).toEqual([REMAINDER, REMAINDER])
  })
})

describe('components by configuration', () => {
  test('depth counts folders from the root', () => {
    expect(assign(['src/churn/data/read.py', 'src/other/x.py', 'train.py'], { depth: 2 })).toEqual([
      'src/churn',
      'src/other',
      REMAINDER,
    ])
  })

  test('named ones win, the rest is found', () => {
    const named = { input: ['data', 'features/'], all: ['nowhere'] }
    expect(assign(['data/read.py', 'features/f.py', 'model/fit.py'], { named })).toEqual(['input', 'input', 'model'])
  })
})
