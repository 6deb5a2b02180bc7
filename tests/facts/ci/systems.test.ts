import { describe, expect, it } from 'vitest'
import { ciOf, effects, jobOf, lines } from './ci.ts'

/** https://docs.gitlab.com/ci/yaml/ (rules, only, extends, !reference, include, allow_failure, when, after_script). */
describe('GitLab', () => {
  it('joins scripts through defaults, extends, references, anchors and local includes', async () => {
    const files = {
      '.gitlab-ci.yml': `include:
  - local: /ci/base.yml
  - template: Security/SAST.gitlab-ci.yml
default: {before_script: [pip install .]}
.lint: &lint {script: [flake8, mypy]}
test:
  extends: .base
  script: [!reference [.shared, script], "make test"]
lint: {<<: *lint, before_script: []}
`,
      'ci/base.yml':
        '.base: {image: python, script: [never], after_script: [coverage xml]}\n.shared: {script: [tox]}\n',
      Makefile: 'test:\n\tpytest\n',
    }
    const { jobs, files: listed } = await ciOf(files)
    expect(jobs.map(({ name, commands }) => [name, lines(commands)])).toEqual([
      [
        'test',
        [
          '+ pip install .',
          '+ tox',
          '+ make test',
          '+ pytest',
          '- coverage xml: `after_script` does not change the result of its job',
        ],
      ],
      ['lint', ['+ flake8', '+ mypy']],
    ])
    expect(listed[0]!.includes).toEqual(['Security/SAST.gitlab-ci.yml'])
    expect(jobs[0]!.commands[1]!.origin).toBe('ci/base.yml:2')
  })

  it('decides when a job runs and whether it can fail a change', async () => {
    const yaml = `
a: {script: pytest}
b: {script: pytest, allow_failure: true}
c: {script: pytest, when: manual}
d: {script: pytest, only: [master]}
e: {script: pytest, only: [merge_requests]}
f: {script: pytest, only: [schedules]}
g: {script: pytest, only: [tags]}
h: {script: pytest, rules: [{if: '$CI_PIPELINE_SOURCE == "merge_request_event"'}]}
i: {script: pytest, rules: [{if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', when: manual}]}
j: {script: pytest, rules: [{if: '$CI_PIPELINE_SOURCE == "schedule"'}, {when: never}]}
k: {script: pytest, rules: [{if: '$NIGHTLY'}]}
l: {script: pytest, rules: [{when: on_success, allow_failure: true}]}
.hidden: {script: pytest}
`
    const { jobs } = await ciOf({ '.gitlab-ci.yml': yaml })
    expect(effects(jobs)).toEqual([
      'a: on-change gating',
      'b: on-change `allow_failure: true`',
      'c: otherwise `when: manual`: it waits to be started by hand',
      'd: otherwise nothing starts it',
      'e: on-change gating',
      'f: otherwise it runs on a schedule only',
      'g: otherwise it runs for tags only',
      'h: on-change gating',
      'i: otherwise `when: manual`: it waits to be started by hand',
      'j: otherwise it runs on a schedule only',
      'k: on-change gating (it runs only if `$NIGHTLY`)',
      'l: on-change `allow_failure: true`',
    ])
  })
})

/** https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/ */
describe('Azure', () => {
  it('puts local templates in, and knows that its scripts go on after errors', async () => {
    const files = {
      'azure-pipelines.yml': `trigger: [main]
pool: {vmImage: ubuntu-latest}
jobs:
- job: a
  steps:
  - script: |
      flake8
      pytest
  - bash: mypy
    continueOnError: true
  - {script: tox, enabled: false}
  - {script: nox, condition: "eq(variables['Build.Reason'], 'Schedule')"}
  - {template: ci/steps.yml, parameters: {target: unit}}
`,
      'ci/steps.yml': 'parameters: {target: all}\nsteps:\n- script: make ${{ parameters.target }}\n',
      Makefile: 'unit:\n\tpytest unit\n',
    }
    const job = await jobOf(files)
    expect(lines(job.commands)).toEqual([
      '- flake8: the commands after it decide the result: the shell does not stop at errors (`set -e` would)',
      '+ pytest',
      '- mypy: `continueOnError: true` in its step',
      '- tox: `enabled: false`',
      "- nox: its condition `eq(variables['Build.Reason'], 'Schedule')` never holds",
      '+ make ${{ parameters.target }}',
      '+ pytest unit',
    ])
    expect(job).toMatchObject({ onPush: true, onPullRequest: true, runsOn: ['ubuntu-latest'], selfHosted: false })
  })

  it('finds a pipeline under a name of its own by what it says', async () => {
    const pipeline = 'pr: [main]\ntrigger: [main]\njobs:\n- job: a\n  steps:\n  - bash: pytest\n'
    const others = {
      'tests/ci/steps.yml': 'steps:\n- bash: pytest\n',
      'tests/ci/gitlab.yml': 'test:\n  script: [pytest]\n',
      'build/settings.yml': 'trigger: 3\nsteps: 4\n',
      'docs/unit.yml': pipeline,
    }
    const { jobs } = await ciOf({ 'tests/ci/unit.yml': pipeline, '.ci/build.yml': pipeline, ...others })
    expect(jobs.map(({ file, system }) => [file, system])).toEqual([
      ['.ci/build.yml', 'azure-pipelines'],
      ['tests/ci/unit.yml', 'azure-pipelines'],
    ])
    expect(lines(jobs[0]!.commands)).toEqual(['+ pytest'])
    expect(jobs[0]).toMatchObject({ onPush: true, onPullRequest: true })
  })

  it('knows triggers that are switched off', async () => {
    const steps = 'steps: [{script: pytest}]'
    const reason = async (text: string) => effects((await ciOf({ 'azure-pipelines.yml': `${text}\n${steps}` })).jobs)
    expect(await reason('trigger: none\npr: none')).toEqual(['job: otherwise it runs only when started by hand'])
    expect(await reason('trigger: [master]\npr: [master]')).toEqual([
      'job: otherwise its branch filter (`master`) leaves out the default branch `main`',
    ])
    expect(await reason('trigger: none')).toEqual(['job: on-change gating'])
  })
})

