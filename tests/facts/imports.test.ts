import { describe, expect, it } from 'vitest'
import { resolveGraph } from '../../src/facts/imports/index.ts'
import { isStandardLibrary } from '../../src/facts/imports/standard-library.ts'
import type { Import, ModuleFacts, ProjectFile } from '../../src/facts/types.ts'
import { parsePython } from '../../src/parse/python.ts'
import { moduleFacts } from '../helpers/facts.ts'

type Sketch = Partial<ModuleFacts> & { readonly path: string }

/** `from a.b import c as d` and `import a.b as c`, read by a small pattern so that the tests stay legible. */
function statement(text: string): Import {
  const from = /^from (\.*)([\w.]*) import (\S+)(?: as (\w+))?$/.exec(text)
  const plain = /^import ([\w.]+)(?: as (\w+))?$/.exec(text)
  const common = { line: 1, local: false, typing: false, guarded: false }
  if (from !== null) {
    const [, dots = '', module = '', name = '', alias] = from
    return { ...common, module, level: dots.length, name, bound: alias ?? name }
  }
  const [, module = '', alias] = plain!
  return { ...common, module, level: 0, bound: alias ?? module.split('.')[0]! }
}

function resolve(sketches: readonly Sketch[], files: readonly string[] = []) {
  const modules = sketches.map((sketch) => moduleFacts(sketch))
  const listed = files.map((path): ProjectFile => ({ path, kind: 'other', role: 'config', reason: '', size: 0 }))
  const graph = resolveGraph(modules, listed)
  const name = (index: number | undefined) => (index === undefined ? undefined : modules[index]!.path)
  return {
    targets: graph.imports.map(({ origin, to }) => name(to) ?? origin),
    uses: graph.uses.map(({ from, to, line }) => `${name(from)}:${line} -> ${name(to)}`),
    reasons: graph.imports.flatMap(({ reason }) => reason ?? []),
  }
}

const READING = { freeStrings: 'all', bodiesAreUnits: false } as const

const imports = (...texts: string[]) => texts.map(statement)

describe('rings of star imports', () => {
  const ring = (count: number, more: readonly Sketch[] = []) => [
    ...Array.from({ length: count }, (_, index) => ({
      path: `m${index}.py`,
      imports: Array.from({ length: count }, (_unused, other) => statement(`from m${other} import *`)),
      definitions: [`own${index}`],
    })),
    ...more,
  ]

  it('end, and names are found through them', () => {
    const main = { path: 'main.py', imports: imports('from m0 import own7', 'from m0 import nowhere') }
    const { targets } = resolve(ring(40, [main]))
    expect(targets.slice(-2)).toEqual(['m7.py', 'm0.py'])
  })

  it('do not hide what lies behind another way', () => {
    const { targets } = resolve([
      { path: 'a.py', imports: imports('from b import *', 'from c import *') },
      { path: 'b.py', imports: imports('from a import *') },
      { path: 'c.py', definitions: ['found'] },
      { path: 'x.py', imports: imports('from a import found', 'from b import found') },
    ])
    expect(targets.slice(-2)).toEqual(['c.py', 'c.py'])
  })
})

