import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/model.ts'
import { type Contents, factOf } from '../project.ts'

/** `name spec group[groupName] pinned? @line`, one line for each declared dependency. */
async function declared(contents: Contents, roles: Readonly<Record<string, Role>> = {}): Promise<string[]> {
  const { declared } = await factOf('dependencies', contents, roles)
  return declared.map(({ name, spec, group, groupName, pinned, at }) => {
    const place = at.cell === undefined ? `${at.path}:${at.line}` : `${at.path} cell ${at.cell}:${at.line}`
    return [
      name,
      spec,
      groupName === undefined ? group : `${group}[${groupName}]`,
      ...(pinned ? ['pinned'] : []),
      place,
    ]
      .filter((part) => part !== '')
      .join(' | ')
  })
}

describe('requirements', () => {
  it('reads names, extras, markers, hashes, comments, continued lines and addresses', async () => {
    const text = [
      '# comment',
      'Scikit_Learn==1.3.0  # why',
      'uvicorn[standard]>=0.20,<1 ; python_version < "3.12"',
      'torch==2.1.0 \\',
      '    --hash=sha256:abc \\',
      '    --hash=sha256:def',
      '-i https://pypi.example/simple',
      '--extra-index-url https://pypi.example/more',
      '-e git+https://github.com/owner/My.Project.git@main#egg=my_project',
      'git+ssh://git@github.com/owner/other.git@feature/x',
      'git+https://github.com/owner/tool.git@0123456789012345678901234567890123456789',
      'spacy-model @ https://example.org/spacy_model-3.1.0-py3-none-any.whl',
      'https://example.org/files/other_pkg-2.0.tar.gz',
      '-e .[dev]',
      './local/folder',
      'pandas (>=1.0)',
      'numpy==1.*',
    ]
    expect(await declared({ 'requirements.txt': text.join('\r\n') })).toEqual([
      'scikit-learn | ==1.3.0 | runtime | pinned | requirements.txt:2',
      'uvicorn | >=0.20,<1 | runtime | requirements.txt:3',
      'torch | ==2.1.0 | runtime | pinned | requirements.txt:4',
      'my-project | git+https://github.com/owner/My.Project.git@main#egg=my_project | runtime | requirements.txt:9',
      'other | git+ssh://git@github.com/owner/other.git@feature/x | runtime | requirements.txt:10',
      'tool | git+https://github.com/owner/tool.git@0123456789012345678901234567890123456789 | runtime | pinned | requirements.txt:11',
      'spacy-model | https://example.org/spacy_model-3.1.0-py3-none-any.whl | runtime | pinned | requirements.txt:12',
      'other-pkg | https://example.org/files/other_pkg-2.0.tar.gz | runtime | pinned | requirements.txt:13',
      'pandas | >=1.0 | runtime | requirements.txt:16',
      'numpy | ==1.* | runtime | requirements.txt:17',
    ])
  })

  it('follows -r, pins by -c, and never opens a file outside', async () => {
    const found = await declared({
      'requirements.txt': '-r deps/core.list\n-c limits.list\n-r ../../etc/passwd\n-r /etc/passwd\nscipy\n',
      'deps/core.list': 'numpy\n-r more.list\n',
      'deps/more.list': '-r core.list\npandas\n',
      'limits.list': 'numpy==1.0\nunused==2.0\n',
    })
    expect(found).toEqual([
      'numpy | runtime | pinned | deps/core.list:1',
      'pandas | runtime | deps/more.list:2',
      'scipy | runtime | requirements.txt:5',
    ])
  })

  it.each([
    ['requirements-dev.txt', 'development'],
    ['dev-requirements.txt', 'development'],
    ['requirements/test.in', 'development'],
    ['docs/requirements.txt', 'development'],
    ['requirements-gpu.txt', 'runtime'],
    ['requirements/optional.txt', 'optional'],
    ['longform-qa/requirements.txt', 'runtime'],
    ['style-transfer/requirements.txt', 'runtime'],
    ['requirements/base.txt', 'runtime'],
  ])('%s is %s', async (path, group) => {
    expect(await declared({ [path]: 'numpy' })).toEqual([`numpy | ${group} | ${path}:1`])
  })

  it('takes those of examples for a choice and those of other projects for nothing', async () => {
    const contents = { 'examples/requirements.txt': 'numpy', 'third_party/requirements.txt': 'scipy' }
    const roles = { 'examples/requirements.txt': 'example', 'third_party/requirements.txt': 'vendored' } as const
    expect(await declared(contents, roles)).toEqual(['numpy | optional | examples/requirements.txt:1'])
  })

  it('lists what pip would not read', async () => {
    const { declared, problems } = await factOf('dependencies', {
      'requirements.txt': 'numpy 1.20\nscipy=1.7.1=py39_0\n<<<<<<< HEAD\n',
    })
    expect(declared.map(({ name, pinned }) => [name, pinned])).toEqual([['scipy', true]])
    expect(problems.map(({ at, reason }) => [at.line, reason])).toEqual([
      [1, 'not a requirement: "numpy 1.20"'],
      [3, 'not a requirement: "<<<<<<< HEAD"'],
      [2, '"scipy=1.7.1=py39_0" is in conda\'s form: pip does not read it'],
    ])
  })

  it('knows a freeze by its length and its companions', async () => {
    const many = Array.from({ length: 90 }, (_, n) => `package${n}==1.${n}`)
    const freeze = await factOf('dependencies', {
      'requirements.txt': [...many, 'certifi==1', 'idna==2'].join('\n'),
      'other/requirements.txt': [...many].join('\n'),
    })
    expect(freeze.freezes).toEqual(['requirements.txt'])
    expect(freeze.declared.filter(({ frozen }) => frozen)).toHaveLength(92)
  })
})

