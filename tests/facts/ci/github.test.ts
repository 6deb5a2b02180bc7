import { describe, expect, it } from 'vitest'
import { ciOf, effects, jobOf, lines, ways, workflow } from './ci.ts'

/**
 * Expectations are read from GitHub's documentation: workflow syntax
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax), events that trigger workflows, contexts, expressions.
 */

const PYTEST = '- run: pytest'

describe('triggers of a workflow', () => {
  it.each([
    ['on: push', 'gating', false],
    ['on: pull_request', 'gating', true],
    ['on: [push, pull_request]', 'gating', true],
    ['on:\n  push:\n    branches: [main]', 'gating', false],
    ['on:\n  push:\n    branches: ["ma*"]', 'gating', false],
    ['on:\n  push:\n    branches: ["**"]', 'gating', true],
    ['on:\n  push:\n    branches-ignore: [gh-pages]', 'gating', true],
    ['on:\n  push:\n    branches: ["**", "!main"]', 'gating', true],
    ['on:\n  pull_request:\n    branches: [main, develop]\n    paths: ["src/**"]', 'gating', true],
    ['"on": merge_group', 'gating', true],
  ])('%s', async (on) => {
    const job = await jobOf(workflow(PYTEST, on))
    expect(job).toMatchObject({ runs: 'on-change', gating: true })
    expect(job.commands[0]).toMatchObject({ program: 'pytest', gating: true })
  })

  it.each([
    ['on:\n  schedule:\n    - cron: "0 0 * * *"', 'it runs on a schedule only'],
    ['on: workflow_dispatch', 'it runs only when started by hand'],
    ['on:\n  push:\n    tags: ["v*"]', 'it runs for tags only'],
    ['on: [release, issues]', 'it does not run on changes, only on `release`, `issues`'],
    ['on:\n  push:\n    branches: [master]', 'its branch filter (`master`) leaves out the default branch `main`'],
    ['on:\n  pull_request:\n    types: [closed]', 'it does not run on changes, only on `pull_request`'],
    ['on:\n  pull_request:\n    types: labeled', 'it does not run on changes, only on `pull_request`'],
  ])('%s', async (on, reason) => {
    const job = await jobOf(workflow(PYTEST, on))
    expect(job).toMatchObject({ runs: 'otherwise', gating: false, reason, onPullRequest: false, onPush: false })
    expect(job.commands[0]).toMatchObject({ runs: 'otherwise', gating: false, reason })
  })

  it('are recorded with their filters', async () => {
    const on =
      'on:\n  push:\n    branches: [master, main]\n    paths-ignore: ["docs/**"]\n  pull_request:\n  schedule: [{cron: x}]'
    const { triggers } = await jobOf(workflow(PYTEST, on))
    expect(triggers).toEqual([
      { kind: 'push', name: 'push', branches: ['master', 'main'], pathsIgnored: ['docs/**'], onDefaultBranch: true },
      { kind: 'pull-request', name: 'pull_request', onDefaultBranch: true },
      { kind: 'schedule', name: 'schedule', onDefaultBranch: true },
    ])
  })

  it('tell pushes from pull requests', async () => {
    const on = async (text: string) => {
      const { onPullRequest, onPush } = await jobOf(workflow(PYTEST, text))
      return [onPullRequest, onPush]
    }
    expect(await on('on: pull_request')).toEqual([true, false])
    expect(await on('on:\n  push:\n    branches: [main]')).toEqual([false, true])
    expect(await on('on: push')).toEqual([true, true])
  })

  it('call no filter wrong while the default branch is not known', async () => {
    const job = await jobOf(workflow(PYTEST, 'on:\n  push:\n    branches: [master]'), {})
    expect(job).toMatchObject({ runs: 'on-change', gating: true })
    expect(job.triggers[0]).not.toHaveProperty('onDefaultBranch')
  })

  it('do not come from a reusable workflow alone', async () => {
    expect((await ciOf(workflow(PYTEST, 'on: workflow_call'))).jobs).toEqual([])
  })
})

