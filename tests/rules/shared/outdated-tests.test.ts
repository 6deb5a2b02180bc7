import { expect, test } from 'vitest'
import { outdatedTests } from '../../../rules/shared/testing/outdated.ts'
import { resolveGraph } from '../../../src/facts/imports/index.ts'
import { parsePython } from '../../../src/parse/python.ts'
import { moduleFacts } from '../../helpers/facts.ts'

const READING = { freeStrings: 'all', bodiesAreUnits: false } as const

/** Whether the test of a package `eis` is outdated. */
function isOutdated(code: string, dataset = 'def fill(frame):\n    return frame\n'): boolean {
  const modules = [
    moduleFacts({ path: 'eis/__init__.py' }),
    moduleFacts({ path: 'eis/dataset.py', ...parsePython(dataset, READING) }),
    moduleFacts({ path: 'tests/test_dataset.py', role: 'test', ...parsePython(code, READING) }),
  ]
  return outdatedTests(modules, resolveGraph(modules, [])).has(2)
}

test.each([
  'from eis import dataset\ndataset.split(1)\n',
  'from eis.dataset import split\nsplit(1)\n',
  'from eis import dataset as data\ndata.split(1)\ndata.join(1)\n',
])('%j asks for what is gone', (code) => {
  expect(isOutdated(code)).toBe(true)
})

test.each([
  'from eis import dataset\ndataset.fill(1)\n',
  'from eis import dataset\ndataset.split(1)\ndataset.fill(1)\n',
  'from eis.dataset import fill, split\n',
  'import eis.dataset\neis.dataset.split(1)\n',
  'from eis.dataset import *\nsplit(1)\n',
  'import numpy\nnumpy.split(1)\n',
])('%j may find what it asks for', (code) => {
  expect(isOutdated(code)).toBe(false)
})

test.each(['from os import *\n', 'def __getattr__(name):\n    return name\n', 'globals()["split"] = len\n'])(
  'names of %j may be made at run time',
  (dataset) => {
    expect(isOutdated('from eis import dataset\ndataset.split(1)\n', dataset)).toBe(false)
  },
)
