import { expect, test } from 'vitest'
import { pythonProject } from '../../helpers/python-project.ts'

/** What the first import of `from` resolves to: a path, or an origin. */
async function target(contents: Readonly<Record<string, string>>, from: string): Promise<string> {
  const test = /(^|\/)test/.test(from) ? { [from]: 'test' as const } : {}
  const { modules, graph } = await pythonProject(contents, ['graph'], test)
  const index = modules.findIndex(({ path }) => path === from)
  const found = graph.imports.find(({ from: module, import: statement }) => {
    return module === index && modules[index]!.imports[statement]!.module === 'cleaning'
  })
  return found?.to === undefined ? found!.origin : modules[found.to]!.path
}

const ADDS = 'import sys\nsys.path.insert(0, os.path.join(HERE, "..", "spark-jobs"))\n'
const CLEANING = { 'spark/spark-jobs/cleaning.py': 'def clean():\n    return 1\n' }

test('a folder that the file adds is looked into', async () => {
  const contents = { ...CLEANING, 'jobs/run.py': `import os\n${ADDS}import cleaning\n` }
  expect(await target(contents, 'jobs/run.py')).toBe('spark/spark-jobs/cleaning.py')
})

test('without it the module is a foreign package', async () => {
  const contents = { ...CLEANING, 'jobs/run.py': 'import cleaning\n' }
  expect(await target(contents, 'jobs/run.py')).toBe('third-party')
})

test('what a conftest.py above adds holds for tests, and for nothing else', async () => {
  const contents = {
    ...CLEANING,
    'tests/conftest.py': `import os\n${ADDS}`,
    'tests/unit/test_a.py': 'import cleaning\n',
  }
  expect(await target(contents, 'tests/unit/test_a.py')).toBe('spark/spark-jobs/cleaning.py')
  const script = { ...CLEANING, 'tools/conftest.py': `import os\n${ADDS}`, 'tools/a.py': 'import cleaning\n' }
  expect(await target(script, 'tools/a.py')).toBe('third-party')
})

test('of two folders with such a module the one that is named is meant; unnamed, none', async () => {
  const two = { ...CLEANING, 'old/cleaning.py': 'def clean():\n    return 2\n' }
  expect(await target({ ...two, 'jobs/run.py': `import os\n${ADDS}import cleaning\n` }, 'jobs/run.py')).toBe(
    'spark/spark-jobs/cleaning.py',
  )
  const unnamed = 'import sys\nsys.path.append(FOLDER)\nimport cleaning\n'
  expect(await target({ ...two, 'jobs/run.py': unnamed }, 'jobs/run.py')).toBe('third-party')
})