describe('what takes gating away', () => {
  it.each([
    ['- run: pytest || true', '`|| true` follows it'],
    ['- run: pytest\n  continue-on-error: true', '`continue-on-error: true` in its step'],
    ['- run: flake8 --exit-zero .', '`--exit-zero` makes it succeed whatever it finds'],
    ['- run: pytest | tee log', 'its status is lost in a pipe: `pipefail` is not set'],
    ['- run: |\n    set +e\n    pytest\n    echo done', '`set +e` stands before it'],
    [
      '- run: |\n    pytest\n    echo done\n  shell: bash -l {0}',
      'the commands after it decide the result: the shell does not stop at errors (`set -e` would)',
    ],
  ])('%s', async (step, reason) => {
    const { commands } = await jobOf(workflow(step))
    expect(commands[0]).toMatchObject({ runs: 'on-change', gating: false, reason })
  })

  it('not `exit 0` at the end: the shell has stopped before', async () => {
    expect(lines((await jobOf(workflow('- run: pytest; exit 0'))).commands)).toEqual(['+ pytest'])
  })

  it('not a pipe where `shell: bash` sets pipefail', async () => {
    const { commands } = await jobOf(workflow('- run: pytest | tee log\n  shell: bash'))
    expect(commands[0]).toMatchObject({ program: 'pytest', gating: true })
  })

  it('at the job', async () => {
    const files = {
      '.github/workflows/ci.yml': `on: [push, pull_request]
jobs:
  a: {runs-on: x, if: false, steps: [{run: pytest}]}
  b: {runs-on: x, if: "\${{ false }}", steps: [{run: pytest}]}
  c: {runs-on: x, continue-on-error: true, steps: [{run: pytest}]}
  d: {runs-on: x, if: github.repository == 'upstream/project', steps: [{run: pytest}]}
  e: {runs-on: x, if: github.event_name == 'schedule', steps: [{run: pytest}]}
  f: {runs-on: x, needs: a, steps: [{run: pytest}]}
  g: {runs-on: x, needs: [a], if: always(), steps: [{run: pytest}]}
  h: {runs-on: x, if: "github.event_name == 'push' && github.ref == 'refs/heads/main'", steps: [{run: pytest}]}
  i: {runs-on: x, if: "contains(github.event.pull_request.labels.*.name, 'gpu')", steps: [{run: pytest}]}
  j: {runs-on: x, continue-on-error: "\${{ matrix.experimental }}", steps: [{run: pytest}]}
  k: {runs-on: x, if: failure(), steps: [{run: notify}]}
  l: {runs-on: x, if: "!github.event.pull_request.draft && github.actor != 'dependabot[bot]'", steps: [{run: pytest}]}
`,
    }
    const { jobs } = await ciOf(files, { branch: 'main', repository: 'fork/project' })
    expect(effects(jobs)).toEqual([
      'a: never its condition `false` never holds',
      'b: never its condition `${{ false }}` never holds',
      'c: on-change `continue-on-error: true` in its job',
      "d: never its condition `github.repository == 'upstream/project'` never holds",
      "e: never its condition `github.event_name == 'schedule'` never holds",
      'f: never it needs the job `a`: its condition `false` never holds',
      'g: on-change gating',
      'h: on-change gating',
      "i: on-change gating (it runs only if `contains(github.event.pull_request.labels.*.name, 'gpu')`)",
      'j: on-change gating (`continue-on-error: ${{ matrix.experimental }}` in its job)',
      'k: otherwise its condition `failure()` holds only after a failure',
      'l: on-change gating',
    ])
  })

  it('names the repository of a condition only where the own one is known', async () => {
    const step = "- run: pytest\n  if: github.repository == 'a/b'"
    const gating = async (repository?: string) =>
      (await jobOf(workflow(step), { branch: 'main', ...(repository ? { repository } : {}) })).commands[0]
    expect(await gating('a/b')).toMatchObject({ gating: true })
    expect(await gating('c/d')).toMatchObject({ gating: false, runs: 'never' })
    expect(await gating()).toMatchObject({ gating: true, doubt: "it runs only if `github.repository == 'a/b'`" })
  })

  it('follows a condition on the branch', async () => {
    const step = "- run: twine upload dist/*\n  if: github.ref == 'refs/heads/release'"
    const [command] = (await jobOf(workflow(step))).commands
    expect(command).toMatchObject({ runs: 'otherwise', gating: false })
  })

  it('holds for a condition that one leg of the matrix meets', async () => {
    const job = `    strategy: {matrix: {os: [ubuntu-latest, windows-latest], python: ["3.9"]}}
    runs-on: \${{ matrix.os }}
    steps:
      - {run: pytest, if: matrix.os == 'ubuntu-latest'}
      - {run: tox, if: matrix.os == 'macos-latest'}
      - {run: mypy, if: runner.os == 'Windows'}`
    const { jobs } = await ciOf({ '.github/workflows/a.yml': `on: push\njobs:\n  test:\n${job}` })
    expect(lines(jobs[0]!.commands)).toEqual([
      '+ pytest',
      "- tox: its condition `matrix.os == 'macos-latest'` never holds",
      '+ mypy',
    ])
    expect(jobs[0]).toMatchObject({ matrix: ['os', 'python'], runsOn: ['ubuntu-latest', 'windows-latest'] })
  })

  it('knows machines of the project itself, which a fork has not', async () => {
    const files = {
      '.github/workflows/a.yml': 'on: push\njobs:\n  gpu:\n    runs-on: [self-hosted, gpu]\n    steps: [{run: pytest}]',
    }
    expect(await jobOf(files)).toMatchObject({ selfHosted: true, runsOn: ['self-hosted', 'gpu'] })
  })
})

