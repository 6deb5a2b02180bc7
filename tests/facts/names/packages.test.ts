import { describe, expect, test } from 'vitest'
import { isInstalledByName, packagesOf } from '../../../src/facts/profile/packages.ts'
import { listed } from '../project.ts'

const readme = (text: string) => ({ path: 'README.md', text, title: '' })

const found = (paths: readonly string[], text = '') => {
  const files = listed(Object.fromEntries(paths.map((path) => [path, ''])), {})
  const { packaging, ...rest } = packagesOf(files, readme(text))
  return { packaging: packaging?.path, ...rest }
}

describe('packages of a repository', () => {
  test('beside the packaging, in the root and in src', () => {
    expect(found(['setup.py', 'churn/__init__.py', 'churn/deep/__init__.py', 'src/more/__init__.py'])).toEqual({
      packaging: 'setup.py',
      packages: ['churn/', 'src/more/'],
      isMonorepo: false,
      isAlone: false,
    })
  })

  test('in a folder of its language, where the README installs it', () => {
    const paths = ['pyproject.toml', 'sdk/python/shop/__init__.py', 'sdk/python/tools/__init__.py']
    expect(found(paths, 'pip install shop').packages).toEqual(['sdk/python/shop/'])
    expect(found(paths).packages).toEqual([])
  })

  test('several distributions side by side, or one alone in its folder', () => {
    const one = ['core/setup.py', 'core/src/boost/__init__.py']
    expect(found(one)).toMatchObject({ packages: ['core/src/boost/'], isMonorepo: true, isAlone: true })
    const two = [...one, 'more/setup.py', 'more/extra/__init__.py']
    expect(found(two)).toMatchObject({ packages: ['core/src/boost/', 'more/extra/'], isAlone: false })
  })
})

test.each([
  ['pip install torch-tab', true],
  ['`pip3 install "torch_tab[all]>=1"`', true],
  ['uv add other torch-tab', true],
  ['pip install -e torch_tab', false],
  ['pip install torch-table', false],
  ['import torch_tab', false],
])('%s: %s', (text, isInstalled) => {
  expect(isInstalledByName(readme(text), ['src/torch_tab/'])).toBe(isInstalled)
})
