import { describe, expect, it } from 'vitest'
import { readDvcConfig } from '../../../src/facts/dataFiles/dvc.ts'
import { readIgnored } from '../../../src/facts/dataFiles/ignored.ts'
import { Repository } from '../git/repository.ts'
import { type Contents, factOf, gatherOne, listed, write } from '../project.ts'

const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 5000000\n`

describe('data files', () => {
  it('say where their bytes are kept', async () => {
    const repository = new Repository()
    const contents: Contents = {
      'data/a.csv': '1,2\n',
      'data/b.parquet': LFS,
      'model.onnx': 'xy',
      'copy/a.csv': '1,2\n',
    }
    repository.commit({ message: 'one', files: contents })
    const more: Contents = { 'new.npz': 'abc' }
    write(repository.root, more)
    const files = listed({ ...contents, ...more, 'src/a.py': '' })
    const facts = await gatherOne('dataFiles', { root: repository.root, files, modules: [] })
    expect(facts.files.map(({ path, kind, format, size, storage }) => [path, kind, format, size, storage])).toEqual([
      ['copy/a.csv', 'data', 'csv', 4, 'git'],
      ['data/a.csv', 'data', 'csv', 4, 'git'],
      ['data/b.parquet', 'data', 'parquet', 5_000_000, 'lfs'],
      ['model.onnx', 'model', 'onnx', 2, 'git'],
      ['new.npz', 'data', 'npz', 3, 'untracked'],
    ])
    expect(facts.files[0]?.blob).toBe(facts.files[1]?.blob)
  })

  it('without a checkout are kept nobody knows where', async () => {
    const { files } = await factOf('dataFiles', { 'a.csv': '1' }, { 'a.csv': 'fixture' })
    expect(files).toEqual([
      { path: 'a.csv', kind: 'data', format: 'csv', role: 'fixture', size: 1, storage: 'unknown' },
    ])
  })

  it('of one folder are a collection when there are many', async () => {
    const pictures = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`data/train/${n}.jpg`, 'x']))
    const few = { 'img/logo.png': 'x', 'data.zip': 'xyz', 'docs/a.tar.gz': 'x' }
    const { collections } = await factOf('dataFiles', { ...pictures, ...few }, { 'docs/a.tar.gz': 'docs' })
    expect(collections).toEqual([
      { folder: '', format: 'zip', files: 1, size: 3 },
      { folder: 'data/train', format: 'jpg', files: 20, size: 20 },
    ])
  })
})

describe('DVC', () => {
  it('has outputs of pointer files and of the lock', async () => {
    const { dvc } = await factOf('dataFiles', {
      '.dvc/config': '',
      'data/raw.csv.dvc': 'outs:\n- md5: abc\n  size: 12\n  path: raw.csv\n',
      'data/x.dvc':
        'deps:\n- path: data.csv\n  repo:\n    url: https://user:pw@github.com/o/r\nouts:\n- md5: e\n  path: x\n',
      'dvc.lock':
        "schema: '2.0'\nstages:\n  train:\n    cmd: python t.py\n    outs:\n    - path: models/m.pkl\n      md5: f\n      size: 9\n",
    })
    expect(dvc.initialised).toBe(true)
    expect(dvc.outputs).toEqual([
      { path: 'data/raw.csv', hash: 'abc', size: 12, at: { path: 'data/raw.csv.dvc', line: 2 } },
      { path: 'data/x', hash: 'e', imported: 'https://github.com/o/r', at: { path: 'data/x.dvc', line: 6 } },
      { path: 'models/m.pkl', hash: 'f', size: 9, stage: 'train', at: { path: 'dvc.lock', line: 6 } },
    ])
  })

  it('has remotes, and a folder of this machine is shared with nobody', () => {
    const text = `[core]
    remote = storage
    autostage = true
['remote "storage"']
    url = s3://key:secret@bucket/path
    region = eu
['remote "local"']
    url = /tmp/dvc-storage
['remote "beside"']
    url = ../storage
`
    expect(readDvcConfig(text, '.dvc/config')).toEqual([
      { name: 'storage', url: 's3://bucket/path', shared: true, isDefault: true, at: { path: '.dvc/config', line: 5 } },
      { name: 'local', url: '/tmp/dvc-storage', shared: false, isDefault: false, at: { path: '.dvc/config', line: 8 } },
      { name: 'beside', url: '../storage', shared: false, isDefault: false, at: { path: '.dvc/config', line: 10 } },
    ])
  })

  it('initialised with nothing in it is just that', async () => {
    const { dvc } = await factOf('dataFiles', { '.dvc/config': '[core]\n    analytics = false\n' })
    expect(dvc).toEqual({ initialised: true, outputs: [], remotes: [] })
  })

  it('that is broken is a problem', async () => {
    const { problems } = await factOf('dataFiles', { 'a.dvc': 'outs: [1\nb' })
    expect(problems.map(({ at }) => at.path)).toEqual(['a.dvc'])
  })
})

describe('what git ignores', () => {
  it('is told apart by what the pattern is about', () => {
    const text = `# data
/data/
!data/README.md
data/raw/*
*.csv
models/
*.pt
mlruns
wandb/
dvc.lock
*.dvc
configs/
__pycache__/
*.pyc
.venv
build/
dataset.py
`
    expect(readIgnored(text, '.gitignore').map(({ pattern, of, at }) => [pattern, of, at.line])).toEqual([
      ['/data/', 'data', 2],
      ['data/raw/*', 'data', 4],
      ['*.csv', 'data', 5],
      ['models/', 'model', 6],
      ['*.pt', 'model', 7],
      ['mlruns', 'runs', 8],
      ['wandb/', 'runs', 9],
      ['dvc.lock', 'dvc', 10],
      ['*.dvc', 'dvc', 11],
      ['configs/', 'configuration', 12],
    ])
  })
})

describe('runs and tools', () => {
  it('are known by files that only they write', async () => {
    const { runs, tools } = await factOf('dataFiles', {
      'mlruns/0/meta.yaml': '',
      'mlruns/0/abc/params/lr': '0.1',
      'logs/exp1/events.out.tfevents.123': '',
      'wandb/run-2024/files/config.yaml': '',
      'src/wandb/utils.py': '',
      '.datalad/config': '',
    })
    expect(runs).toEqual([
      { tool: 'tensorboard', folder: 'logs/exp1', files: 1 },
      { tool: 'mlflow', folder: 'mlruns', files: 2 },
      { tool: 'wandb', folder: 'wandb', files: 1 },
    ])
    expect(tools).toEqual([{ tool: 'datalad', at: { path: '.datalad/config' } }])
  })
})