describe('steps', () => {
  it('stand where they stand', async () => {
    const { at, commands } = await jobOf(
      workflow('- name: a\n  run: |\n    # comment\n    pytest\n\n    mypy src\n- run: flake8'),
    )
    expect(at).toEqual({ path: '.github/workflows/ci.yml', line: 3, endLine: 12 })
    expect(ways(commands)).toEqual([
      'pytest <.github/workflows/ci.yml:9>',
      'mypy src <.github/workflows/ci.yml:11>',
      'flake8 <.github/workflows/ci.yml:12>',
    ])
  })

  it('use actions, which are known by name', async () => {
    const { uses } = await jobOf(
      workflow(
        '- uses: actions/checkout@v4\n- uses: psf/black@stable\n  with: {options: --check}\n  continue-on-error: true',
      ),
    )
    expect(uses).toMatchObject([
      { kind: 'action', name: 'actions/checkout', ref: 'v4', gating: true },
      { kind: 'action', name: 'psf/black', ref: 'stable', inputs: { options: '--check' }, gating: false },
    ])
  })

  it('run in the folder that they, the job or the workflow name', async () => {
    const files = {
      '.github/workflows/a.yml': `on: push
defaults: {run: {working-directory: one}}
jobs:
  a: {runs-on: x, steps: [{run: make}, {run: make, working-directory: two}]}
  b: {runs-on: x, defaults: {run: {working-directory: three}}, steps: [{run: make}]}`,
      'one/Makefile': 'all:\n\tone',
      'two/Makefile': 'all:\n\ttwo',
      'three/Makefile': 'all:\n\tthree',
    }
    const { jobs } = await ciOf(files)
    const programs = jobs.map(({ commands }) => commands.map(({ program }) => program))
    expect(programs).toEqual([
      ['make', 'one', 'make', 'two'],
      ['make', 'three'],
    ])
  })

  it('of local composite actions are followed, with their inputs', async () => {
    const files = {
      ...workflow('- uses: ./.github/actions/test\n  with: {session: tests}'),
      '.github/actions/test/action.yml': `inputs: {session: {default: lint}}
runs:
  using: composite
  steps:
    - {uses: actions/setup-python@v5}
    - {run: "nox -s \${{ inputs.session }}", shell: bash}`,
      'noxfile.py':
        '@nox.session\ndef tests(session):\n    session.run("pytest")\n@nox.session\ndef lint(session):\n    session.run("flake8")\n',
    }
    const job = await jobOf(files)
    expect(ways(job.commands)).toEqual([
      'nox -s ${{ inputs.session }} <.github/workflows/ci.yml:6 -> .github/actions/test/action.yml:6>',
      'pytest <.github/workflows/ci.yml:6 -> .github/actions/test/action.yml:6 -> noxfile.py:3 (tests)>',
    ])
    expect(job.uses.map(({ name }) => name)).toEqual(['actions/setup-python'])
  })

  it('of local reusable workflows are followed; remote ones are known by name', async () => {
    const files = {
      '.github/workflows/ci.yml': `on: [pull_request]
jobs:
  call: {uses: ./.github/workflows/tests.yml, with: {target: unit}}
  other: {uses: org/repo/.github/workflows/lint.yml@v1}`,
      '.github/workflows/tests.yml': `on:
  workflow_call: {inputs: {target: {type: string}}}
jobs:
  run: {runs-on: x, steps: [{run: "make \${{ inputs.target }}"}]}`,
      Makefile: 'unit:\n\tpytest unit\n',
    }
    const { jobs } = await ciOf(files)
    expect(effects(jobs)).toEqual(['call / run: on-change gating', 'other: on-change gating'])
    expect(ways(jobs[0]!.commands)[1]).toBe(
      'pytest unit <.github/workflows/ci.yml:3 -> .github/workflows/tests.yml:4 -> Makefile:2 (unit)>',
    )
    expect(jobs[1]!.uses[0]).toMatchObject({ kind: 'workflow', name: 'org/repo/.github/workflows/lint.yml', ref: 'v1' })
  })

  it('that call each other in a circle end', async () => {
    const call = (name: string) => `on: [push, workflow_call]\njobs:\n  a: {uses: ./.github/workflows/${name}.yml}\n`
    const { jobs } = await ciOf({ '.github/workflows/x.yml': call('y'), '.github/workflows/y.yml': call('x') })
    expect(jobs).toEqual([])
  })

  it('of pre-commit/action stand for the hooks', async () => {
    const files = {
      ...workflow('- uses: pre-commit/action@v3.0.1'),
      '.pre-commit-config.yaml':
        'repos:\n- repo: https://github.com/pycqa/flake8\n  rev: 6.0.0\n  hooks: [{id: flake8}]',
    }
    expect(lines((await jobOf(files)).commands)).toEqual(['+ pre-commit run --all-files', '+ flake8'])
  })
})

