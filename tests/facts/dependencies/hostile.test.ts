import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstalls } from '../../../src/facts/dependencies/install.ts'
import { readLock } from '../../../src/facts/dependencies/locks.ts'
import { formOf } from '../../../src/facts/dependencies/manifests.ts'
import { attempt, hostileTexts, IN_TIME, someText, survives } from '../hostile.ts'
import { listed } from '../project.ts'

const MANIFESTS = [
  'requirements.txt',
  'pyproject.toml',
  'Pipfile',
  'setup.cfg',
  'setup.py',
  'environment.yml',
  'pixi.toml',
  'python_env.yaml',
  'Dockerfile',
  'a.ipynb',
]
const LOCKS = ['poetry.lock', 'Pipfile.lock', 'conda-lock.yml', 'conda-linux-64.lock', 'pixi.lock', 'requirements.lock']

const READERS: [string, (text: string) => unknown][] = [
  ...MANIFESTS.map((path): [string, (text: string) => unknown] => {
    const [file] = listed({ [path]: '' })
    return [path, (text) => formOf(file!)?.read(text, file!)]
  }),
  ...LOCKS.map((path): [string, (text: string) => unknown] => [path, (text) => readLock(text, path)]),
  ['command', (text) => readInstalls(text, { path: 'x', source: 'ci', group: 'runtime', line: 1, from: 'x' })],
]

describe('hostile text', () => {
  it.each(READERS)('%s never throws anything else', async (_, read) => {
    await fc.assert(fc.asyncProperty(someText(), (text) => survives(() => read(text))))
  })

  // The time of the YAML reader has a test of its own.
  it.each(READERS.filter(([name]) => !/\.ya?ml$/.test(name)))('%s ends in time', async (name, read) => {
    for (const text of hostileTexts()) {
      expect(await attempt(() => read(text)), `${name} on ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(IN_TIME)
    }
  })
})
