import { describe, expect, it } from 'vitest'
import { gather } from '../../../src/facts/gather.ts'
import type { Profile, ProfileFlag } from '../../../src/facts/types/profile.ts'
import type { Role } from '../../../src/model.ts'
import type { Contents } from '../project.ts'
import { factsOf, only } from './names.ts'

async function flagsOf(contents: Contents, roles: Readonly<Record<string, Role>> = {}): Promise<ProfileFlag[]> {
  const { flags } = await factsOf('profile', contents, roles)
  return (Object.keys(flags) as ProfileFlag[]).filter((flag) => flags[flag].value === true)
}

describe('profile of a repository', () => {
  it.each([
    ['an estimator', ['from sklearn.svm import SVC', 'SVC().fit(X, y)'], 'sklearn.svm.SVC.fit'],
    ['a function of a library', ['import xgboost as xgb', 'xgb.train(p, d)'], 'xgboost.train'],
    [
      'a loop of its own',
      ['import torch', 'def run(loss, opt):', '    loss.backward()', '    opt.step()'],
      'backward and step',
    ],
    [
      'a trainer',
      ['from transformers import Trainer', 'trainer = Trainer(m)', 'trainer.train()'],
      'transformers.Trainer.train',
    ],
    [
      'a trainer in a try that handles whatever goes wrong',
      [
        'from pytorch_lightning.trainer import Trainer',
        'if __name__ == "__main__":',
        '    try:',
        '        trainer = Trainer.from_argparse_args(opt)',
        '        import signal',
        '        trainer.fit(model, data)',
        '    except Exception:',
        '        raise',
      ],
      'pytorch_lightning.trainer.Trainer.from_argparse_args.fit',
    ],
    [
      'Keras',
      ['from tensorflow import keras', 'm = keras.Sequential()', 'm.compile()', 'm.fit(x, y)'],
      'tensorflow.keras.Sequential.fit',
    ],
  ])('sees training with %s', async (_, lines, by) => {
    const { training, flags } = await factsOf('profile', only(...lines))
    expect(training.map((site) => site.by)).toEqual([by])
    expect(flags['trains-model'].value).toBe(true)
    expect(flags['trains-model'].evidence[0]).toMatchObject({ at: { path: 'train.py' } })
  })

  it.each([
    ['fitting a scaler', ['from sklearn.preprocessing import StandardScaler', 'StandardScaler().fit(X)']],
    ['a scheduler that steps', ['import torch', 'def run(scheduler):', '    scheduler.step()']],
    ['a fit of something unknown', ['def run(dress):', '    dress.fit(person)']],
    [
      'an import that may fail',
      ['try:', '    import xgboost', '    xgboost.train(p, d)', 'except Exception:', '    pass'],
    ],
    [
      'an import that may fail after another statement',
      ['try:', '    p = 1', '    import xgboost', '    xgboost.train(p, d)', 'except ImportError:', '    pass'],
    ],
    ['an optional integration', ['if is_xgboost_available():', '    import xgboost', '    xgboost.train(p, d)']],
  ])('does not call %s training', async (_, lines) => {
    expect(await flagsOf(only(...lines))).not.toContain('trains-model')
  })

  it('does not count tests and examples', async () => {
    const fit = 'from sklearn.svm import SVC\nSVC().fit(X, y)\n'
    const flags = await flagsOf({ 'a.py': fit, 'b.py': fit }, { 'a.py': 'test', 'b.py': 'example' })
    expect(flags).toEqual([])
  })

  it('takes prompting for what it is only when nothing is trained', async () => {
    const prompt = ['from transformers import AutoModel', 'AutoModel.from_pretrained("bert")']
    expect(await flagsOf(only(...prompt))).toEqual(['fine-tunes-or-prompts-only'])
    const trained = await flagsOf(only(...prompt, 'from sklearn.svm import SVC', 'SVC().fit(X, y)'))
    expect(trained).not.toContain('fine-tunes-or-prompts-only')
  })

  it('wants columns of a frame for personal data, not words', async () => {
    const words = ['import pandas as pd', 'race = load("RACE")', 'config = {}', 'config["race"] = 1', 'art = lime = 1']
    expect(await flagsOf(only(...words))).not.toContain('personal-data')
    expect(await flagsOf(only('import pandas as pd', 'df = pd.read_csv("a.csv")', 'df["race"]'))).toContain(
      'personal-data',
    )
    expect(await flagsOf(only('import pandas as pd', 'df = pd.read_csv("a.csv")', 'df["age"]'))).not.toContain(
      'personal-data',
    )
  })

  it('counts five operations on frames as preparing data, operations on lists as none', async () => {
    const operations = Array.from({ length: 5 }, (_, n) => `df = df.dropna(subset=["${n}"])`)
    expect(await flagsOf(only('import pandas as pd', 'df = pd.read_csv("a.csv")', ...operations))).toContain(
      'prepares-data',
    )
    expect(await flagsOf(only('df = []', ...operations))).not.toContain('prepares-data')
  })

  it('does not take data sets for practice for data from outside', async () => {
    expect(await flagsOf(only('from sklearn.datasets import load_iris', 'load_iris()'))).toEqual([])
  })

  it('sees a service that predicts; a web page alone is none', async () => {
    const app = ['from fastapi import FastAPI', 'app = FastAPI()', '@app.post("/")', 'def predict(x):']
    expect(await flagsOf(only(...app, '    return model.predict(x)'))).toContain('serves-or-deploys')
    expect(await flagsOf(only(...app, '    return 1'))).not.toContain('serves-or-deploys')
  })

  it('sees by its route that a service predicts, when a model is called like a function', async () => {
    const app = ['from fastapi import FastAPI', 'app = FastAPI()']
    const routed = (path: string) => only(...app, `@app.post("${path}")`, 'def answer(x):', '    return model(x)')
    expect(await flagsOf(routed('/<name>/predict'))).toContain('serves-or-deploys')
    expect(await flagsOf(routed('/items'))).not.toContain('serves-or-deploys')
  })

  it('tells a packaged service from a library by the containers that it starts', async () => {
    const web =
      'from flask import Flask\napp = Flask(__name__)\n@app.post("/predict")\ndef answer():\n    return model(1)\n'
    const packaged = { 'pyproject.toml': '[project]\nname = "ask"\n', 'ask/__init__.py': '', 'ask/api.py': web }
    expect((await factsOf('profile', packaged)).kind.value).toBe('library')
    const started = { ...packaged, 'docker-compose.yml': 'services:\n  api:\n    build: .\n' }
    expect((await factsOf('profile', started)).kind.value).toBe('application')
  })

  it('tells a library from an application that is packaged', async () => {
    const fit = 'from sklearn.svm import SVC\nif __name__ == "__main__":\n    SVC().fit(X, y)\n'
    const packaged = { 'pyproject.toml': '[project]\nname = "fair"\n', 'fair/__init__.py': '', 'fair/run.py': fit }
    expect((await factsOf('profile', packaged)).kind.value).toBe('application')
    const published = { ...packaged, 'README.md': '# Fair\n\n`pip install "fair[all]"`\n' }
    expect((await factsOf('profile', published)).kind.value).toBe('library')
    const other = { ...packaged, 'README.md': '# Fair\n\n`pip install fairness`\n' }
    expect((await factsOf('profile', other)).kind.value).toBe('application')
  })

  it('takes a package whose training a script beside it starts for an application', async () => {
    const files = {
      'pyproject.toml': '[project]\nname = "sun"\n',
      'sun/__init__.py': '',
      'sun/training.py':
        'from sklearn.svm import SVC\n\ndef train(X, y):\n    return SVC().fit(X, y)\n\n\ndef a():\n    return 1\n\n\ndef b():\n    return 1\n\n\ndef c():\n    return 1\n\n\ndef d():\n    return 1\n',
    }
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    const script = 'from sun.training import train\n\nif __name__ == "__main__":\n    train(1, 2)\n'
    expect((await factsOf('profile', { ...files, 'run.py': script })).kind.value).toBe('application')
  })

  it('takes a package whose data stages stand in the repository for an application', async () => {
    const files = { 'setup.py': '', 'sun/__init__.py': '', 'sun/a.py': 'def a():\n    return 1\n' }
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    const stages = { ...files, 'pipelines/ner/dvc.yaml': 'stages: {}\n' }
    expect((await factsOf('profile', stages)).kind.value).toBe('application')
    expect((await factsOf('profile', stages, { 'pipelines/ner/dvc.yaml': 'example' })).kind.value).toBe('library')
  })

  it('takes no folder that is installed for work on it for a package that users install', async () => {
    const fit = 'from sklearn.svm import SVC\nif __name__ == "__main__":\n    SVC().fit(X, y)\n'
    const files = { 'pyproject.toml': '', 'lib/__init__.py': '', 'lib/run.py': fit }
    const kindOf = async (command: string) =>
      (await factsOf('profile', { ...files, 'README.md': `# A\n\n${command}\n` })).kind.value
    expect(await kindOf('pip install lib')).toBe('library')
    expect(await kindOf('pip install -e lib')).toBe('application')
  })

  it.each([
    ['trainer.fit(model)', 'from lightning import Trainer', true],
    ['self.trainer.fit(model)', 'from pytorch_lightning import Trainer', true],
    ['trainer.fit(model)', 'from gym import Trainer', false],
    ['container.fit(model)', 'from lightning import Trainer', false],
    ['model.train_on_batch(x)', 'from keras import backend', true],
    ['model.train_on_batch(x)', 'import numpy', false],
    ['model.test_on_batch(x)', 'from keras import backend', false],
  ])('%s beside "%s": training is %s', async (call, imported, trains) => {
    const flags = await flagsOf({ 'run.py': `${imported}\n\n\ndef run(self, trainer, model):\n    ${call}\n` })
    expect(flags.includes('trains-model')).toBe(trains)
  })

  it('takes a package whose command trains for an application', async () => {
    const command = (name: string) =>
      `import typer\nfrom ice.service import Service\n\napp = typer.Typer()\n\n\n@app.command()\ndef ${name}():\n    Service().${name}()\n`
    const files = {
      'pyproject.toml': '[project]\nname = "ice"\n',
      'ice/__init__.py': '',
      'ice/service.py':
        'from sklearn.svm import SVC\n\n\nclass Service:\n    def train(self):\n        SVC().fit(X, y)\n\n    def show(self):\n        return 1\n',
    }
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    expect((await factsOf('profile', { ...files, 'ice/cli.py': command('train') })).kind.value).toBe('application')
  })

  it('counts the conversion of one value as no preparation', async () => {
    const lines = (given: string) =>
      [
        'import pandas as pd',
        'df = pd.read_csv("a.csv")',
        ...Array.from({ length: 5 }, () => `x = pd.to_datetime(${given})`),
      ].join('\n')
    expect(await flagsOf({ 'a.py': lines('"2020-01-01"') })).not.toContain('prepares-data')
    expect(await flagsOf({ 'a.py': lines('df["day"]') })).toContain('prepares-data')
  })

  it('takes a project of Kedro for an application', async () => {
    const files = { 'setup.py': '', 'src/taxi/__init__.py': '', 'src/taxi/nodes.py': 'def a():\n    return 1\n' }
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    const kedro = { ...files, 'conf/base/catalog.yml': 'flights: {type: pandas.CSVDataSet}\n' }
    expect((await factsOf('profile', kedro)).kind.value).toBe('application')
  })

  it('takes one distribution in a folder, with examples that use it, for a library', async () => {
    const files = {
      'fclib/setup.py': '',
      'fclib/fclib/__init__.py': '',
      'fclib/fclib/a.py': 'def a():\n    return 1\n',
      'examples/first.py': 'from fclib.a import a\n\na()\n',
    }
    const roles = { 'examples/first.py': 'example' } as const
    const readme = { 'README.md': '# Forecasts\n\nSee the [examples](examples).\n' }
    expect((await factsOf('profile', { ...files, ...readme }, roles)).kind.value).toBe('library')
    expect((await factsOf('profile', files, roles)).kind.value).toBe('application')
    const script = 'from sklearn.svm import SVC\n\nSVC().fit(X, y)\n'
    expect((await factsOf('profile', { ...files, ...readme, 'train.py': script }, roles)).kind.value).toBe(
      'application',
    )
  })

  it('takes what Django manages for an application', async () => {
    const files = {
      'pyproject.toml': '',
      'src/papers/__init__.py': '',
      'src/papers/a.py': 'def a():\n    b = 1\n    b += 1\n    return b\n',
    }
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    const manage = 'def main():\n    from django.core.management import execute_from_command_line\n\nmain()\n'
    expect((await factsOf('profile', { ...files, 'src/manage.py': manage })).kind.value).toBe('application')
    expect((await factsOf('profile', { ...files, 'manage.py': 'import click\n' })).kind.value).toBe('library')
  })

  it('takes a package that trains as soon as a file of it is loaded for an application', async () => {
    const files = { 'setup.py': '', 'src/__init__.py': '', 'src/models/__init__.py': '' }
    const train = 'from sklearn.svm import SVC\n\nSVC().fit(X, y)\n'
    const define = 'from sklearn.svm import SVC\n\n\ndef train(X, y):\n    return SVC().fit(X, y)\n'
    expect((await factsOf('profile', { ...files, 'src/models/train.py': train })).kind.value).toBe('application')
    expect((await factsOf('profile', { ...files, 'src/models/train.py': define })).kind.value).toBe('library')
    const call = `${define}\n\nfor _ in range(9):\n    train([[0], [1]], [0, 1])\n`
    expect((await factsOf('profile', { ...files, 'src/models/train.py': call })).kind.value).toBe('application')
  })

  it('takes a package whose modules the README starts for an application, unless it shows how to import it', async () => {
    const files = { 'setup.py': '', 'eis/__init__.py': '', 'eis/run.py': 'def main():\n    return 1\n' }
    const starts = '# Warnings\n\n`python3 -m eis.run --config a.yaml`\n'
    expect((await factsOf('profile', files)).kind.value).toBe('library')
    expect((await factsOf('profile', { ...files, 'README.md': starts })).kind.value).toBe('application')
    const imports = `${starts}\n    from eis import run\n`
    expect((await factsOf('profile', { ...files, 'README.md': imports })).kind.value).toBe('library')
  })

  it('sees a library in a folder without __init__.py that the README installs', async () => {
    const files = { 'pyproject.toml': '', 'torch_tab/model.py': 'def a():\n    return 1\n' }
    expect((await factsOf('profile', { ...files, 'README.md': '# Tab\n\npip install torch-tab\n' })).kind.value).toBe(
      'library',
    )
    expect((await factsOf('profile', { ...files, 'README.md': '# Tab\n' })).kind.value).toBe('application')
  })

  it('takes no dictionary called data for a frame', async () => {
    const fill = ['def fill(data):', ...Array.from({ length: 6 }, (_, n) => `    data["a${n}"] = 1`), '    return data']
    expect(await flagsOf(only(...fill))).not.toContain('prepares-data')
    expect(await flagsOf(only('import pandas as pd', ...fill))).toContain('prepares-data')
    const frame = fill.map((line) => line.replaceAll('data', 'df'))
    expect(await flagsOf(only(...frame))).toContain('prepares-data')
  })

  it('takes columns of results for no features', async () => {
    const computed = ['    df["error"] = df["truth"] - df["guess"]', '    return df']
    const file = (name: string) => only('import pandas as pd', `def ${name}(df):`, ...computed)
    expect(await flagsOf(file('on_validation_epoch_end'))).not.toContain('hand-engineers-features')
    expect(await flagsOf(file('ner_report'))).not.toContain('hand-engineers-features')
    expect(await flagsOf(file('add_ratio'))).toContain('hand-engineers-features')
  })

  it('sees columns of persons in a constant that names what is read', async () => {
    const read = (list: string, given: string) =>
      only('import pandas as pd', `COLUMNS = ${list}`, `df = pd.read_csv("a.csv", ${given})`)
    expect(await flagsOf(read('["first_name", "zip_code"]', 'usecols=COLUMNS'))).toContain('personal-data')
    expect(await flagsOf(read('["first_name", "zip_code"]', 'names=COLUMNS'))).toContain('personal-data')
    expect(await flagsOf(read('["first_name", "zip_code"]', 'sep=COLUMNS'))).not.toContain('personal-data')
    expect(await flagsOf(read('["width", "height"]', 'usecols=COLUMNS'))).not.toContain('personal-data')
    const config = { 'config.py': 'COLUMNS = ["gender"]\n' }
    const reader = 'import pandas as pd\nimport config\ndf = pd.read_csv("a.csv", usecols=config.COLUMNS)\n'
    expect(await flagsOf({ ...config, 'train.py': reader })).toContain('personal-data')
  })

  it('does as the configuration says', async () => {
    const profile = { kind: 'library', flags: { 'serves-or-deploys': true } } as const
    const found = { root: '/nowhere', files: [], modules: [], profile }
    const facts = (await gather(found, new Set(['profile']))) as { profile: Profile }
    expect(facts.profile.kind).toMatchObject({ value: 'library', forced: true })
    expect(facts.profile.flags['serves-or-deploys']).toMatchObject({ value: true, forced: true })
    expect(facts.profile.flags.team.value).toBe('unknown')
  })

  it('sees training whose loss is propagated in a class of its own', async () => {
    const { training } = await factsOf('profile', {
      'loss.py': 'import torch\n\nclass Loss:\n    def accumulate(self, x):\n        x.mean().backward()\n',
      'loop.py': 'import torch\n\ndef run(phase, batches):\n    for batch in batches:\n        phase.opt.step()\n',
    })
    expect(training.map(({ by }) => by)).toEqual(['steps of an optimiser'])
  })

  it('sees training in a class that hides the loss and the optimiser behind methods', async () => {
    const source = (step: string) =>
      `import torch\n\nclass Trainer:\n    def backward(self, loss):\n        loss.backward()\n\n${step}`
    const training = async (step: string) => (await factsOf('profile', { 'fp16.py': source(step) })).training
    expect(await training('    def optimize(self, opt):\n        opt.step()\n')).toHaveLength(1)
    expect(await training('class Clock:\n    def tick(self, opt):\n        opt.step()\n')).toHaveLength(0)
  })

  it('takes a file that is named for features for what it says, whatever it computes with', async () => {
    const code = 'def build(rows):\n    return [len(row) for row in rows]\n'
    expect(await flagsOf({ 'src/featurization.py': code })).toContain('hand-engineers-features')
    expect(await flagsOf({ 'src/featured.py': code })).not.toContain('hand-engineers-features')
  })

  it('sees a web service that predicts in another file', async () => {
    const flags = await flagsOf({
      'api.py':
        'from fastapi import FastAPI\nfrom model import answer\napp = FastAPI()\n\ndef handle(x):\n    return answer(x)\n',
      'model.py': 'def answer(x):\n    return model.predict(x)\n',
    })
    expect(flags).toContain('serves-or-deploys')
  })

  it('does not call a context without gradients serving', async () => {
    const flags = await flagsOf({
      'api.py':
        'import torch\nfrom fastapi import FastAPI\n\ndef handle(x):\n    with torch.inference_mode():\n        return x\n',
    })
    expect(flags).not.toContain('serves-or-deploys')
  })

  it('makes features in a folder of them, not in slices of a service', async () => {
    const body = 'def brightness(image):\n    return np.mean(image)\n'
    const path = 'src/features/light.py'
    expect(await flagsOf({ [path]: `import numpy as np\n${body}` })).toContain('hand-engineers-features')
    expect(await flagsOf({ [path]: `import fastapi\n${body}` })).not.toContain('hand-engineers-features')
  })

  it.each([
    ['df["code"] = df["id"] + df["kind"]', true],
    ['df["file"] = df["id"] + ".jpg"', false], // Where a picture lies is no feature.
    ['df["rate"] = df["rate"] / df["days"]', true],
    ['df["file"] = df["file"] + ".jpg"', false],
  ])('%s makes a feature: %s', async (line, makes) => {
    const flags = await flagsOf(only('import pandas as pd', 'df = pd.read_csv("a.csv")', line))
    expect(flags.includes('hand-engineers-features')).toBe(makes)
  })

  it('makes features of sound', async () => {
    const flags = await flagsOf(only('import librosa', 'bins = librosa.core.stft(y=signal)'))
    expect(flags).toContain('hand-engineers-features')
  })

  it('reads data by a session of Spark that is handed around', async () => {
    const read = 'def load(spark):\n    return spark.read.format("mongodb").option("a", "b").load()\n'
    expect(await flagsOf({ 'jobs.py': `from pyspark.sql import functions as F\n${read}` })).toContain(
      'reads-external-data',
    )
    expect(await flagsOf({ 'jobs.py': read })).not.toContain('reads-external-data')
  })

  it('sees a library in distributions side by side only when the README installs it', async () => {
    const code = 'def f():\n    return 1\n'
    const files = {
      'core/setup.py': '',
      'core/src/boost/core/__init__.py': code,
      'more/setup.py': '',
      'more/src/boost/more/__init__.py': code,
    }
    expect((await factsOf('profile', { ...files, 'README.md': '# Boost\n\npip install boost\n' })).kind.value).toBe(
      'library',
    )
    expect((await factsOf('profile', { ...files, 'README.md': '# Boost\n' })).kind.value).toBe('application')
  })
})
