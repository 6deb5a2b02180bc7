import { expect, it } from 'vitest'
import { pythonProject } from '../../helpers/python-project.ts'

/** Functions that are handed over, as `file: callee(file function)`. */
async function found(contents: Readonly<Record<string, string>>): Promise<string[]> {
  const { modules, names } = await pythonProject(contents, ['names'])
  return names.passed.map(({ module, call, to }) => {
    const { path, calls } = modules[module]!
    const target = modules[to.module]!
    return `${path}: ${calls[call]!.callee}(${target.path} ${target.units[to.unit]!.name})`
  })
}

const STEPS = 'def clean(rows):\n    return rows\n\nclass Model:\n    def fit(self):\n        return 1\n'

it('finds functions of the file and imported ones, by name or through their module', async () => {
  const main = [
    'import steps',
    'import steps as more',
    'from steps import clean as tidy',
    'def local(row):',
    '    return row',
    'map(local, [])',
    'pool.map(tidy, [])',
    'frame.pipe(steps.clean)',
    'node(func=more.clean)',
    'self.assertRaises(ValueError, steps.clean)',
  ]
  expect(await found({ 'steps.py': STEPS, 'main.py': `${main.join('\n')}\n` })).toEqual([
    'main.py: map(main.py local)',
    'main.py: pool.map(steps.py clean)',
    'main.py: frame.pipe(steps.py clean)',
    'main.py: node(steps.py clean)',
    'main.py: self.assertRaises(steps.py clean)',
  ])
})

it('takes no result of a call, no class, no variable, no foreign function, and none that is only looked at', async () => {
  const main = [
    'import json',
    'from steps import clean, Model',
    'rows = []',
    'print(clean(rows))',
    'run(Model)',
    'run(rows)',
    'map(json.loads, rows)',
    'assert callable(clean)',
    'print(type(clean), clean)',
    'self.assertIsNotNone(clean)',
  ]
  expect(await found({ 'steps.py': STEPS, 'main.py': `${main.join('\n')}\n` })).toEqual([])
})
