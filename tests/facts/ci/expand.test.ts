import { describe, expect, it } from 'vitest'
import { type Files, jobOf, lines, ways, workflow } from './ci.ts'

/** Commands behind `run`, without the ones that only stand for others. */
async function behind(run: string, files: Files): Promise<string[]> {
  const { commands } = await jobOf({ ...workflow(`- run: ${run}`), ...files })
  return lines(commands.filter(({ expanded }) => !expanded))
}

async function unresolved(run: string, files: Files): Promise<string | undefined> {
  return (await jobOf({ ...workflow(`- run: ${run}`), ...files })).commands[0]?.unresolved
}

/** GNU make manual: rules 4, recipes 5, errors 5.5, include 3.3, variables 6, options 9.8. */
describe('make', () => {
  it('runs the recipe of a target and, before it, of what the target needs', async () => {
    const Makefile =
      'test: lint build\n\tpytest tests\nlint:\n\tflake8 .\nbuild: src/x.c\n\tpython setup.py build\nother:\n\ttox\n'
    expect(await behind('make test', { Makefile })).toEqual(['+ flake8 .', '+ python setup.py build', '+ pytest tests'])
  })

  it('says the way: the word pytest stands in no workflow (adapter-hub/adapters)', async () => {
    const files = {
      ...workflow('- run: make test-methods'),
      Makefile: '\ntest-methods:\n\tpython -m pytest -n auto ./tests/\n',
    }
    expect(ways((await jobOf(files)).commands)).toEqual([
      'make test-methods <.github/workflows/ci.yml:6>',
      'pytest -n auto ./tests/ <.github/workflows/ci.yml:6 -> Makefile:3 (test-methods)>',
    ])
  })

  it('puts plain variables in, also those of the command line', async () => {
    const Makefile =
      'PYTHON ?= python3\nTESTS := tests unit\nRUN = $(PYTHON) -m pytest\nt:\n\t@$(RUN) ${TESTS} $(EXTRA) > $@.log\n'
    expect(await behind('make t TESTS=other', { Makefile })).toEqual(['+ pytest other $(EXTRA)'])
  })

  it.each([
    ['-pytest', '`-` before it makes `make` ignore its failure'],
    ['@-pytest', '`-` before it makes `make` ignore its failure'],
    ['pytest; exit 0', '`exit 0` ends the script'],
    ['pytest || true', '`|| true` follows it'],
  ])('knows that `%s` cannot fail', async (recipe, reason) => {
    expect(await behind('make t', { Makefile: `t:\n\t${recipe}\n` })).toEqual([`- pytest: ${reason}`])
  })

  it('keeps a loss outside', async () => {
    expect(await behind('make t || true', { Makefile: 't:\n\tpytest\n' })).toEqual(['- pytest: `|| true` follows it'])
    expect(await behind('make -i t', { Makefile: 't:\n\tpytest\n' })).toEqual([
      '- pytest: `make` is told to ignore errors',
    ])
  })

  it('takes each line for a shell of its own, joined lines for one', async () => {
    const Makefile = 't:\n\tflake8 .; \\\n\tpytest\n\tmypy src\n'
    expect(await behind('make t', { Makefile })).toEqual([
      '- flake8 .: the commands after it decide the result: the shell does not stop at errors (`set -e` would)',
      '+ pytest',
      '+ mypy src',
    ])
  })

  it('finds the Makefile of another folder or name, included files, patterns and the first target', async () => {
    const files = {
      'docs/Makefile': '.PHONY: x\n%: FORCE\n\tsphinx-build -M $@ . out\n',
      'ci.mk': 'include more.mk\nx:\n\tpytest',
      'more.mk': 'y:\n\ttox\n',
      Makefile: '.PHONY: a\na:\n\tmypy',
    }
    expect(await behind('make -C docs html', files)).toEqual(['+ sphinx-build -M html . out'])
    expect(await behind('cd docs && make html', files)).toEqual(['+ sphinx-build -M html . out'])
    expect(await behind('make -f ci.mk -j 4 y', files)).toEqual(
      ['- tox: it stands for nothing'].length === 1 ? ['+ tox'] : [],
    )
    expect(await behind('make', files)).toEqual(['+ mypy'])
  })

  it('follows $(MAKE), and ends in a circle', async () => {
    const Makefile = 'a:\n\t$(MAKE) b\nb:\n\tpytest\n\tmake a\n'
    expect(await behind('make a', { Makefile })).toEqual(['+ pytest', '+ make a'])
  })

  it('takes the target from the matrix', async () => {
    const yaml = `on: push
jobs:
  t:
    strategy: {matrix: {target: [lint, test]}}
    steps: [{run: "make \${{ matrix.target }}"}]`
    const files = { '.github/workflows/a.yml': yaml, Makefile: 'lint:\n\tflake8\ntest:\n\tpytest\n' }
    expect(lines((await jobOf(files)).commands).slice(1)).toEqual(['+ flake8', '+ pytest'])
  })

  it('says what it cannot look into', async () => {
    expect(await unresolved('make test', {})).toBe('there is no Makefile where it runs')
    expect(await unresolved('make nothing', { Makefile: 'x:\n\ty' })).toBe('the Makefile has no target `nothing`')
    expect(await unresolved('cd $D && make x', { Makefile: 'x:\n\ty' })).toBe('the folder where it runs cannot be told')
  })
})

