import { describe, expect, it } from 'vitest'
import { findMarkers } from '../../../src/facts/pipelines/markers.ts'
import type { Stage } from '../../../src/facts/types/pipelines.ts'
import { moduleFacts } from '../../helpers/facts.ts'
import { type Contents, factOf } from '../project.ts'

const stagesOf = async (contents: Contents) => (await factOf('pipelines', contents)).stages
const short = ({ tool, name, command, at }: Stage) => [tool, name, command, at.line]

describe('stages', () => {
  it('of DVC have files, parameters and metrics, relative to the root', async () => {
    const { stages, artifacts } = await factOf('pipelines', {
      'ml/dvc.yaml': `stages:
  prepare:
    cmd: python prepare.py
    deps: [prepare.py, data/raw.csv]
    outs:
      - data/clean.csv:
          cache: false
  train:
    wdir: sub
    cmd:
      - python train.py
      - python eval.py
    params: [lr, {other.yaml: [a, b]}, {whole.yaml: }]
    outs: [model.pkl]
    metrics: [metrics.json: {cache: false}]
  each:
    foreach: [a, b]
    do:
      cmd: echo \${item}
artifacts:
  churn:
    type: model
    path: sub/model.pkl
`,
    })
    expect(stages).toEqual([
      {
        tool: 'dvc',
        name: 'prepare',
        command: 'python prepare.py',
        deps: ['ml/prepare.py', 'ml/data/raw.csv'],
        outs: ['ml/data/clean.csv'],
        params: [],
        metrics: [],
        at: { path: 'ml/dvc.yaml', line: 2 },
      },
      {
        tool: 'dvc',
        name: 'train',
        command: 'python train.py\npython eval.py',
        deps: [],
        outs: ['ml/sub/model.pkl', 'ml/sub/metrics.json'],
        params: ['params.yaml:lr', 'other.yaml:a', 'other.yaml:b', 'whole.yaml'],
        metrics: ['ml/sub/metrics.json'],
        at: { path: 'ml/dvc.yaml', line: 8 },
      },
      expect.objectContaining({ name: 'each', command: 'echo $' + '{item}', at: { path: 'ml/dvc.yaml', line: 16 } }),
    ])
    expect(artifacts).toEqual([
      { name: 'churn', type: 'model', path: 'ml/sub/model.pkl', at: { path: 'ml/dvc.yaml', line: 21 } },
    ])
  })

  it('of make', async () => {
    const text = `PY := python
X = a:b
.PHONY: data
## Make data
data: requirements raw.csv
\t@$(PY) src/data.py \\
\t  --all

\t-echo done
train eval: data
lint:
other
%.o: %.c
\tcc
`
    const stages = await stagesOf({ 'tools.mk': text })
    expect(stages.map(short)).toEqual([
      ['make', 'data', '$(PY) src/data.py \\\n  --all\necho done', 5],
      ['make', 'train', '', 10],
      ['make', 'eval', '', 10],
      ['make', 'lint', '', 11],
    ])
    expect(stages[0]?.deps).toEqual(['requirements', 'raw.csv'])
  })

  it('of Snakemake', async () => {
    const text = `configfile: "config.yaml"
rule train:
    input:
        "data/x.csv",
        code="src/train.py",
    output: "model.pkl"
    params: lr=0.1
    shell:
        "python {input.code} "
        "--out {output}"
rule all:
    input: expand("x", y=1)
`
    expect(await stagesOf({ Snakefile: text })).toMatchObject([
      {
        tool: 'snakemake',
        name: 'train',
        command: 'python {input.code} --out {output}',
        deps: ['data/x.csv', 'src/train.py'],
        outs: ['model.pkl'],
        at: { line: 2 },
      },
      { name: 'all', command: '', deps: ['x'], at: { line: 11 } },
    ])
  })

  it('of MLflow, Ploomber and Azure', async () => {
    const stages = await stagesOf({
      MLproject:
        'name: x\nentry_points:\n  main:\n    parameters: {alpha: float}\n    command: python train.py {alpha}\n',
      'pipeline.yaml':
        'tasks:\n  - source: tasks/get.py\n    product: out/raw.csv\n  - source: fit.ipynb\n    name: fit\n    product: {nb: out/fit.ipynb, model: m.pkl}\n',
      'ml/pipeline-train.yml':
        '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\njobs:\n  train:\n    command: python t.py\n',
    })
    expect(stages.map(short)).toEqual([
      ['mlflow', 'main', 'python train.py {alpha}', 3],
      ['azureml', 'train', 'python t.py', 3],
      ['ploomber', 'tasks/get.py', 'tasks/get.py', 2],
      ['ploomber', 'fit', 'fit.ipynb', 4],
    ])
    expect(stages[3]?.outs).toEqual(['out/fit.ipynb', 'm.pkl'])
  })

  it('that installing gives', async () => {
    const stages = await stagesOf({
      'pyproject.toml': '[project.scripts]\nchurn = "churn.cli:main"\n[tool.poetry.scripts]\nold = "churn.old:run"\n',
      'setup.cfg': '[options.entry_points]\nconsole_scripts =\n    a = pkg.a:main\n',
      'setup.py': 'setup(entry_points={"console_scripts": ["b=pkg.b:main [extra]"]}, x="not = one")',
    })
    expect(stages.map(short)).toEqual([
      ['console-script', 'churn', 'churn.cli:main', 2],
      ['console-script', 'old', 'churn.old:run', 4],
      ['console-script', 'a', 'pkg.a:main', 3],
      ['console-script', 'b', 'pkg.b:main', 1],
    ])
  })

  it('of shell scripts that start code', async () => {
    const stages = await stagesOf({
      'run.sh': '#!/bin/bash\nset -e\ncd src\nCUDA_VISIBLE_DEVICES=0 python train.py \\\n  --lr 0.1\necho done\n',
      'clean.sh': 'rm -rf build\n',
    })
    expect(stages.map(short)).toEqual([['shell', 'run.sh', 'CUDA_VISIBLE_DEVICES=0 python train.py --lr 0.1', 4]])
  })
})

