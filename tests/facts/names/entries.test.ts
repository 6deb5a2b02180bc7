import { describe, expect, test } from 'vitest'
import type { Contents } from '../project.ts'
import { factsOf } from './names.ts'

/** Entry points as `kind path unit`, the unit by its name, and where they are named. */
async function entries(contents: Contents): Promise<string[]> {
  const names = await factsOf('names', contents)
  const paths = Object.keys(contents)
    .filter((path) => path.endsWith('.py'))
    .sort()
  return names.entries.map(({ kind, module, line, namedIn }) => {
    const named = namedIn === undefined ? '' : ` <${namedIn.path}:${namedIn.line}>`
    return `${kind} ${paths[module]}:${line}${named}`
  })
}

const MAIN = 'def main():\n    pass\n'

describe('the program starts', () => {
  test.each<[string, Contents, string[]]>([
    ['behind a main guard', { 'a.py': `${MAIN}if __name__ == "__main__":\n    main()\n` }, ['main-guard a.py:3']],
    ['in __main__.py', { 'pkg/__main__.py': 'run()\n' }, ['main-guard pkg/__main__.py:1']],
    ['in a script that nobody imports', { 'a.py': 'run()\n' }, ['script a.py:1']],
    ['not in a module that only defines', { 'a.py': MAIN }, []],
    ['not in a module that another one imports', { 'a.py': 'run()\n', 'b.py': 'import a\n' }, []],
    ['not in setup.py or conftest.py', { 'setup.py': 'setup()\n', 'conftest.py': 'load()\n' }, []],
  ])('%s', async (_name, contents, expected) => {
    expect(await entries(contents)).toEqual(expected)
  })

  test.each([
    ['click', 'import click\n@click.command()\ndef run():\n    pass\n'],
    ['click, in a group', 'import click\n@click.group\ndef run():\n    pass\n'],
    ['hydra', 'import hydra\n@hydra.main(config_path="conf")\ndef run(cfg):\n    pass\n'],
    ['prefect', 'from prefect import flow\n@flow\ndef run():\n    pass\n'],
    ['airflow', 'from airflow.decorators import task as step\n@step()\ndef run():\n    pass\n'],
    ['zenml', 'from zenml import pipeline\n@pipeline\ndef run():\n    pass\n'],
  ])('at a function that a decorator of %s makes a command or stage', async (_name, text) => {
    expect(await entries({ 'a.py': text })).toEqual(['decorated a.py:3'])
  })

  test.each([
    ['of its own', 'def flow(f):\n    return f\n@flow\ndef run():\n    pass\n'],
    ['of another sort', 'from functools import lru_cache\n@lru_cache\ndef run():\n    pass\n'],
  ])('not at a function with a decorator %s', async (_name, text) => {
    expect(await entries({ 'a.py': text })).toEqual([])
  })
})

describe('packaging and commands name', () => {
  test.each<[string, Contents, string[]]>([
    [
      'a function in pyproject.toml',
      { 'src/churn/cli.py': MAIN, 'pyproject.toml': '[project.scripts]\nchurn = "churn.cli:main"\n' },
      ['console-script src/churn/cli.py:1 <pyproject.toml:2>'],
    ],
    [
      'a function in setup.py',
      { 'churn.py': MAIN, 'setup.py': 'setup(entry_points={"console_scripts": ["churn=churn:main"]})\n' },
      ['console-script churn.py:1 <setup.py:1>'],
    ],
    [
      'a file in a stage of DVC',
      { 'src/train.py': MAIN, 'dvc.yaml': 'stages:\n  train:\n    cmd: python src/train.py --epochs 3\n' },
      ['stage src/train.py:1 <dvc.yaml:3>'],
    ],
    [
      'a module in a Makefile',
      { 'churn/train.py': MAIN, Makefile: 'train:\n\tpython -m churn.train\n' },
      ['stage churn/train.py:1 <Makefile:2>'],
    ],
  ])('%s', async (_name, contents, expected) => {
    const found = await entries(contents)
    const kinds = found.map((one) => one.replace(/^(?!console-script|script|main-guard|decorated)\S+/, 'stage'))
    expect(kinds).toEqual(expected)
  })

  test('what is not in the repository is none', async () => {
    expect(await entries({ 'a.py': MAIN, Makefile: 'x:\n\tpython -m pytest\n\tpython other/train.py\n' })).toEqual([])
  })
})

describe('code is reached', () => {
  const reached = async (contents: Contents, by: 'reachedFromEntry' | 'reachedFromTests'): Promise<string[]> => {
    const names = await factsOf('names', contents, { 'test_a.py': 'test' })
    const paths = Object.keys(contents)
      .filter((path) => path.endsWith('.py'))
      .sort()
    return [...new Set(names[by].map((one) => paths[Number(one.split(':')[0])]!))].sort()
  }

  test('from a script through calls, and through what an import runs', async () => {
    const contents = {
      'run.py': 'from lib import fit\nfit()\n',
      'lib.py': 'import setup_logging\ndef fit():\n    deeper()\ndef deeper():\n    pass\ndef unused():\n    pass\n',
      'setup_logging.py': 'configure()\n',
      'lonely.py': 'def f():\n    pass\n',
    }
    expect(await reached(contents, 'reachedFromEntry')).toEqual(['lib.py', 'run.py', 'setup_logging.py'])
  })

  test('from a script that hands a function on', async () => {
    const contents = {
      'run.py': 'from kedro.pipeline import node\nfrom lib import clean\nnode(func=clean)\n',
      'lib.py': 'def clean(row):\n    pass\n',
    }
    expect(await reached(contents, 'reachedFromEntry')).toEqual(['lib.py', 'run.py'])
  })

  test('from the main block where the file is started, not where it is imported', async () => {
    const contents = {
      'lib.py': 'from deep import clean\ndef main():\n    clean()\nif __name__ == "__main__":\n    main()\n',
      'deep.py': 'def clean():\n    pass\n',
      'test_a.py': 'import lib\ndef test_name():\n    assert lib.__name__ == "lib"\n',
    }
    expect(await reached(contents, 'reachedFromEntry')).toEqual(['deep.py', 'lib.py'])
    expect(await reached(contents, 'reachedFromTests')).toEqual(['lib.py', 'test_a.py'])
  })

  test('from tests, apart from what the program reaches', async () => {
    const contents = {
      'lib.py': 'class Model:\n    def fit(self):\n        helper()\ndef helper():\n    pass\n',
      'other.py': 'def f():\n    pass\n',
      'test_a.py': 'from lib import Model\ndef test_fit():\n    assert Model().fit()\n',
    }
    expect(await reached(contents, 'reachedFromTests')).toEqual(['lib.py', 'test_a.py'])
    expect(await reached(contents, 'reachedFromEntry')).toEqual([])
  })
})
