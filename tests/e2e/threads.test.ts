import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRepository, manyFunctions } from './repository.ts'
import { CHURN, seml } from './run.ts'

let root: string

beforeAll(async () => {
  const modules = Array.from({ length: 40 }, (_, index) => [`package/m${index}.py`, manyFunctions(20 * (index % 7))])
  root = await makeRepository({
    ...Object.fromEntries(modules),
    'package/broken.py': 'def f(:\n    pass\n',
    'package/two.py': "print 'Python 2'\n",
    'book.ipynb': JSON.stringify({
      cells: [
        { cell_type: 'code', source: '%time f()\ndef g(a):\n    return a' },
        { cell_type: 'code', source: 'x = (' },
      ],
    }),
    'bad.ipynb': '{',
  })
  await writeFile(join(root, 'package', 'latin.py'), Buffer.from('s = "\xe9"\n', 'latin1'))
})

afterAll(() => rm(root, { recursive: true, force: true }))

test.each([
  ['audit', '--format', 'json'],
  ['metrics', '--format', 'csv'],
  ['metrics', '--format', 'json', '--modules'],
])('%s %s %s is the same bytes with any number of threads', async (command, ...flags) => {
  for (const path of [root, CHURN]) {
    const [one, ...others] = await Promise.all(
      [1, 2, 3, 8].map((n) => seml([command, path, ...flags, '--workers', `${n}`])),
    )
    expect(one).toMatchObject({ code: 0, stderr: '' })
    expect(one!.stdout.length).toBeGreaterThan(500)
    for (const other of others) expect(other).toEqual(one)
  }
})

test('broken files are listed with what to do, and cost no other file', async () => {
  const { stdout } = await seml(['audit', root, '--format', 'json', '--workers', '3'])
  const skipped: { path: string; reason: string }[] = JSON.parse(stdout).skipped
  expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))).toMatchObject({
    'bad.ipynb': expect.stringContaining('no valid JSON'),
    'book.ipynb': expect.stringContaining('cell 2, line 1'),
    'package/broken.py': expect.stringContaining('syntax error'),
    'package/latin.py': expect.stringContaining('not UTF-8'),
  })
})