describe('catalogue', () => {
  it('of Kedro', async () => {
    const text =
      '_base: &b\n  type: pandas.CSVDataset\nraw:\n  <<: *b\n  filepath: data/raw.csv\nmodel:\n  type: pickle.PickleDataset\n  versioned: true\n'
    expect((await factOf('pipelines', { 'conf/base/catalog.yml': text })).catalog).toEqual([
      {
        name: 'raw',
        type: 'pandas.CSVDataset',
        filepath: 'data/raw.csv',
        versioned: false,
        at: { path: 'conf/base/catalog.yml', line: 3 },
      },
      { name: 'model', type: 'pickle.PickleDataset', versioned: true, at: { path: 'conf/base/catalog.yml', line: 6 } },
    ])
  })
})

describe('configurations', () => {
  it('are flattened, and secrets are left out', async () => {
    const text =
      'model:\n  lr: 0.1\n  layers: [64, 32]\n  opts:\n    - name: a\napi_key: abc\ndb: postgres://u:pw@host/x\nnone: null\n'
    const roles = { 'params.yaml': 'config' } as const
    const { configs } = await factOf('pipelines', { 'params.yaml': text }, roles)
    expect(configs).toEqual([
      {
        path: 'params.yaml',
        tool: 'dvc',
        settings: [
          { key: 'model.lr', value: '0.1', line: 2 },
          { key: 'model.layers', value: ['64', '32'], line: 3 },
          { key: 'model.opts.0.name', value: 'a', line: 5 },
          { key: 'api_key', line: 6 },
          { key: 'db', value: 'postgres://host/x', line: 7 },
          { key: 'none', value: 'null', line: 8 },
        ],
      },
    ])
  })

  it('are known by tool and place, and those of tools are none', async () => {
    const contents: Contents = {
      'conf/config.yaml': 'defaults:\n  - model: a\n',
      'conf/model/a.yaml': 'lr: 1\n',
      'kedro/conf/base/parameters.yml': 'x: 1\n',
      'configs/train.json': '{"lr": 0.1,\n "data": {"path": "x"}}',
      'configs/train.gin': 'train.lr = 0.1\n',
      'configs/x.toml': '[a]\nb = 1\n',
      'mkdocs.yml': 'site_name: x\n',
      '.pre-commit-config.yaml': 'repos: []\n',
      'data/labels.json': '{"a": 1}',
      'configs/broken.yaml': 'a: [1\n',
    }
    const roles = Object.fromEntries(Object.keys(contents).map((path) => [path, 'config'] as const))
    const { configs, problems } = await factOf('pipelines', contents, roles)
    expect(
      configs.map(({ path, tool, settings }) => [
        path,
        tool,
        settings.map(({ key, value, line }) => `${key}=${value}@${line}`),
      ]),
    ).toEqual([
      ['conf/config.yaml', 'hydra', ['defaults.0.model=a@2']],
      ['conf/model/a.yaml', 'hydra', ['lr=1@1']],
      ['configs/train.gin', 'gin', ['train.lr=0.1@1']],
      ['configs/train.json', 'plain', ['lr=0.1@1', 'data.path=x@2']],
      ['configs/x.toml', 'plain', ['a.b=1@2']],
      ['kedro/conf/base/parameters.yml', 'kedro', ['x=1@1']],
    ])
    expect(problems.map(({ at }) => at.path)).toEqual(['configs/broken.yaml'])
  })
})

describe('markers', () => {
  it('are files and imports of tools', () => {
    const file = { kind: 'yaml', role: 'config', reason: '', size: 1 } as const
    const imported = { level: 0, bound: 'x', line: 3, local: false, typing: false, guarded: false }
    const module = moduleFacts({
      path: 'flow.py',
      imports: [
        { ...imported, module: 'prefect.tasks', name: 'task' },
        { ...imported, module: 'prefect', line: 9 },
        { ...imported, module: 'airflow', level: 1 },
      ],
    })
    expect(findMarkers([{ ...file, path: 'dvc.yaml' }], [module])).toEqual([
      { tool: 'dvc', by: 'file', at: { path: 'dvc.yaml' } },
      { tool: 'prefect', by: 'import', at: { path: 'flow.py', line: 3 } },
    ])
  })
})