/** https://tox.wiki/en/latest/reference/config.html, https://tox.wiki/en/latest/how-to/usage.html */
describe('tox', () => {
  const INI = `[tox]
envlist = py{38,39}, lint
[testenv]
commands =
    py38: nosetests
    !py38: pytest {posargs:tests}
[testenv:lint]
deps = flake8
commands =
    - flake8 src
    mypy \\
        src
    {[testenv:extra]commands}
[testenv:extra]
commands = bandit -r src
`
  it('runs the environments that are asked for', async () => {
    const files = { 'tox.ini': INI }
    expect(await behind('tox -e py39', files)).toEqual(['+ pytest tests'])
    expect(await behind('tox run -e py38,py39 -- -x', files)).toEqual(['+ nosetests', '+ pytest -x'])
    expect(await behind('tox -e lint', files)).toEqual([
      '- flake8 src: `-` before it makes tox ignore its failure',
      '+ mypy src',
      '+ bandit -r src',
    ])
    expect(await behind('tox', files)).toHaveLength(5)
  })

  it('takes the environment from TOXENV', async () => {
    const files = { ...workflow('- run: tox\n  env: {TOXENV: lint}'), 'tox.ini': INI }
    expect((await jobOf(files)).commands.map(({ program }) => program)).toEqual(['tox', 'flake8', 'mypy', 'bandit'])
  })

  it('knows environments whose outcome is ignored', async () => {
    const ini = '[testenv:lint]\nignore_outcome = True\ncommands = flake8'
    expect(await behind('tox -e lint', { 'tox.ini': ini })).toEqual([
      '- flake8: `ignore_outcome = true` in its tox environment',
    ])
  })

  it('reads setup.cfg and both forms of pyproject.toml', async () => {
    expect(
      await behind('tox -e a', { 'setup.cfg': '[metadata]\nname = x\n[testenv:a]\ncommands = pytest one' }),
    ).toEqual(['+ pytest one'])
    const legacy = '[tool.tox]\nlegacy_tox_ini = """\n[testenv]\ncommands = pytest two\n"""'
    expect(await behind('tox', { 'pyproject.toml': legacy })).toEqual(['+ pytest two'])
    const native =
      '[tool.tox]\nenv_list = ["a"]\n[tool.tox.env_run_base]\ncommands = [["pytest", "three four"]]\n[tool.tox.env.lint]\ncommands = [["ruff", "check"]]'
    expect(await behind('tox', { 'pyproject.toml': native })).toEqual(['+ pytest three four'])
    expect(await behind('tox -e lint', { 'pyproject.toml': native })).toEqual(['+ ruff check'])
  })

  it('says what it cannot look into', async () => {
    expect(await unresolved('tox', {})).toBe('there is no configuration of tox where it runs')
    expect(await unresolved('tox --notest', { 'tox.ini': INI })).toBe('`--notest` only makes the environments')
  })
})