/** https://circleci.com/docs/reference/configuration-reference/ */
describe('CircleCI', () => {
  it('reads workflows, commands with parameters, orbs, approvals and filters', async () => {
    const yaml = `version: 2.1
orbs: {codecov: codecov/codecov@3}
commands:
  check: {parameters: {what: {default: lint}}, steps: [{run: "make << parameters.what >>"}]}
jobs:
  test:
    docker: [{image: python}]
    steps: [checkout, check, {check: {what: unit}}, {run: {command: "pytest | tee log", when: always}}, {run: {command: report, when: on_fail}}, codecov/upload]
  unused: {docker: [{image: x}], steps: [{run: tox}]}
workflows:
  main:
    jobs:
      - test
      - hold: {type: approval}
      - test: {name: slow, requires: [hold]}
      - test: {name: other, filters: {branches: {only: master}}}
      - test: {name: tags, filters: {branches: {ignore: /.*/}, tags: {only: /v.*/}}}
  nightly: {triggers: [{schedule: {cron: x}}], jobs: [test]}
`
    const { jobs } = await ciOf({ '.circleci/config.yml': yaml, Makefile: 'lint:\n\tflake8\nunit:\n\tnosetests\n' })
    expect(effects(jobs)).toEqual([
      'main / test: on-change gating',
      'main / slow: otherwise it waits for the approval `hold`',
      'main / other: otherwise its branch filter (`master`) leaves out the default branch `main`',
      'main / tags: otherwise it runs for tags only',
      'nightly / test: otherwise it runs on a schedule only',
    ])
    expect(jobs[0]!.commands.filter(({ expanded }) => !expanded).map(({ program }) => program)).toEqual([
      'flake8',
      'nosetests',
      'pytest',
      'tee',
      'report',
    ])
    expect(jobs[0]!.commands.find(({ program }) => program === 'pytest')).toMatchObject({ gating: true })
    expect(jobs[0]!.commands.find(({ program }) => program === 'report')).toMatchObject({ gating: false })
    expect(jobs[0]!.uses.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'task checkout',
      'orb codecov/codecov/upload',
    ])
  })
})

/** https://docs.travis-ci.com/user/job-lifecycle/, /user/customizing-the-build/ */
describe('Travis', () => {
  it('reads phases, jobs, allowed failures and branches', async () => {
    const yaml = `language: python
python: ["3.6", "3.7"]
env: [TOXENV=py, TOXENV=lint]
install: pip install tox
script: [flake8 && tox, pytest || true]
after_success: codecov
jobs:
  include: [{python: nightly, script: pytest}, {name: docs, script: make html, if: type = cron}]
  allow_failures: [{python: nightly}]
`
    const { jobs } = await ciOf({
      '.travis.yml': yaml,
      'tox.ini': '[testenv:lint]\ncommands = pylint x\n[testenv]\ncommands = nosetests',
    })
    expect(effects(jobs)).toEqual([
      'matrix: on-change gating',
      'test: nightly: on-change `allow_failures` names it',
      'test: docs: otherwise its condition `type = cron` does not hold for changes',
    ])
    expect(lines(jobs[0]!.commands)).toEqual([
      '+ pip install tox',
      '+ flake8',
      '+ tox',
      '+ nosetests',
      '+ pylint x',
      '- pytest: `|| true` follows it',
      '- codecov: `after_success` does not change the result of its job',
    ])
    expect(jobs[0]!.matrix).toEqual(['python', 'env'])
  })
})

