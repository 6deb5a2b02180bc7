import { expect, test } from 'vitest'
import { pythonProject } from '../../helpers/python-project.ts'

/** What the calls of main.py stand for, in the order of the text. */
async function calls(contents: Readonly<Record<string, string>>): Promise<string[]> {
  const { modules, names } = await pythonProject(contents, ['names'])
  const main = modules.findIndex(({ path }) => path === 'main.py')
  return names.calls.filter(({ module }) => module === main).map(({ name }) => name)
}

const NET =
  'import numpy as np\n\nclass Net:\n    def fit(self):\n        pass\n\ndef build():\n    return Net()\n\ndef _hidden():\n    pass\n'

test('functions, classes and imports of a module come along', async () => {
  const main = 'from net import *\nbuild()\nmodel = Net()\nmodel.fit()\nnp.zeros(3)\n'
  expect(await calls({ 'net.py': NET, 'main.py': main })).toEqual([
    'net.build',
    'net.Net',
    'net.Net.fit',
    'numpy.zeros',
  ])
})

test('through the package that imports its modules so', async () => {
  const contents = {
    'models/__init__.py': 'from .net import *\nfrom .other import *\n',
    'models/net.py': NET,
    'models/other.py': 'def other():\n    return 1\n',
    'main.py': 'from models import *\nbuild()\nother()\n',
  }
  expect(await calls(contents)).toEqual(['models.net.build', 'models.other.other'])
})

test('what the file defines or imports by name goes first, and the last star of two', async () => {
  const other = 'def build():\n    return 2\n\ndef load():\n    return 3\n'
  const main = 'from net import *\nfrom other import *\nfrom pandas import load\nbuild()\nload()\n'
  expect(await calls({ 'net.py': NET, 'other.py': other, 'main.py': main })).toEqual(['other.build', 'pandas.load'])
  const own = 'from net import *\ndef build():\n    return 4\nbuild()\n'
  expect(await calls({ 'net.py': NET, 'main.py': own })).toEqual(['main.build'])
})

test('names with an underscore stay, and those that `__all__` leaves out', async () => {
  expect(await calls({ 'net.py': NET, 'main.py': 'from net import *\n_hidden()\nbuild()\n' })).toEqual(['net.build'])
  const listed = `__all__ = ["Net"]\n${NET}`
  expect(await calls({ 'net.py': listed, 'main.py': 'from net import *\nNet()\nbuild()\n' })).toEqual(['net.Net'])
})

test('rings of imports end, and what foreign packages bring is not known', async () => {
  const contents = {
    'a.py': 'from b import *\n',
    'b.py': 'from a import *\n',
    'main.py': 'from a import *\nfrom torch.nn import *\nbuild()\nLinear(1, 2)\nprint(1)\n',
  }
  expect(await calls(contents)).toEqual(['builtins.print'])
})

test('files that import all from all others do not take for ever', async () => {
  const files = Array.from({ length: 40 }, (_, index) => `m${index}`)
  const stars = files.map((file) => `from ${file} import *\n`).join('')
  const unknown = Array.from({ length: 50 }, (_, index) => `unknown${index}()\n`).join('')
  const contents = Object.fromEntries(
    files.map((file) => [`${file}.py`, `${stars}def ${file}_own():\n    return 1\n${unknown}`]),
  )
  expect(await calls({ ...contents, 'main.py': 'from m0 import *\nm0_own()\n' })).toEqual(['m0.m0_own'])
})

test('a ring does not hide what lies behind another way', async () => {
  const contents = {
    'a.py': 'from c import *\nfrom b import *\n',
    'b.py': 'from a import *\n',
    'c.py': 'def found():\n    return 1\n',
    'main.py': 'import a\nimport b\na.found()\nb.found()\n',
  }
  expect(await calls(contents)).toEqual(['c.found', 'c.found'])
})