/** https://nox.thea.codes/en/stable/config.html */
describe('nox', () => {
  const NOXFILE = `import nox
nox.options.sessions = ["lint", "tests"]

@nox.session(python=["3.8", "3.9"], name="tests")
def run_tests(
    session,
):
    """Run pytest."""
    session.install("-r", "requirements.txt")
    args = ["--cov", "x y"]
    session.run("pytest", *args, *session.posargs, env={"A": "b"})

@nox.session
def lint(session):
    session.run("flake8", "src")  # session.run("commented")
    session.run("mypy", "src", success_codes=[0, 1])
    _helper(session)

@nox.session(tags=["slow"])
def build(session): session.run("python", "-m", "build")

def _helper(session):
    session.run("black", "--check", ".")
`
  const files = { 'noxfile.py': NOXFILE }
  const lint = ['+ flake8 src', '- mypy src: `success_codes` lets it fail', '+ black --check .']
  const tests = ['+ pip install -r requirements.txt', '+ pytest --cov x y']

  it('runs sessions: asked for by name, variant or tag, or by default', async () => {
    expect(await behind('nox -s lint', files)).toEqual(lint)
    expect(await behind('nox --session tests-3.9', files)).toEqual(tests)
    expect(await behind('nox -t slow', files)).toEqual(['+ build'])
    expect(await behind('nox', files)).toEqual([...tests, ...lint])
    expect(await behind('python -m nox -s tests -- -k a', files)).toEqual([tests[0], `${tests[1]} -k a`])
  })

  it('knows lists of the file', async () => {
    const noxfile =
      'TESTS = ["pytest", "-vv"]\n@nox.session\ndef unit(session):\n    session.run(*TESTS, "tests/unit")\n'
    expect(await behind('nox -s unit', { 'noxfile.py': noxfile })).toEqual(['+ pytest -vv tests/unit'])
  })

  it('says what it cannot look into', async () => {
    expect(await unresolved('nox', {})).toBe('there is no noxfile.py where it runs')
    expect(await unresolved('nox', { 'noxfile.py': '@nox.session\ndef a(session):\n    session.run(*make())' })).toBe(
      'its sessions run nothing that is written out',
    )
  })
})