describe('Jenkins', () => {
  it('finds the scripts of its stages in the text', async () => {
    const text = `pipeline { stages {
  stage('Test') { steps { sh 'pip install .' // sh 'commented'
    sh """
      set +e
      pytest
      mypy
    """
    sh(script: "flake8", returnStatus: true) } }
  stage("Deploy") { when { branch 'main' } steps { sh label: 'x', script: 'make deploy' } }
} }`
    const { jobs } = await ciOf({ Jenkinsfile: text })
    expect(effects(jobs)).toEqual([
      'Test: on-change gating (what starts it is set in Jenkins)',
      'Deploy: on-change gating (it runs only when `branch main`)',
    ])
    expect(lines(jobs[0]!.commands)).toEqual([
      '+ pip install .',
      '- pytest: `set +e` stands before it',
      '+ mypy',
      '- flake8: `returnStatus: true` hands its status to the script',
    ])
    expect(jobs[0]!.commands[1]!.at).toEqual({ path: 'Jenkinsfile', line: 5 })
  })
})

/** https://support.atlassian.com/bitbucket-cloud/docs/ */
describe('Bitbucket', () => {
  it('reads its pipelines', async () => {
    const yaml = `pipelines:
  default: [{step: {name: t, script: [pytest, {pipe: "atlassian/x:1"}], after-script: [report]}}]
  branches: {master: [{step: {script: [tox]}}]}
  pull-requests: {"**": [{parallel: [{step: {script: [flake8]}}, {step: {script: [mypy], on-fail: {strategy: ignore}}}]}]}
  custom: {x: [{step: {script: [nox]}}]}
`
    const { jobs } = await ciOf({ 'bitbucket-pipelines.yml': yaml })
    expect(effects(jobs)).toEqual([
      'default / t: on-change gating',
      'branches master / step 1: otherwise its branch filter (`master`) leaves out the default branch `main`',
      'pull-requests ** / step 1: on-change gating',
      'pull-requests ** / step 2: on-change `on-fail: strategy: ignore`',
      'custom x / step 1: otherwise it runs only when started by hand',
    ])
    expect(lines(jobs[0]!.commands)).toEqual([
      '+ pytest',
      '- report: `after-script` does not change the result of its step',
    ])
  })
})

describe('pre-commit.ci', () => {
  const hooks =
    'repos: [{repo: local, hooks: [{id: a, entry: flake8, language: system}, {id: b, entry: mypy, language: system}]}]\n'
  it('runs the hooks where there is a `ci` key, without those it skips', async () => {
    const job = await jobOf({ '.pre-commit-config.yaml': `ci: {skip: [b]}\n${hooks}` })
    expect(job).toMatchObject({ system: 'pre-commit-ci', onPullRequest: true, gating: true })
    expect(lines(job.commands)).toEqual(['+ flake8'])
  })

  it('is not there for hooks alone, which are listed all the same', async () => {
    const facts = await ciOf({ '.pre-commit-config.yaml': hooks })
    expect(facts).toMatchObject({ files: [], jobs: [] })
    expect(facts.hooks.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('smaller systems', () => {
  it.each([
    [
      '.buildkite/pipeline.yml',
      'steps: [{command: pytest}, {command: mypy, soft_fail: true}, {block: go}, {command: tox}]',
      ['+ pytest', '- mypy', '- tox'],
    ],
    [
      '.drone.yml',
      'kind: pipeline\nsteps: [{name: a, image: x, commands: [pytest]}, {name: b, image: x, commands: [mypy], failure: ignore}]',
      ['+ pytest', '- mypy'],
    ],
    ['.woodpecker.yml', 'steps: {a: {image: x, commands: [pytest]}}', ['+ pytest']],
    [
      'appveyor.yml',
      'test_script: [{cmd: "python -m pytest"}, "flake8 & exit 0"]\non_finish: [report]',
      ['+ pytest', '- flake8', '- report'],
    ],
    [
      'cloudbuild.yaml',
      'steps: [{name: python, entrypoint: python, args: [-m, pytest]}, {name: x, script: mypy, allowFailure: true}]',
      ['+ pytest', '- mypy'],
    ],
    [
      'buildspec.yml',
      'phases: {build: {commands: [pytest]}, post_build: {on-failure: CONTINUE, commands: [mypy]}}',
      ['+ pytest', '- mypy'],
    ],
    [
      '.cirrus.yml',
      'test_task: {container: {image: x}, test_script: [pytest], always: {report_script: x}}\nlint_task: {allow_failures: true, s_script: flake8}',
      ['+ pytest', '+ x', '- flake8'],
    ],
    [
      '.semaphore/semaphore.yml',
      'blocks: [{name: a, task: {prologue: {commands: [checkout]}, jobs: [{name: b, commands: [pytest]}]}}]',
      ['+ checkout', '+ pytest'],
    ],
  ])('%s', async (path, yaml, expected) => {
    const { jobs } = await ciOf({ [path]: yaml })
    expect(jobs.flatMap(({ commands }) => lines(commands).map((line) => line.replace(/:.*/, '')))).toEqual(expected)
  })

  it('.ci/run', async () => {
    expect(lines((await jobOf({ '.ci/run': '#!/bin/sh -e\nflake8\npytest\n' })).commands)).toEqual([
      '+ run',
      '+ flake8',
      '+ pytest',
    ])
  })
})