describe('workflows that check nothing', () => {
  it('are told by what they do: a stale bot, a build of the documentation', async () => {
    const files = {
      '.github/workflows/stale.yml':
        'on: {schedule: [{cron: x}]}\njobs: {stale: {runs-on: x, steps: [{uses: actions/stale@v8}]}}',
      '.github/workflows/docs.yml': `on: {push: {branches: [main], paths: ["docs/**"]}}
jobs: {docs: {runs-on: x, steps: [{run: make html, working-directory: docs}, {uses: peaceiris/actions-gh-pages@v3}]}}`,
    }
    const { jobs } = await ciOf(files)
    expect(effects(jobs)).toEqual(['docs: on-change gating', 'stale: otherwise it runs on a schedule only'])
    expect(jobs[0]!.commands.map(({ program }) => program)).toEqual(['make'])
    expect(jobs[1]!.uses.map(({ name }) => name)).toEqual(['actions/stale'])
  })
})

describe('files', () => {
  it('count at their own place only', async () => {
    const files = {
      'example/.github/workflows/ci.yml': 'on: push',
      '.github/workflows/sub/ci.yml': 'on: push',
      '.github/dependabot.yml': 'version: 2',
    }
    expect((await ciOf(files)).files).toEqual([])
  })

  it('that are broken are listed with the reason', async () => {
    const { files, jobs } = await ciOf({
      '.github/workflows/a.yml': 'on: push\njobs: [unclosed\n',
      '.github/workflows/b.yml': '',
      '.github/workflows/c.yml': '['.repeat(2000),
    })
    expect(jobs).toEqual([])
    expect(files.map(({ error }) => error?.slice(0, 17))).toEqual([
      'not valid YAML: F',
      'is empty or holds',
      'nested too deeply',
    ])
  })

  it('that cannot be read are listed with the reason', async () => {
    const { readCi } = await import('../../../src/facts/ci/index.ts')
    const { projectOf } = await import('../../../src/facts/ci/project.ts')
    const project = projectOf(['.github/workflows/a.yml'], () => Promise.reject(new Error('larger than 1 bytes')))
    expect((await readCi({ project })).files).toEqual([
      {
        path: '.github/workflows/a.yml',
        system: 'github-actions',
        error: 'cannot be read: it is too large, no text, or may not be opened',
      },
    ])
  })
})