describe('other task runners', () => {
  it('just: recipes, what they need, aliases, shebangs (https://just.systems/man/en/)', async () => {
    const justfile = `set shell := ["bash", "-c"]
src := "src"
alias t := test
# comment
test *args: (lint "x") && after
    pytest {{args}}
lint target:
    @-flake8 {{src}}
after:
    #!/usr/bin/env bash
    set -e
    mypy {{src}}
    echo done
`
    expect(await behind('just t', { justfile })).toEqual([
      '- flake8 src: `-` before it makes `just` ignore its failure',
      '+ mypy src',
      '+ echo done',
      '+ pytest {{args}}',
    ])
  })

  it('task: commands, dependencies, includes, ignored errors (https://taskfile.dev/docs/reference/schema)', async () => {
    const files = {
      'Taskfile.yml': `version: 3
includes: {sub: ./sub}
tasks:
  default: [pytest]
  test:
    deps: [lint]
    cmds: [{cmd: pytest}, {task: "sub:types"}, {cmd: flaky, ignore_error: true}]
  lint: flake8 .`,
      'sub/Taskfile.yml': 'tasks: {types: {cmds: [mypy]}}',
    }
    expect(await behind('task test', files)).toEqual([
      '+ flake8 .',
      '+ pytest',
      '+ mypy',
      '- flaky: `ignore_error: true` in its task',
    ])
    expect(await behind('task', files)).toEqual(['+ pytest'])
  })

  it('invoke: literal commands, dependencies, calls, warn=True (https://docs.pyinvoke.org)', async () => {
    const tasks = `from invoke import task

@task
def lint(c):
    c.run("flake8 src")

@task(pre=[lint], aliases=["t"])
def run_tests(c, cover=False):
    cmds = ["pytest", "-v", where]
    c.run(" ".join(cmds), pty=True)
    c.run(f"mypy {where}", warn=True)
`
    const expected = ['+ flake8 src', '+ pytest -v {where}', '- mypy {where}: `warn=True` lets it fail']
    expect(await behind('invoke run-tests --cover', { 'tasks.py': tasks })).toEqual(expected)
    expect(await behind('inv t', { 'tasks.py': tasks })).toEqual(expected)
    expect(await unresolved('invoke deps -r lint', { 'tasks.py': tasks })).toBe('tasks.py has no such task')
  })

  it('mise: commands, lists, dependencies, aliases, shorthand (https://mise.jdx.dev/tasks/)', async () => {
    const toml = `[tasks.check]
alias = "c"
depends = ["lint", "check:types"]
[tasks.lint]
run = ["uv run ruff check .", "mise run format"]
[tasks."check:types"]
run = "ty check"
dir = "{{cwd}}"
[tasks]
format = "ruff format --check ."
test.run = "pytest"
`
    const files = { 'mise.toml': toml }
    const lint = ['+ ruff check .', '+ ruff format --check .']
    expect(await behind('mise run check', files)).toEqual([...lint, '+ ty check'])
    expect(await behind('mise c', files)).toEqual([...lint, '+ ty check'])
    expect(await behind('"mise r lint ::: test"', files)).toEqual([...lint, '+ pytest'])
    expect(await behind('mise exec python@3.12 -- pytest -q', files)).toEqual(['+ pytest -q'])
    expect(await behind('mise install', files)).toEqual(['+ mise install'])
    expect(await unresolved('mise run other', files)).toBe('the task `other` is not in a configuration of mise')
  })

  it('poe: commands, sequences, references, dependencies, ignored failures (https://poethepoet.natn.io)', async () => {
    const toml = `[tool.poe.tasks]
test = "pytest -v"
lint.shell = "flake8 . && mypy ."
all = ["lint", { cmd = "black --check ." }, "test"]
check.sequence = [{ ref = "test" }, "lint"]
check.ignore_fail = true
fun.script = "package.module:main"
last = { cmd = "tox", deps = ["test"] }
`
    const files = { 'pyproject.toml': toml }
    expect(await behind('poetry run poe all', files)).toEqual([
      '+ flake8 .',
      '+ mypy .',
      '+ black --check .',
      '+ pytest -v',
    ])
    expect((await behind('poe check', files))[0]).toBe('- pytest -v: `ignore_fail` in its task')
    expect(await behind('poe last', files)).toEqual(['+ pytest -v', '+ tox'])
    expect(await behind('poe fun', files)).toEqual(['+ package.module'])
  })

  it('hatch: scripts of environments, scripts that use each other, built-in commands (https://hatch.pypa.io)', async () => {
    const toml = `[tool.hatch.envs.default.scripts]
test = "pytest {args}"
cov = ["test --cov", "- coverage report"]
[tool.hatch.envs.lint.scripts]
style = ["ruff check .", "black --check ."]
`
    const files = { 'pyproject.toml': toml }
    expect(await behind('hatch run cov', files)).toEqual([
      '+ pytest {args}',
      '- coverage report: `-` before it makes the runner ignore its failure',
    ])
    expect(await behind('hatch run lint:style', files)).toEqual(['+ ruff check .', '+ black --check .'])
    expect(await behind('hatch -e lint run style', files)).toEqual(['+ ruff check .', '+ black --check .'])
    expect(await behind('hatch run python -m pytest', files)).toEqual(['+ pytest'])
    expect(await behind('hatch test -c', {})).toEqual(['+ pytest'])
    expect(await behind('hatch fmt --check', {})).toEqual(['+ ruff check', '+ ruff format --check'])
  })

  it('pdm, rye, pixi and pipenv: their tasks, else the command itself', async () => {
    const pdm = '[tool.pdm.scripts]\ntest = {cmd = ["pytest", "a b"]}\nall = {composite = ["test", "mypy src"]}\n'
    expect(await behind('pdm run all', { 'pyproject.toml': pdm })).toEqual(['+ pytest a b', '+ mypy src'])
    expect(await behind('pdm test', { 'pyproject.toml': pdm })).toEqual(['+ pytest a b'])
    expect(await behind('pdm run flake8', { 'pyproject.toml': pdm })).toEqual(['+ flake8'])
    expect(await behind('rye run t', { 'pyproject.toml': '[tool.rye.scripts]\nt = ["pytest", "-v"]' })).toEqual([
      '+ pytest -v',
    ])
    const pixi =
      '[tasks]\ntest = {cmd = "pytest", depends-on = ["lint"]}\nlint = "ruff check"\n[feature.x.tasks]\ny = "tox"'
    expect(await behind('pixi run -e dev test', { 'pixi.toml': pixi })).toEqual(['+ ruff check', '+ pytest'])
    expect(await behind('pixi run y', { 'pixi.toml': pixi })).toEqual(['+ tox'])
    expect(await behind('pipenv run t', { Pipfile: '[scripts]\nt = "pytest"' })).toEqual(['+ pytest'])
  })

  it('npm and its relatives: scripts, with those before and after', async () => {
    const files = {
      'ui/package.json': '{"scripts": {"test": "jest", "pretest": "eslint .", "lint": "prettier -c . || true"}}',
    }
    expect(await behind('cd ui && npm test', files)).toEqual(['+ eslint .', '+ jest'])
    expect(await behind('yarn --cwd ui lint', files)).toEqual(['- prettier -c .: `|| true` follows it'])
    expect(await behind('npm ci', files)).toEqual(['+ npm ci'])
    expect(await unresolved('npm run x', files)).toBe('there is no package.json where it runs')
  })

  /** Manuals of npm, pnpm, yarn, lerna, turbo and nx: which packages a command runs a script in. */
  describe('over the packages of a workspace', () => {
    const files = {
      'package.json': '{"name": "all", "scripts": {"lint": "pnpm -r lint", "test": "echo none"}}',
      'apps/web/package.json': '{"name": "web", "scripts": {"lint": "eslint .", "test": "vitest run"}}',
      'packages/charts/package.json': '{"name": "@our/charts", "scripts": {"lint": "biome check"}}',
    }
    it.each([
      ['pnpm lint', ['+ eslint .', '+ biome check']],
      ['pnpm --workspace-concurrency 1 -r run lint', ['+ eslint .', '+ biome check']],
      ['pnpm --filter @our/charts lint', ['+ biome check']],
      ["pnpm --filter 'web...' lint", ['+ eslint .', '+ biome check']],
      ['npm run lint --workspaces', ['+ eslint .', '+ biome check']],
      ['npm test -w web', ['+ vitest run']],
      ['npm run lint --workspace=packages/charts', ['+ biome check']],
      ['yarn workspaces run lint', ['+ eslint .', '+ biome check']],
      ['yarn workspaces foreach -A run lint', ['+ eslint .', '+ biome check']],
      ['yarn workspace web lint', ['+ eslint .']],
      ['npx lerna run lint', ['+ eslint .', '+ biome check']],
      ['turbo run test lint --cache-dir=x', ['+ vitest run', '+ eslint .', '+ biome check']],
      ['npx nx run-many -t test,lint', ['+ vitest run', '+ eslint .', '+ biome check']],
      ['npx nx affected --target=test', ['+ vitest run']],
    ])('%s', async (command, found) => {
      expect((await behind(command, files)).sort()).toEqual([...found].sort())
    })

    it('says where no package has the script', async () => {
      expect(await unresolved('pnpm -r run deploy', files)).toBe('no package of the workspace has a script `deploy`')
    })

    it('each runs in the folder of its package', async () => {
      const { commands } = await jobOf({ ...workflow('- run: pnpm -r lint'), ...files })
      const linters = commands.filter(({ program }) => program !== 'pnpm')
      expect(linters.map(({ program, folder }) => `${program} in ${folder}`)).toEqual([
        'eslint in apps/web',
        'biome in packages/charts',
      ])
    })
  })

  it('yarn and pnpm start installed programs by their name', async () => {
    const files = { 'package.json': '{"scripts": {"build": "vite build"}}' }
    expect(await behind('yarn jest --ci', files)).toEqual(['+ jest --ci'])
    expect(await behind('pnpm vitest run', files)).toEqual(['+ vitest run'])
    expect(await behind('yarn install --frozen-lockfile', files)).toEqual(['+ yarn install --frozen-lockfile'])
    expect(await behind('pnpm test', files)).toEqual(['+ pnpm test'])
  })

  it('hooks of biome run biome', async () => {
    const config = 'repos: [{repo: https://github.com/biomejs/pre-commit, hooks: [{id: biome-check}]}]'
    expect(await behind('pre-commit run --all', { '.pre-commit-config.yaml': config })).toEqual(['+ biome check'])
  })
})