describe('pyproject.toml', () => {
  it('reads PEP 621, groups, and the tables of uv, rye, pdm and hatch', async () => {
    const text = `[project]
name = "churn"
requires-python = ">=3.10"
dependencies = [
  "numpy>=1.20",
  "scikit-learn==1.3.0",
]
[project.optional-dependencies]
gpu = ["torch"]
test = ["pytest", "churn[gpu]"]
[dependency-groups]
lint = ["ruff", {include-group = "typing"}]
train = ["lightgbm"]
[tool.uv]
dev-dependencies = ["ipython"]
[tool.rye]
dev-dependencies = ["black"]
[tool.pdm.dev-dependencies]
doc = ["mkdocs"]
[tool.hatch.envs.default]
dependencies = ["mypy"]
`
    expect(await declared({ 'pyproject.toml': text })).toEqual([
      'numpy | >=1.20 | runtime | pyproject.toml:5',
      'scikit-learn | ==1.3.0 | runtime | pinned | pyproject.toml:6',
      'torch | optional[gpu] | pyproject.toml:9',
      'pytest | development[test] | pyproject.toml:10',
      'ruff | development[lint] | pyproject.toml:12',
      'lightgbm | optional[train] | pyproject.toml:13',
      'ipython | development | pyproject.toml:15',
      'black | development | pyproject.toml:17',
      'mkdocs | development | pyproject.toml:19',
      'mypy | development[default] | pyproject.toml:21',
    ])
    const { python } = await factOf('dependencies', { 'pyproject.toml': text })
    expect(python).toEqual([{ spec: '>=3.10', at: { path: 'pyproject.toml', line: 3 } }])
  })

  it('reads Poetry', async () => {
    const text = `[tool.poetry]
name = "churn"
[tool.poetry.dependencies]
python = "^3.10"
numpy = "^1.20"
pandas = "1.5.3"
numpydoc = "*"
torch = {version = ">=2", optional = true}
tool = {git = "https://github.com/owner/tool.git", rev = "main"}
local = {path = "../local"}
scipy = [{version = "1.9", python = "<3.9"}, {version = "^1.11"}]
[tool.poetry.dev-dependencies]
pytest = "^7"
[tool.poetry.group.docs.dependencies]
sphinx = "*"
`
    expect(await declared({ 'pyproject.toml': text })).toEqual([
      'numpy | ^1.20 | runtime | pyproject.toml:5',
      'pandas | 1.5.3 | runtime | pinned | pyproject.toml:6',
      'numpydoc | runtime | pyproject.toml:7',
      'torch | >=2 | optional | pyproject.toml:8',
      'tool | git+https://github.com/owner/tool.git@main | runtime | pyproject.toml:9',
      'scipy | 1.9 | runtime | pinned | pyproject.toml:11',
      'pytest | ^7 | development | pyproject.toml:13',
      'sphinx | development[docs] | pyproject.toml:15',
    ])
  })

  it('follows the files of dynamic dependencies', async () => {
    const text =
      '[project]\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = {file = ["deps.list"]}\n'
    expect(await declared({ 'pyproject.toml': text, 'deps.list': 'numpy' })).toEqual(['numpy | runtime | deps.list:1'])
  })

  it('is a problem when it is broken', async () => {
    const { problems } = await factOf('dependencies', { 'pyproject.toml': '[project]\ndependencies = [\n"a",,\n]\n' })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.at).toEqual({ path: 'pyproject.toml', line: 3 })
    expect(problems[0]?.reason).toMatch(/^not valid TOML/)
  })
})

