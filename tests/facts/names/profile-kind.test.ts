import { describe, expect, it } from 'vitest'
import type { ProjectKind } from '../../../src/facts/types/profile.ts'
import type { Contents } from '../project.ts'
import { factsOf } from './names.ts'

async function kindOf(contents: Contents): Promise<ProjectKind> {
  return (await factsOf('profile', contents)).kind.value
}

const FIT = 'from sklearn.svm import SVC\n\ndef train(X, y):\n    return SVC().fit(X, y)\n'

describe('course', () => {
  it('is told by parts with numbers side by side: weeks, chapters, labs', async () => {
    const files = { 'lab1/train.py': FIT, 'lab2/train.py': FIT, 'lab3/train.py': FIT }
    expect(await kindOf(files)).toBe('application')
    expect(await kindOf({ ...files, 'lab4/train.py': FIT })).toBe('course')
  })
})

describe('application or library', () => {
  it('takes a package for an application when the README trains with a script inside of it', async () => {
    const main = 'def main(model):\n    model.train()\n\nif __name__ == "__main__":\n    main(load())\n'
    const files = {
      'pyproject.toml': '',
      'psp/__init__.py': '',
      'psp/model.py': FIT,
      'psp/scripts/train_model.py': main,
    }
    expect(await kindOf({ ...files, 'README.md': '# Sites\n\n    import psp\n' })).toBe('library')
    expect(await kindOf({ ...files, 'README.md': '# Sites\n\n    python psp/scripts/train_model.py -n a\n' })).toBe(
      'application',
    )
  })

  it('sees that the script of a package starts its training in another file', async () => {
    const files = { 'setup.py': '', 'kidney/__init__.py': '', 'kidney/model.py': FIT }
    expect(await kindOf(files)).toBe('library')
    const main = 'from kidney.model import train\n\ndef main():\n    train(1, 2)\n'
    expect(await kindOf({ ...files, 'kidney/run.py': main })).toBe('library')
    expect(await kindOf({ ...files, 'kidney/run.py': `${main}\nif __name__ == "__main__":\n    main()\n` })).toBe(
      'application',
    )
  })

  it('takes a package that a script in the root starts by a name for an application, unless code imports it', async () => {
    const files = {
      'pyproject.toml': '[tool.poetry]\nname = "essays"\n',
      'essays/__init__.py': '',
      'essays/model.py': FIT,
      'essays/pipelines.py': 'from .model import train\n',
      'essays/words.py': 'def words(text):\n    return text.split()\n\n'.repeat(20),
      'main.py':
        'import sys\nfrom essays import pipelines\n\nif __name__ == "__main__":\n    vars(pipelines)[sys.argv[1]](1, 2)\n',
    }
    expect(await kindOf(files)).toBe('application')
    const script =
      'from essays.model import train\n\ntry:\n    vars()["train"](1, 2)\nexcept ValueError as error:\n    raise error\n'
    expect(await kindOf({ ...files, 'main.py': script })).toBe('application')
    expect(await kindOf({ ...files, 'main.py': 'def nothing():\n    return 1\n' })).toBe('library')
    expect(await kindOf({ ...files, 'README.md': '# Essays\n\n    from essays import pipelines\n' })).toBe('library')
    expect(await kindOf({ ...files, 'README.md': '# Essays\n\npip install essays\n' })).toBe('library')
    expect(await kindOf({ ...files, 'essays/model.py': 'def train(a, b):\n    return a\n' })).toBe('library')
  })

  it('takes a package that is installed for its command for an application, unless code imports it', async () => {
    const files = {
      'pyproject.toml': '[project]\nname = "visits"\n[project.scripts]\nvisits = "visits.cli:main"\n',
      'visits/__init__.py': '',
      'visits/cli.py':
        'import argparse\nfrom .model import train\n\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.set_defaults(function=train)\n',
      'visits/model.py': FIT,
      'README.md': '# Visits\n\n    pip install visits\n\n    visits train\n',
    }
    expect(await kindOf(files)).toBe('application')
    const imported = `${files['README.md']}\n    from visits.model import train\n`
    expect(await kindOf({ ...files, 'README.md': imported })).toBe('library')
    const noTraining = { ...files, 'visits/model.py': 'def train():\n    return 1\n' }
    expect(await kindOf(noTraining)).toBe('library')
  })

  it.each([
    ['Dagster', 'import dagster as dg\ndefs = dg.Definitions(assets=[])\n'],
    ['Airflow', 'from airflow import DAG\ndag = DAG("train")\n'],
    ['Kedro', 'from kedro.pipeline import Pipeline, node\nflow = Pipeline([node(func=print)])\n'],
  ])('takes a package of nodes for %s for an application, unless the README installs it', async (_, code) => {
    const files = { 'pyproject.toml': '', 'src/churn/__init__.py': '', 'src/churn/flow.py': code }
    expect(await kindOf({ ...files, 'src/churn/flow.py': 'flow = 1\n' })).toBe('library')
    expect(await kindOf(files)).toBe('application')
    expect(await kindOf({ ...files, 'README.md': '# Churn\n\n`pip install churn`\n' })).toBe('library')
  })

  it('finds the package that the README installs below folders of other languages', async () => {
    const files = {
      'pyproject.toml': '',
      'go/__init__.py': '',
      'sdk/python/shop/__init__.py': '',
      'sdk/python/shop/a.py': 'def a():\n    return 1\n',
    }
    expect(await kindOf({ ...files, 'README.md': '# Shop\n\npip install shop\n' })).toBe('library')
    expect(await kindOf({ ...files, 'README.md': '# Shop\n' })).toBe('application')
  })
})