describe('imports between modules', () => {
  it('resolves absolute imports from the root and through src', () => {
    const { targets } = resolve([
      { path: 'src/churn/__init__.py' },
      { path: 'src/churn/data.py', definitions: ['load'] },
      {
        path: 'scripts/train.py',
        imports: imports('import churn', 'from churn.data import load', 'from churn import data'),
      },
    ])
    expect(targets).toEqual(['src/churn/__init__.py', 'src/churn/data.py', 'src/churn/data.py'])
  })

  it('follows a folder that a test puts on the path', () => {
    const test = parsePython(
      'import os, sys\nJOBS = os.path.join(os.path.dirname(__file__), "..", "spark", "spark-jobs")\nsys.path.insert(0, JOBS)\n',
      READING,
    )
    const { targets } = resolve([
      { path: 'spark/spark-jobs/batch.py' },
      { path: 'other/batch.py' },
      { path: 'tests/test_jobs.py', role: 'test', calls: test.calls, imports: imports('import batch', 'import numpy') },
      { path: 'tests/test_more.py', role: 'test', imports: imports('import batch') },
    ])
    expect(targets).toEqual(['spark/spark-jobs/batch.py', 'third-party', 'third-party'])
  })

  it('follows a folder that conftest.py puts on the path, for tests only', () => {
    const conftest = parsePython('import sys\nsys.path.append(str(ROOT / "tools"))\n', READING)
    const { targets } = resolve([
      { path: 'tools/clean.py' },
      { path: 'vendor/pkg/__init__.py' },
      { path: 'vendor/pkg/requests.py' },
      { path: 'tests/conftest.py', role: 'test', calls: conftest.calls },
      { path: 'tests/unit/test_clean.py', role: 'test', imports: imports('from clean import f', 'import requests') },
      { path: 'app/serve.py', imports: imports('import clean') },
    ])
    expect(targets).toEqual(['tools/clean.py', 'third-party', 'third-party'])
  })

  it('takes no folder of a package for an installed one because of the setup.py in it', () => {
    const sketches = [
      { path: 'src/augury/__init__.py' },
      { path: 'src/augury/sklearn/metrics.py', definitions: ['score'] },
      {
        path: 'src/augury/a.py',
        imports: imports('from sklearn.metrics import f1', 'from augury.sklearn.metrics import score'),
      },
      { path: 'notebooks/b.py', imports: imports('from sklearn.metrics import f1') },
    ]
    expect(resolve(sketches, ['src/augury/setup.py']).targets).toEqual([
      'third-party',
      'src/augury/sklearn/metrics.py',
      'third-party',
    ])
    expect(resolve(sketches.slice(1), ['src/augury/setup.py']).targets).toContain('src/augury/sklearn/metrics.py')
  })

  it('resolves relative imports of every level', () => {
    const { targets, reasons } = resolve([
      { path: 'a/__init__.py' },
      { path: 'a/x.py' },
      { path: 'a/b/__init__.py' },
      {
        path: 'a/b/y.py',
        imports: imports('from . import z', 'from .z import f', 'from .. import x', 'from ..... import far'),
      },
      { path: 'a/b/z.py', definitions: ['f'] },
    ])
    expect(targets).toEqual(['a/b/z.py', 'a/b/z.py', 'a/x.py', 'unknown'])
    expect(reasons).toEqual(['the relative import leaves the repository'])
  })

  it('finds siblings of a script before the standard library, and siblings in a package after it', () => {
    const { targets } = resolve([
      { path: 'exp/train.py', imports: imports('import types', 'import helpers') },
      { path: 'exp/types.py' },
      { path: 'exp/helpers.py' },
      { path: 'pkg/__init__.py' },
      { path: 'pkg/run.py', imports: imports('import types', 'import layers') },
      { path: 'pkg/types.py' },
      { path: 'pkg/layers.py' },
    ])
    expect(targets).toEqual(['exp/types.py', 'exp/helpers.py', 'standard-library', 'pkg/layers.py'])
  })

  it('never takes the file that an import stands in for what is imported', () => {
    const { targets } = resolve([
      { path: 'pkg/__init__.py' },
      {
        path: 'pkg/optuna.py',
        imports: imports('import optuna', 'import optuna.samplers', 'from optuna import Trial'),
      },
      { path: 'pkg/tune.py', imports: imports('from pkg.optuna import search', 'from pkg import optuna') },
      { path: 'wandb.py', imports: imports('import wandb') },
      { path: 'deep/deep.py', imports: imports('from deep import load') },
      { path: 'deep/__init__.py', definitions: ['load'] },
    ])
    expect(targets).toEqual([
      'third-party',
      'third-party',
      'third-party',
      'pkg/optuna.py',
      'pkg/optuna.py',
      'third-party',
      'deep/__init__.py',
    ])
  })

  it('follows re-exports through __init__ to the module that defines the name', () => {
    const { targets } = resolve([
      { path: 'p/__init__.py', imports: imports('from .impl import thing', 'from .sub import *') },
      { path: 'p/impl.py', definitions: ['thing'] },
      { path: 'p/sub.py', definitions: ['public', '_private'] },
      { path: 'use.py', imports: imports('from p import thing', 'from p import public', 'from p import _private') },
    ])
    expect(targets.slice(2)).toEqual(['p/impl.py', 'p/sub.py', 'p/__init__.py'])
  })

  it('honours __all__ in star imports', () => {
    const { uses } = resolve([
      { path: 'lib.py', definitions: ['offered', 'kept'], all: ['offered'] },
      {
        path: 'use.py',
        imports: imports('from lib import *'),
        uses: [
          { name: 'offered', line: 3 },
          { name: 'kept', line: 4 },
        ],
      },
    ])
    expect(uses).toEqual(['use.py:3 -> lib.py'])
  })

  it('survives modules that import each other in a ring', () => {
    const { targets } = resolve([
      { path: 'a.py', imports: imports('from b import *', 'from b import ghost') },
      { path: 'b.py', imports: imports('from a import *', 'from a import ghost') },
    ])
    expect(targets).toEqual(['b.py', 'b.py', 'a.py', 'a.py'])
  })

  it('tells third-party modules from missing first-party ones', () => {
    const { targets, reasons } = resolve([
      { path: 'churn/__init__.py' },
      { path: 'run.py', imports: imports('import numpy as np', 'import churn.built', 'import os.path') },
    ])
    expect(targets).toEqual(['third-party', 'unknown', 'standard-library'])
    expect(reasons[0]).toContain('`churn`')
  })

  it('leaves a folder without __init__ to the installed package of the same name', () => {
    const { targets } = resolve([
      { path: 'datasets/prepare.py' },
      {
        path: 'train.py',
        imports: imports('import datasets', 'import datasets.prepare', 'from datasets import load_dataset'),
      },
    ])
    expect(targets).toEqual(['third-party', 'datasets/prepare.py', 'third-party'])
  })

  it('does not choose between modules of the same name', () => {
    const { targets } = resolve([
      { path: 'one/common/__init__.py' },
      { path: 'two/common/__init__.py' },
      { path: 'run.py', imports: imports('import common') },
    ])
    expect(targets).toEqual(['unknown'])
  })

  it('never imports a notebook', () => {
    const cells = [{ cell: 1, firstLine: 1, lines: 1 }]
    const { targets } = resolve([
      { path: 'explore.ipynb', cells, role: 'notebook', imports: imports('import tools') },
      { path: 'run.py', imports: imports('import explore') },
      { path: 'tools.py' },
    ])
    expect(targets).toEqual(['tools.py', 'third-party'])
  })
})