describe('scripts', () => {
  it('are read with the options they are started with', async () => {
    const script = '#!/bin/bash -e\ncd "$(dirname "$0")/.."\nflake8 .\n"$@"\n'
    const files = { 'ci/run.sh': script }
    const going =
      '- flake8 .: the commands after it decide the result: the shell does not stop at errors (`set -e` would)'
    expect(await behind('./ci/run.sh pytest -x', files)).toEqual(['+ flake8 .', '+ pytest -x'])
    expect(await behind('bash ci/run.sh pytest', files)).toEqual([going, '+ pytest'])
    expect(await behind('sh -e ci/run.sh pytest', files)).toEqual(['+ flake8 .', '+ pytest'])
    expect(await behind('chmod +x ci/run.sh && ci/run.sh pytest', files)).toContain('+ pytest')
    expect(await behind('source ci/run.sh', files)).toEqual(['+ flake8 .'])
  })

  it('that are no shell scripts are run by their interpreter', async () => {
    expect(await behind('./tool', { tool: '#!/usr/bin/env python3\nimport x' })).toEqual(['+ python ./tool'])
    expect(await behind('./run.py --all', {})).toEqual(['+ python ./run.py --all'])
  })

  it('outside of the repository stay what they are', async () => {
    expect(await unresolved('bash missing.sh', {})).toBe('the script `missing.sh` is not in the repository')
    expect(await unresolved('bash ../outside.sh', { 'outside.sh': 'pytest' })).toBe(
      'the script `../outside.sh` is not in the repository',
    )
    expect(await unresolved('source /etc/profile.sh', {})).toBeUndefined()
    expect(await behind('bash <(curl -s https://codecov.io/bash)', {})).toHaveLength(1)
  })

  it('that start each other end, and are followed two files deep', async () => {
    expect(await behind('bash a.sh', { 'a.sh': 'bash b.sh', 'b.sh': 'pytest\nbash a.sh' })).toEqual([
      '- pytest: the commands after it decide the result: the shell does not stop at errors (`set -e` would)',
      '+ bash a.sh',
    ])
    const deep = { 'a.sh': 'bash b.sh', 'b.sh': 'bash c.sh', 'c.sh': 'pytest' }
    const { commands } = await jobOf({ ...workflow('- run: bash a.sh'), ...deep })
    expect(commands.map(({ args, unresolved }) => [args[0], unresolved])).toEqual([
      ['a.sh', undefined],
      ['b.sh', undefined],
      ['c.sh', 'it stands for commands that are not followed: too deep, or a cycle'],
    ])
  })
})