describe('other manifests', () => {
  it('Pipfile', async () => {
    const text =
      '[packages]\nnumpy = "==1.20"\npandas = "*"\nlib = {path = "."}\n[dev-packages]\npytest = ">=7"\n[train]\nxgboost = "*"\n[requires]\npython_version = "3.10"\n'
    expect(await declared({ Pipfile: text })).toEqual([
      'numpy | ==1.20 | runtime | pinned | Pipfile:2',
      'pandas | runtime | Pipfile:3',
      'pytest | >=7 | development | Pipfile:6',
      'xgboost | optional | Pipfile:8',
    ])
  })

  it('setup.cfg', async () => {
    const text =
      '[metadata]\nname = churn\n[options]\npython_requires = >=3.8\ninstall_requires =\n    numpy>=1\n    pandas; python_version < "3.9"\ntests_require = pytest; coverage\n[options.extras_require]\nplot =\n    seaborn\ndev = file: dev.list\n'
    expect(await declared({ 'setup.cfg': text, 'dev.list': 'black' })).toEqual([
      'black | development | dev.list:1',
      'numpy | >=1 | runtime | setup.cfg:6',
      'pandas | runtime | setup.cfg:7',
      'pytest | development | setup.cfg:8',
      'coverage | development | setup.cfg:8',
      'seaborn | optional[plot] | setup.cfg:11',
    ])
  })

  it('environment.yml with the nested list of pip', async () => {
    const text = `name: churn
channels: [conda-forge]
dependencies:
  - python=3.10
  - numpy=1.21
  - scipy=1.7.1=py39h_0
  - conda-forge::scikit-learn>=1.0
  - pandas==1.5.3
  - pytorch=2.1.0
  - pip
  - pip:
    - mlflow==2.9.0
    - -r requirements/extra.list
    - --index-url https://pypi.example/simple
`
    expect(await declared({ 'environment.yml': text, 'requirements/extra.list': 'wandb' })).toEqual([
      'numpy | =1.21 | runtime | environment.yml:5',
      'scipy | =1.7.1=py39h_0 | runtime | pinned | environment.yml:6',
      'scikit-learn | >=1.0 | runtime | environment.yml:7',
      'pandas | ==1.5.3 | runtime | pinned | environment.yml:8',
      'pytorch | =2.1.0 | runtime | pinned | environment.yml:9',
      'pip | runtime | environment.yml:10',
      'mlflow | ==2.9.0 | runtime | pinned | environment.yml:12',
      'wandb | runtime | requirements/extra.list:1',
    ])
  })

  it('pixi.toml', async () => {
    const text =
      '[dependencies]\npython = "3.11.*"\nnumpy = ">=1.20"\n[pypi-dependencies]\nmlflow = "==2.9"\nme = {path = ".", editable = true}\n[feature.test.dependencies]\npytest = "*"\n[target.linux-64.dependencies]\nfaiss-gpu = "*"\n'
    expect(await declared({ 'pixi.toml': text })).toEqual([
      'numpy | >=1.20 | runtime | pixi.toml:3',
      'mlflow | ==2.9 | runtime | pinned | pixi.toml:5',
      'pytest | development[test] | pixi.toml:8',
      'faiss-gpu | runtime | pixi.toml:10',
    ])
  })

  it('python_env.yaml of MLflow', async () => {
    const text = 'python: "3.8"\nbuild_dependencies: [pip]\ndependencies:\n  - mlflow>=1\n  - -r requirements.txt\n'
    expect(await declared({ 'python_env.yaml': text })).toEqual(['mlflow | >=1 | runtime | python_env.yaml:4'])
  })

  it('Dockerfile', async () => {
    const text = `FROM python:3.11
RUN apt-get update && apt-get install -y gcc && \\
    # tools
    pip install --no-cache-dir -r deps.list "torch>=2" && \\
    python3 -m pip install mlflow==2.0
RUN <<EOF
pip install pandas
EOF
RUN conda install -y -c conda-forge scipy=1.7.1 && uv pip install --system polars && echo pip install nothing
RUN pip install "$PACKAGE" boto3 --index-strategy unsafe-best-match keras==$KERAS 'x @ {{ y z }}'
`
    const found = await declared({ Dockerfile: text, 'deps.list': 'numpy' })
    expect(found).toEqual([
      'torch | >=2 | runtime | Dockerfile:2',
      'mlflow | ==2.0 | runtime | pinned | Dockerfile:2',
      'pandas | runtime | Dockerfile:6',
      'scipy | =1.7.1 | runtime | pinned | Dockerfile:9',
      'polars | runtime | Dockerfile:9',
      'boto3 | runtime | Dockerfile:10',
      'keras | ==$KERAS | runtime | Dockerfile:10',
      'numpy | runtime | deps.list:1',
    ])
  })

  it('notebook', async () => {
    const cells = [
      { cell_type: 'markdown', source: '!pip install nothing' },
      { cell_type: 'code', source: ['import sys\n', '!pip install -q seaborn==0.12\n', '%conda install -y scipy'] },
      { cell_type: 'code', source: '!{sys.executable} -m pip install plotly\n# !pip install old\n' },
      { cell_type: 'code', source: '%%bash\npip install optuna' },
      { cell_type: 'code', source: '%pip install -qr requirements.txt torch' },
    ]
    expect(await declared({ 'a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4 }) })).toEqual([
      'seaborn | ==0.12 | runtime | pinned | a.ipynb cell 2:2',
      'scipy | runtime | a.ipynb cell 2:3',
      'plotly | runtime | a.ipynb cell 3:1',
      'optuna | runtime | a.ipynb cell 4:2',
      'torch | runtime | a.ipynb cell 5:1',
    ])
  })
})

describe('continuous integration', () => {
  it('installs packages in its jobs, once however many jobs run the line', async () => {
    const workflow = `on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: pip install pytest==8.0 -r ci/deps.list
      - run: make lint
  more:
    runs-on: ubuntu-latest
    steps:
      - run: make lint
`
    const found = await declared({
      '.github/workflows/ci.yml': workflow,
      Makefile: 'lint:\n\tpip install ruff\n\truff check\n',
      'ci/deps.list': 'coverage',
    })
    expect(found).toEqual([
      'pytest | ==8.0 | development | pinned | .github/workflows/ci.yml:6',
      'ruff | development | Makefile:2',
      'coverage | development | ci/deps.list:1',
    ])
  })
})
