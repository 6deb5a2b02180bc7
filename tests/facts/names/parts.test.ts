import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUILTINS } from '../../../src/facts/names/builtins.ts'
import { atMost, type Meaning } from '../../../src/facts/names/meaning.ts'
import { isSteady } from '../../../src/facts/names/memos.ts'
import { modulePath } from '../../../src/facts/names/module-path.ts'
import { isOptional } from '../../../src/facts/names/optional.ts'
import { bindingFor, importFor, levelOf, scopeOf } from '../../../src/facts/names/scope.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { parsePython } from '../../../src/parse/python.ts'
import { PRESETS } from '../../../src/score/presets.ts'

function moduleOf(...lines: readonly string[]): ModuleFacts {
  const { unjudged: _, ...facts } = parsePython(`${lines.join('\n')}\n`, PRESETS['se-ml'].counting)
  return { path: 'src/churn/train.py', role: 'source', ...facts }
}

describe('the dotted name of a module', () => {
  test.each([
    ['train.py', 'train'],
    ['churn/train.py', 'churn.train'],
    ['src/churn/train.py', 'churn.train'],
    ['churn/__init__.py', 'churn'],
    ['src/churn/__init__.py', 'churn'],
    ['__init__.py', ''],
    ['lib/src/a.py', 'lib.src.a'],
    ['types/a.pyi', 'types.a'],
    ['notebooks/eda.ipynb', 'notebooks.eda'],
    ['bin/tool', 'bin.tool'],
  ])('%s: %j', (path, name) => {
    expect(modulePath(path)).toBe(name)
  })
})

describe('trust in a meaning', () => {
  const meaning: Meaning = { name: 'a', origin: 'third-party', confidence: 'high', guarded: false }
  const level = fc.constantFrom('low', 'medium', 'high') as fc.Arbitrary<Meaning['confidence']>
  const rank = { low: 0, medium: 1, high: 2 }

  test('is the lower of the two', () => {
    fc.assert(
      fc.property(level, level, (own, limit) => {
        const { confidence } = atMost({ ...meaning, confidence: own }, limit)
        expect(rank[confidence]).toBe(Math.min(rank[own], rank[limit]))
      }),
    )
  })

  test('is all that changes', () => {
    expect(atMost(meaning, 'low')).toEqual({ ...meaning, confidence: 'low' })
    expect(atMost(meaning, 'high')).toBe(meaning)
  })
})

test('built-in functions that rules ask about are built in', () => {
  expect(BUILTINS.has('eval')).toBe(true)
  expect(BUILTINS.has('read_csv')).toBe(false)
})

test('a line is optional inside of a check for a package, its borders included', () => {
  const facts = moduleOf('if is_wandb_available():', '    import wandb', '    wandb.init()', 'train()')
  expect([1, 2, 3, 4].map((line) => isOptional(facts, line))).toEqual([expect.any(Boolean), true, true, false])
})

describe('the scope of a module', () => {
  const facts = moduleOf(
    'import pandas as pd', // 1
    'x = 1',
    'class Trainer:',
    '    def __init__(self, model):',
    '        self.model = model', // 5
    '    def fit(self, x):',
    '        x = pd.merge(x, x)',
    '        y = x',
    '        x = y',
    'def run(pd):', // 10
    '    import numpy as np',
    '    return np',
    'x = 2',
  )
  const scope = scopeOf(facts, 7)
  const unit = (name: string): number => scope.units.get(name) ?? -2

  test('knows modules, units, classes and the class of each method', () => {
    expect(scope.module).toBe(7)
    expect(scope.path).toBe('churn.train')
    expect([...scope.classes.keys()]).toEqual(['Trainer'])
    expect(scope.owners[unit('Trainer.fit')]).toBe('Trainer')
    expect(scope.owners[unit('run')]).toBeUndefined()
  })

  test('keeps attributes of self by class', () => {
    expect([...scope.attributes.keys()]).toEqual(['Trainer:model'])
    expect(scope.attributes.get('Trainer:model')?.map(({ line }) => line)).toEqual([5])
  })

  test('a unit that is no function is of the level of the module', () => {
    expect(levelOf(facts.units, unit('run'))).toBe(unit('run'))
    expect(levelOf(facts.units, -1)).toBe(-1)
    expect(
      levelOf(
        facts.units,
        facts.units.findIndex(({ kind }) => kind === 'script'),
      ),
    ).toBe(-1)
  })

  test('a name has the binding above its line, in a loop the first one below', () => {
    const fit = unit('Trainer.fit')
    expect(bindingFor(scope, fit, 'x', 9)?.line).toBe(7)
    expect(bindingFor(scope, fit, 'x', 10)?.line).toBe(9)
    expect(bindingFor(scope, fit, 'x', 7)?.line).toBe(9)
    expect(bindingFor(scope, -1, 'x', 100)?.line).toBe(13)
    expect(bindingFor(scope, -1, 'nothing', 1)).toBeUndefined()
  })

  test('a name is steady where one import alone binds it', () => {
    expect(isSteady(scope, 'pd', unit('Trainer.fit'))).toBe(true)
    expect(isSteady(scope, 'pd', unit('run'))).toBe(false)
    expect(isSteady(scope, 'x', unit('Trainer.fit'))).toBe(false)
    expect(isSteady(scope, 'x', -1)).toBe(false)
    expect(isSteady(scope, 'np', unit('run'))).toBe(true)
  })

  test('of several imports of a name the last one above counts, one for type checkers last', () => {
    const several = scopeOf(
      moduleOf(
        'from typing import TYPE_CHECKING',
        'from a import load',
        'if TYPE_CHECKING:',
        '    from b import load',
        'load()',
        'from c import load',
        'load()',
      ),
      0,
    )
    const moduleAt = (line: number): string | undefined => {
      const found = importFor(several, 'load', line)
      return found === undefined ? undefined : several.facts.imports[found]?.module
    }
    expect(moduleAt(5)).toBe('a')
    expect(moduleAt(7)).toBe('c')
    expect(importFor(several, 'nothing', 1)).toBeUndefined()
  })
})