describe('docker', () => {
  it('build runs the RUN lines (https://docs.docker.com/reference/dockerfile/#run)', async () => {
    const Dockerfile =
      'FROM python\n# RUN nothing\nRUN --mount=type=cache,target=/x pip install . && \\\n    # comment\n    pytest tests\nRUN ["flake8", "."]\nRUN <<EOF\nmypy src\nEOF\nCMD pytest\n'
    expect(await behind('docker build -t x .', { Dockerfile })).toEqual([
      '+ pip install .',
      '+ pytest tests',
      '+ flake8 .',
      '+ mypy src',
    ])
    expect(await behind('docker buildx build -f ci/D .', { 'ci/D': 'RUN tox' })).toEqual(['+ tox'])
    expect(
      await behind('docker compose build', {
        'compose.yaml': 'services: {a: {build: ./a}}',
        'a/Dockerfile': 'RUN nox',
      }),
    ).toEqual(['+ nox'])
    expect(await unresolved('docker build sub', {})).toBe('its Dockerfile is not in the repository')
  })

  it('run and exec run a command', async () => {
    expect(await behind('docker run --rm -v $PWD:/x -e A=b image:tag pytest tests', {})).toEqual(['+ pytest tests'])
    expect(await behind('docker-compose run --rm app python -m pytest', {})).toEqual(['+ pytest'])
    expect(await behind('docker run --restart always -d image', {})).toEqual(['+ docker run --restart always -d image'])
  })

  it('compose runs the command of the service that decides (https://docs.docker.com/reference/compose-file/services/#command)', async () => {
    const files = {
      'compose.yaml':
        'services:\n  db: {image: x, command: serve}\n  tests: {image: y, command: pytest -q tests}\n  list: {command: [tox, -e, "a b"]}\n',
    }
    expect(await behind('docker compose run --rm tests', files)).toEqual(['+ pytest -q tests'])
    expect(await behind('docker-compose up --exit-code-from tests', files)).toEqual(['+ pytest -q tests'])
    expect(await behind('docker-compose run list', files)).toEqual(['+ tox -e a b'])
    expect(await behind('docker compose run tests ruff check', files)).toEqual(['+ ruff check'])
    expect(await behind('docker compose up', files)).toEqual(['+ docker compose up'])
  })
})