describe('data from outside', () => {
  it.each([
    ['a data set of another package', 'from sampler.datasets.site import SitesDataset\nSitesDataset("a.yaml")\n', true],
    ['arrays in the cloud', 'import xarray as xr\nxr.open_zarr("gs://a")\n', true],
    ['a data set for practising', 'from torchvision.datasets.mnist import MNISTDataset\nMNISTDataset()\n', false],
    ['data of a booster', 'import lightgbm\nlightgbm.Dataset(1)\n', false],
  ])('%s', async (_, code, reads) => {
    const { flags } = await factsOf('profile', { 'read.py': code })
    expect(flags['reads-external-data'].value).toBe(reads)
  })
})

describe('training whose model is not known', () => {
  const head = 'from typing import Callable\nfrom sklearn.pipeline import Pipeline\n\n'

  it.each([
    [
      'a model that a function makes',
      'def run(make: Callable[[], Pipeline], X, y):\n    pipe = make()\n    pipe.fit(X, y)\n',
    ],
    ['a parameter', 'def run(model, splits):\n    model.fit(splits.X_train, splits.y_train)\n'],
    ['keywords', 'def run(clf, a, b):\n    clf.fit(X=a.features, y=b.labels)\n'],
  ])('sees the fit of %s', async (_, code) => {
    const { training } = await factsOf('profile', { 'fit.py': head + code })
    expect(training).toHaveLength(1)
  })

  it.each([
    ['features alone', 'def run(pipe, X):\n    pipe.fit(X)\n'],
    ['something that encodes', 'def run(encoder, X, y):\n    encoder.fit(X, y)\n'],
    ['things in another order', 'def run(model, y, X):\n    model.fit(y, X)\n'],
  ])('does not take a fit of %s for one', async (_, code) => {
    expect((await factsOf('profile', { 'fit.py': head + code })).training).toEqual([])
  })

  it('sees none where no package of estimators is imported', async () => {
    const code = 'def run(model, X, y):\n    model.fit(X, y)\n'
    expect((await factsOf('profile', { 'fit.py': code })).training).toEqual([])
  })

  it.each([
    ['takes a step of its own', 'optimizer.step_and_update_lr()', 1],
    ['clears the gradients of the optimiser', 'self.optim.zero_grad()', 1],
    ['looks at gradients only', 'model.zero_grad()', 0],
  ])('a function that propagates a loss and %s', async (_, line, sites) => {
    const code = `import torch\n\ndef run(self, model, optimizer, loss):\n    ${line}\n    loss.backward()\n`
    expect((await factsOf('profile', { 'step.py': code })).training).toHaveLength(sites)
  })

  it('sees gradients that are computed and applied in a graph of TensorFlow', async () => {
    const code = [
      'import tensorflow as tf',
      'def step(optimizer: tf.train.Optimizer, loss):',
      '    grads = optimizer.compute_gradients(loss)',
      '    return optimizer.apply_gradients(grads)',
    ]
    const { training } = await factsOf('profile', { 'step.py': `${code.join('\n')}\n` })
    expect(training).toMatchObject([{ line: 3, by: 'gradients and apply_gradients' }])
  })
})