describe('uses between modules', () => {
  it('counts every read of an imported name, the import itself is none', () => {
    const { uses } = resolve([
      { path: 'p/__init__.py' },
      { path: 'p/tools.py', definitions: ['f', 'K'] },
      {
        path: 'use.py',
        imports: imports('import p.tools', 'import p.tools as t', 'from p import tools', 'from p.tools import K'),
        uses: [
          { name: 'p.tools.f', line: 5 },
          { name: 't.f', line: 6 },
          { name: 'tools.f', line: 7 },
          { name: 'K.attribute', line: 8 },
          { name: 'p.other', line: 9 },
        ],
      },
    ])
    expect(uses).toEqual([5, 6, 7, 8].map((line) => `use.py:${line} -> p/tools.py`))
  })

  it('does not look for attributes of a class among the names of its module', () => {
    const { uses } = resolve([
      { path: 'base.py', definitions: ['Model'], imports: imports('from other import fit') },
      { path: 'other.py', definitions: ['fit'] },
      { path: 'use.py', imports: imports('from base import Model'), uses: [{ name: 'Model.fit', line: 2 }] },
    ])
    expect(uses).toEqual(['use.py:2 -> base.py'])
  })
})

describe('the standard library', () => {
  it('knows modules of old and new versions', () => {
    const known = ['os', 'tomllib', 'distutils', 'imp', 'compression', 'zoneinfo', 'urllib2', 'asyncore.x']
    expect(known.filter((name) => !isStandardLibrary(name))).toEqual([])
    expect(isStandardLibrary('numpy')).toBe(false)
  })
})

describe('reads of imported names', () => {
  const usesOf = (source: string) => parsePython(source, READING).uses.map(({ name, line }) => `${name}:${line}`)

  it('sees the import inside a method of the same name', () => {
    expect(usesOf('from a import make\nclass A:\n    def make(self):\n        return make(self)\n')).toEqual(['make:4'])
  })

  it('does not take parameters, local variables and keyword names for the import', () => {
    expect(usesOf('import a\ndef f(a):\n    return a.x\n')).toEqual([])
    expect(usesOf('import a\ndef f():\n    a = 1\n    return a\n')).toEqual([])
    expect(usesOf('import a\ng(a=1)\ng(a)\n')).toEqual(['a:3'])
  })
})
