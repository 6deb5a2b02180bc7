import { describe, expect, it } from 'vitest'
import { callNames, factsOf, only } from './names.ts'

describe('qualified names of calls', () => {
  it('follows import aliases of every form', async () => {
    const names = await callNames(
      only(
        'import pandas as pd',
        'import sklearn.metrics',
        'from sklearn.model_selection import GridSearchCV as Search, cross_val_score',
        'pd.merge(a, b)',
        'sklearn.metrics.f1_score(y, p)',
        'Search(m, grid)',
        'cross_val_score(m, X, y)',
      ),
    )
    expect(names).toEqual([
      'pandas.merge',
      'sklearn.metrics.f1_score',
      'sklearn.model_selection.GridSearchCV',
      'sklearn.model_selection.cross_val_score',
    ])
  })

  it('knows the type of variables, of attributes of self and through one assignment', async () => {
    const names = await callNames(
      only(
        'from sklearn.ensemble import RandomForestClassifier',
        'import optuna',
        'class Model:',
        '    def __init__(self):',
        '        self.forest = RandomForestClassifier()',
        '    def train(self, X, y):',
        '        self.forest.fit(X, y)',
        'def search():',
        '    study = optuna.create_study()',
        '    same = study',
        '    same.optimize(objective)',
      ),
    )
    expect(names).toContain('sklearn.ensemble.RandomForestClassifier.fit')
    expect(names).toContain('optuna.create_study.optimize')
  })

  it('follows what a first-party function in another module returns, and inherited methods', async () => {
    const names = await callNames({
      'pkg/__init__.py': '',
      'pkg/models.py': [
        'import pytorch_lightning as pl',
        'from xgboost import XGBClassifier',
        'def build():',
        '    model = XGBClassifier()',
        '    return model',
        'class Net(pl.LightningModule):',
        '    def training_step(self, batch):',
        '        self.log("loss", 1)',
      ].join('\n'),
      'pkg/train.py': 'from .models import build\nmodel = build()\nmodel.fit(X, y)\n',
    })
    expect(names).toContain('xgboost.XGBClassifier.fit')
    expect(names).toContain('pytorch_lightning.LightningModule.log')
  })

  it('follows what a package offers from its modules, and ends in rings', async () => {
    const { calls } = await factsOf('names', {
      'app/__init__.py': '',
      'app/jobs/__init__.py': 'from app.jobs.train import Training\nfrom app.ring import lost\n',
      'app/jobs/train.py': 'class Training:\n    def run(self):\n        return 1\n',
      'app/ring.py': 'from app.jobs import lost\n',
      'main.py': 'from app import jobs, ring\njob = jobs.Training()\njob.run()\njobs.lost()\nring.lost()\n',
    })
    expect(calls.map(({ name, line }) => `${line} ${name}`)).toEqual([
      '2 app.jobs.train.Training',
      '3 app.jobs.train.Training.run',
    ])
  })

  it('lets a parameter or a local variable hide an import', async () => {
    const names = await callNames(
      only('import wandb', 'def f(wandb):', '    wandb.log({})', 'def g():', '    wandb = 1', '    wandb.init()'),
    )
    expect(names).toEqual([])
  })

  it('counts ambiguous methods on known frames only', async () => {
    const { calls } = await factsOf(
      'names',
      only(
        'import os',
        'import pandas as pd',
        'items = []',
        'items.append(1)',
        '"a".replace("a", "b")',
        'os.path.join("a", "b")',
        'frame = pd.read_csv("a.csv")',
        'frame.drop(columns=["a"]).rename(columns={}).to_csv("b.csv")',
        'clean = frame[frame["a"] > 1]',
        'def prepare(df, rows, table: pd.DataFrame):',
        '    df.join(rows)',
        '    rows.join(df)',
        '    table.query("a > 1")',
      ),
    )
    expect(calls.map(({ name, confidence }) => `${name} ${confidence}`)).toEqual([
      'os.path.join high',
      'pandas.read_csv high',
      'pandas.DataFrame.drop medium',
      'pandas.DataFrame.rename medium',
      'pandas.DataFrame.to_csv medium',
      'pandas.DataFrame.join low',
      'pandas.DataFrame.query medium',
    ])
  })

  it('does not take the own package for a third-party one', async () => {
    const { calls, imports, ownNames } = await factsOf('names', {
      'pyproject.toml': '[project]\nname = "optuna"\n',
      'optuna/__init__.py': 'def create_study():\n    pass\n',
      'optuna/cli.py': 'import optuna\noptuna.create_study()\n',
      'benchmarks/run.py': 'import optuna.missing\noptuna.missing.run()\n',
    })
    expect(ownNames).toContain('optuna')
    expect(calls.filter(({ origin }) => origin === 'third-party')).toEqual([])
    expect(imports).toEqual([])
  })

  it('takes vendored copies for the package that they are', async () => {
    const names = await callNames(
      {
        'transformers/__init__.py': 'class Trainer:\n    pass\n',
        'run.py': 'from transformers import Trainer\nTrainer()\n',
      },
      { 'transformers/__init__.py': 'vendored' },
    )
    expect(names).toEqual(['transformers.Trainer'])
  })

  it.each([
    [
      'a check',
      [
        'from utils import is_wandb_available',
        'def log(m):',
        '    if is_wandb_available():',
        '        import wandb',
        '        wandb.log(m)',
      ],
    ],
    [
      'an optional import',
      [
        'try:',
        '    import wandb',
        'except ImportError:',
        '    wandb = None',
        'def log(m):',
        '    if wandb:',
        '        wandb.log(m)',
      ],
    ],
    [
      'giving up without it',
      [
        'try:',
        '    import wandb',
        'except ImportError:',
        '    wandb = None',
        'def log(m):',
        '    if not wandb:',
        '        return',
        '    wandb.log(m)',
      ],
    ],
    [
      'a stored module',
      [
        'class Callback:',
        '    def __init__(self):',
        '        if is_wandb_available():',
        '            import wandb',
        '            self._wandb = wandb',
        '    def log(self, m):',
        '        self._wandb.log(m)',
      ],
    ],
  ])('marks integrations that are guarded by %s', async (_, lines) => {
    const { calls } = await factsOf('names', only(...lines))
    expect(calls.find(({ name }) => name === 'wandb.log')).toMatchObject({ guarded: true })
  })

  it('does not call a setting a guard', async () => {
    const { calls } = await factsOf(
      'names',
      only(
        'wandb_log = True',
        'if wandb_log:',
        '    import wandb',
        '    wandb.init()',
        'if wandb_log:',
        '    wandb.log({})',
      ),
    )
    expect(calls.map(({ name, guarded }) => [name, guarded])).toEqual([
      ['wandb.init', false],
      ['wandb.log', false],
    ])
  })
})