/** https://pre-commit.com/#confining-hooks-to-run-at-certain-stages, #pre-commit-run, #temporarily-disabling-hooks */
describe('pre-commit', () => {
  const config = `default_stages: [commit, manual]
repos:
- repo: https://github.com/astral-sh/ruff-pre-commit
  rev: v1
  hooks: [{id: ruff, args: [--fix]}, {id: ruff-format}]
- repo: local
  hooks:
  - {id: types, name: t, entry: poetry run mypy src, language: system}
  - {id: slow, entry: pytest, language: system, stages: [manual]}
  - {id: message, entry: x, language: system, stages: [commit-msg]}
`
  const files = { '.pre-commit-config.yaml': config }

  it('runs the hooks of its stage', async () => {
    expect(await behind('pre-commit run -a', files)).toEqual(['+ ruff check --fix', '+ ruff format', '+ mypy src'])
    expect(await behind('pre-commit run --all-files --hook-stage manual', files)).toContain('+ pytest')
    expect(await behind('pre-commit run ruff --all-files', files)).toEqual(['+ ruff check --fix'])
    expect(await behind('SKIP=ruff,types pre-commit run -a', files)).toEqual(['+ ruff format'])
    expect(await behind('pre-commit install', files)).toEqual(['+ pre-commit install'])
  })

  it('is reached through nox and tox as well, and the hook is named', async () => {
    const nox = { 'noxfile.py': '@session\ndef lint(session):\n    session.run("pre-commit", "run", "--all-files")\n' }
    const { commands } = await jobOf({ ...workflow('- run: nox -s lint'), ...nox, ...files })
    expect(commands.filter(({ hook }) => hook).map(({ hook, program }) => [hook, program])).toEqual([
      ['ruff', 'ruff'],
      ['ruff-format', 'ruff'],
      ['types', 'mypy'],
    ])
  })
})
