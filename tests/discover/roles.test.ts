import { describe, expect, it } from 'vitest'
import { discover } from '../../src/discover/index.ts'
import { makeTree, type TreeEntries } from '../helpers/tree.ts'

/** Role by path, for the files asked for. */
async function rolesOf(entries: TreeEntries, name?: string): Promise<Record<string, string>> {
  const { files } = await discover(makeTree(entries, name), { exclude: [], roles: [] })
  return Object.fromEntries(files.map(({ path, role }) => [path, role]))
}

const TEST = 'import pytest\n\ndef test_it():\n    assert 1 + 1 == 2\n'
const SCRIPT = 'import argparse\n\ndef test(model, loader):\n    model.eval()\n\nargparse.ArgumentParser()\n'
const MIT = 'MIT License\n\nCopyright (c) 2020 One Author\n'
const OTHER_LICENSE = 'MIT License\n\nCopyright (c) 2019 Somebody Else\n'
const SETUP = (name: string) => `from setuptools import setup\n\nsetup(\n    name="${name}",\n    version="1.0",\n)\n`

describe('tests', () => {
  it('are told from scripts that evaluate on the test split', async () => {
    expect(
      await rolesOf({
        'test.py': SCRIPT,
        'test_net.py': `${SCRIPT}\ndef test_epoch(net):\n    assert net\n`,
        'eval_test.py': 'import torch\n\nmodel.eval()\n',
        'test_model.py': 'def test_model(model, loader):\n    assert model is not None\n',
        'test_features.py': TEST,
        'metrics_test.py': 'def test_accuracy():\n    assert accuracy([1], [1]) == 1\n',
        'tests.py': 'import unittest\n\nclass Metrics(unittest.TestCase):\n    pass\n',
        'testing_utils.py': 'import unittest\n',
        'latest.py': TEST,
        'app_test.py': 'from unittest.mock import patch\n\nclass AppTest:\n    pass\n',
      }),
    ).toEqual({
      'test.py': 'source',
      'test_net.py': 'source',
      'eval_test.py': 'source',
      'test_model.py': 'source',
      'test_features.py': 'test',
      'metrics_test.py': 'test',
      'tests.py': 'test',
      'testing_utils.py': 'source',
      'latest.py': 'source',
      'app_test.py': 'source',
    })
  })

  const CHECK = 'def test_it():\n    assert 1 + 1 == 2\n'

  it.each([
    ['pytest.ini', '[pytest]\npython_files = check_*.py\n    *_should.py\n'],
    ['pyproject.toml', '[tool.pytest.ini_options]\npython_files = [\n  "check_*.py", # checks\n  "*_should.py",\n]\n'],
    ['setup.cfg', '[metadata]\nname = x\n[tool:pytest]\npython_files = check_*.py *_should.py\n[flake8]\n'],
    ['tox.ini', '[tox]\nenvlist = py\n[pytest]\npython_files: check_*.py *_should.py\n'],
  ])('are what %s names, where they hold tests', async (file, text) => {
    const code = 'def check(value):\n    return value\n'
    const roles = { 'check_a.py': CHECK, 'code/add_should.py': CHECK, 'check_out.py': code, 'a.py': CHECK }
    expect(await rolesOf({ ...roles, [file]: text })).toMatchObject({
      'check_a.py': 'test',
      'code/add_should.py': 'test',
      'check_out.py': 'source',
      'a.py': 'source',
    })
  })

  it('are in folders that testpaths name, helpers included', async () => {
    const ini = '[pytest]\ntestpaths = checks qa/all\npython_files = *.py\n'
    const roles = { 'checks/it.py': CHECK, 'checks/help.py': 'x = 1\n', 'qa/all/__init__.py': '', 'qa/all/b.py': CHECK }
    expect(await rolesOf({ ...roles, 'qa/run.py': 'x = 1\n', 'pytest.ini': ini })).toMatchObject({
      'checks/it.py': 'test',
      'checks/help.py': 'test',
      'qa/all/__init__.py': 'test',
      'qa/all/b.py': 'test',
      'qa/run.py': 'source',
    })
    expect((await rolesOf(roles))['checks/help.py']).toBe('source')
  })

  it.each(['.', './', 'src', 'src/app tests', '*', '../elsewhere'])(
    'are not all that lies below testpaths = %s',
    async (testpaths) => {
      const ini = `[pytest]\naddopts = --doctest-modules\ntestpaths = ${testpaths}\n`
      const app = { 'src/app/a.py': 'x = 1\n', 'src/app/b.py': "def f():\n    '''\n    >>> 1\n    1\n    '''\n" }
      const roles = { ...app, 'src/app/c.py': 'x = 1\n', 'src/app/tests/test_a.py': TEST, 'main.py': 'x = 1\n' }
      expect(await rolesOf({ ...roles, 'conftest.py': 'collect_ignore = []\n', 'pytest.ini': ini })).toMatchObject({
        'src/app/a.py': 'source',
        'src/app/b.py': 'source',
        'src/app/tests/test_a.py': 'test',
        'main.py': 'source',
        'conftest.py': 'test',
      })
    },
  )

  it('say which setting made them tests', async () => {
    const ini = '[pytest]\ntestpaths = checks\npython_files = check_*.py it.py\n'
    const tree = makeTree({ 'checks/it.py': CHECK, 'check_a.py': CHECK, 'pytest.ini': ini })
    const { files } = await discover(tree, { exclude: [], roles: [] })
    expect(files.filter(({ role }) => role === 'test').map(({ reason }) => reason)).toEqual([
      'python_files in pytest.ini names it (check_*.py), and it holds tests',
      'in checks/, which testpaths in pytest.ini names',
    ])
  })

  it('are found where imports and helpers fill the start of the file', async () => {
    const late = `${'import something\n'.repeat(300)}\ndef test_it():\n    assert True\n`
    expect(await rolesOf({ 'test_late.py': late })).toEqual({ 'test_late.py': 'test' })
  })

  it('make their folder one of tests, helpers included; a data split called test is none', async () => {
    expect(
      await rolesOf({
        'tests/__init__.py': '',
        'tests/helpers.py': 'x = 1\n',
        'tests/unit/test_a.py': TEST,
        'tests/README.md': '',
        'tests/pytest.ini': '',
        'tests/case.json': '{}',
        'tests/run.ipynb': '{}',
        'tests/fixtures/a.py': '',
        'tests/fixtures/spiece.model': 'x',
        'tests/data/test_loader.py': TEST,
        'tests/data/table.csv': '',
        'pkg/test/images/1.png': 'x',
        'pkg/test/evaluate.py': SCRIPT,
        'testdata/a.csv': '',
        'fixtures/case/train.py': '',
        'pkg/fixtures/__init__.py': '',
      }),
    ).toEqual({
      'tests/__init__.py': 'test',
      'tests/helpers.py': 'test',
      'tests/unit/test_a.py': 'test',
      'tests/README.md': 'docs',
      'tests/pytest.ini': 'config',
      'tests/case.json': 'fixture',
      'tests/run.ipynb': 'test',
      'tests/fixtures/a.py': 'fixture',
      'tests/fixtures/spiece.model': 'fixture',
      'tests/data/test_loader.py': 'test',
      'tests/data/table.csv': 'fixture',
      'pkg/test/images/1.png': 'source',
      'pkg/test/evaluate.py': 'source',
      'testdata/a.csv': 'fixture',
      'fixtures/case/train.py': 'fixture',
      'pkg/fixtures/__init__.py': 'source',
    })
  })

  it('may leave their assertions to helpers when pytest is plainly at work around them', async () => {
    const helper = 'from common import check\n\ndef test_it(app):\n    check(app)\n'
    expect(
      await rolesOf({
        'e2e_browser/conftest.py': 'import pytest\n',
        'e2e_browser/button_test.py': helper,
        'e2e_browser/button.py': 'x = 1\n',
        'test_other_packages/test_one.py': TEST,
        'test_other_packages/test_two.py': 'def test_two():\n    check()\n',
        'test_other_packages/common.py': 'x = 1\n',
        'test_suite/__init__.py': '',
        'test_suite/test_suite.py': 'class TestSuite:\n    pass\n',
        'other/button_test.py': helper,
      }),
    ).toEqual({
      'e2e_browser/conftest.py': 'test',
      'e2e_browser/button_test.py': 'test',
      'e2e_browser/button.py': 'test',
      'test_other_packages/test_one.py': 'test',
      'test_other_packages/test_two.py': 'test',
      'test_other_packages/common.py': 'test',
      'test_suite/__init__.py': 'source',
      'test_suite/test_suite.py': 'source',
      'other/button_test.py': 'source',
    })
  })

  it('are known in other languages and frameworks', async () => {
    expect(
      await rolesOf({
        'ui/src/button.test.tsx': '',
        'go/server_test.go': '',
        'java/src/test/java/ServerTest.java': '',
        'features/steps/run_steps.py': 'from behave import given\n',
        'features/run.feature': 'Feature: run\n',
        'pkg/features/build.py': '',
        'ui/__snapshots__/a.snap': '',
      }),
    ).toEqual({
      'ui/src/button.test.tsx': 'test',
      'go/server_test.go': 'test',
      'java/src/test/java/ServerTest.java': 'test',
      'features/steps/run_steps.py': 'test',
      'features/run.feature': 'test',
      'pkg/features/build.py': 'source',
      'ui/__snapshots__/a.snap': 'fixture',
    })
  })
})

describe('vendored code', () => {
  it('is known by the name of its folder, but data/external holds data', async () => {
    expect(
      await rolesOf({
        'third_party/lib.py': '',
        'pkg/_vendor/lib.py': '',
        'data/external/table.csv': '',
        'tests/external/test_client.py': TEST,
        'versioneer.py': '',
      }),
    ).toEqual({
      'third_party/lib.py': 'vendored',
      'pkg/_vendor/lib.py': 'vendored',
      'data/external/table.csv': 'source',
      'tests/external/test_client.py': 'test',
      'versioneer.py': 'vendored',
    })
  })

  it('is known by its own license and packaging; parts of the project share the license', async () => {
    const roles = await rolesOf({
      LICENSE: MIT,
      'setup.py': SETUP('mine'),
      'mine/a.py': '',
      'copied/LICENSE': OTHER_LICENSE,
      'copied/setup.py': SETUP('theirs'),
      'copied/theirs/a.py': '',
      'part/LICENSE': MIT,
      'part/pyproject.toml': '[project]\ndynamic = ["version"]\nname = "mine-part"\n',
      'part/a.py': '',
    })
    expect(roles).toMatchObject({ 'mine/a.py': 'source', 'copied/theirs/a.py': 'vendored', 'part/a.py': 'source' })
  })

  it('is known by git: submodules and checkouts of their own', async () => {
    const entries = {
      '.git/HEAD': '',
      '.gitmodules': '[submodule "x"]\n\tpath = libs/x\n\turl = https://example.org/x\n',
      'libs/x/a.py': '',
      'libs/y/a.py': '',
      'clone/.git/HEAD': '',
      'clone/a.py': '',
    }
    expect(await rolesOf(entries)).toEqual({
      '.gitmodules': 'config',
      'libs/x/a.py': 'vendored',
      'libs/y/a.py': 'source',
      'clone/a.py': 'vendored',
    })
  })

  it('is not what stands side by side in a folder that is no work tree', async () => {
    expect(await rolesOf({ 'one/.git/HEAD': '', 'one/a.py': '', 'two/.git/HEAD': '', 'two/b.py': '' })).toEqual({
      'one/a.py': 'source',
      'two/b.py': 'source',
    })
  })

  const TRANSFORMERS = {
    'setup.py': SETUP('transformers'),
    'src/transformers/__init__.py': '',
    'src/transformers/file_utils.py': '',
    'src/transformers/modeling_utils.py': '',
  }

  it('is a well-known package in a project of another name', async () => {
    const copied = 'src/transformers/file_utils.py'
    const fork = {
      ...TRANSFORMERS,
      'README.md': '# A new method\n\nThis repo is a fork of transformers.\n',
      'petl/a.py': '',
    }
    expect(await rolesOf(fork, 'new-method')).toMatchObject({ [copied]: 'vendored', 'petl/a.py': 'source' })
    expect(await rolesOf(TRANSFORMERS, 'transformers')).toMatchObject({ [copied]: 'source' })
    expect(await rolesOf(TRANSFORMERS, 'transformers-main')).toMatchObject({ [copied]: 'source' })
    const renamed = { ...TRANSFORMERS, 'README.md': '# Transformers\n\nModels for text.\n' }
    expect(await rolesOf(renamed, 'checkout')).toMatchObject({ [copied]: 'source' })
  })

  it('takes the tests of the copied package with it, not those of the project', async () => {
    const roles = await rolesOf(
      {
        ...TRANSFORMERS,
        'README.md': '# A new method, forked from transformers',
        'petl/layers.py': '',
        'tests/test_bert.py': 'import unittest\nfrom transformers import BertModel\n',
        'tests/test_layers.py':
          'import unittest\nfrom transformers import BertModel\nfrom petl.layers import Adapter\n',
      },
      'new-method',
    )
    expect(roles).toMatchObject({ 'tests/test_bert.py': 'vendored', 'tests/test_layers.py': 'test' })
  })

  it('needs more than a name', async () => {
    expect(
      await rolesOf({ 'transformers/scaler.py': '', 'pkg/__init__.py': '', 'pkg/timm/__init__.py': '' }),
    ).toMatchObject({ 'transformers/scaler.py': 'source', 'pkg/timm/__init__.py': 'source' })
  })

  it('may lie deep in a package when it carries several marks', async () => {
    expect(
      await rolesOf({
        'pkg/__init__.py': '',
        'pkg/model/__init__.py': '',
        'pkg/model/open_clip/__init__.py': '',
        'pkg/model/open_clip/tokenizer.py': '',
        'pkg/model/open_clip/transform.py': '',
      }),
    ).toMatchObject({ 'pkg/model/open_clip/tokenizer.py': 'vendored' })
  })

  it('is not what belongs to the family of the project', async () => {
    const entries = { 'train.py': '', 'dnnlib/__init__.py': '', 'dnnlib/util.py': '' }
    expect(await rolesOf(entries, 'stylegan3')).toMatchObject({ 'dnnlib/util.py': 'source' })
    expect(await rolesOf(entries, 'my-faces')).toMatchObject({ 'dnnlib/util.py': 'vendored' })
  })
})

describe('generated code', () => {
  it('says so at its top, or is known by its name', async () => {
    expect(
      await rolesOf({
        'a_pb2.py': '',
        'db/alembic/versions/1a_add.py': '',
        'dummy.py': '# This file is autogenerated by `make copies`, do not edit.\nx = 1\n',
        '_version.py': '#!/usr/bin/env python\n# Copyright\n\n# Generated by a release tool\nx = 1\n',
        'dataset.py': '"""Texts generated by GPT-2. Do not edit the labels."""\n',
        'writer.py': 'x = 1\n# generated by writer.py\n',
        'captions.py':
          '# Rates captions that were automatically generated by a model.\n# Do not modify the constants.\n',
        'read.ts': '/** Files that are generated by others are read here. */\n',
        'client.ts': '/**\n * This file was auto-generated by openapi-typescript.\n */\n',
        'parser.py': '# Generated from grammar.g4 by ANTLR 4.9\n',
        'table.py': '# THIS FILE HAS BEEN AUTOGENERATED. To update:\n# modify the table\n',
        'api.py': '# coding: utf-8\n# DO NOT EDIT\n',
        'app.min.js': '',
        'data/.DS_Store': '',
        'docs/conf.py': '# Not all possible values are present in this\n# autogenerated file.\n',
        'docs/_build/index.html': '',
        'build/lib/pkg/a.py': '',
        'build/graph.py': '',
      }),
    ).toEqual({
      'a_pb2.py': 'generated',
      'db/alembic/versions/1a_add.py': 'generated',
      'dummy.py': 'generated',
      '_version.py': 'generated',
      'dataset.py': 'source',
      'writer.py': 'source',
      'captions.py': 'source',
      'read.ts': 'source',
      'client.ts': 'generated',
      'parser.py': 'generated',
      'table.py': 'generated',
      'api.py': 'generated',
      'app.min.js': 'generated',
      'data/.DS_Store': 'generated',
      'docs/conf.py': 'docs',
      'docs/_build/index.html': 'generated',
      'build/lib/pkg/a.py': 'generated',
      'build/graph.py': 'generated',
    })
  })

  it('is also what training runs write; a package with the name of a tracker is not', async () => {
    expect(
      await rolesOf({
        'mlruns/0/meta.yaml': '',
        'wandb/run-20240101_000000-abc/files/config.yaml': '',
        'outputs/2024-01-01/.hydra/config.yaml': '',
        'outputs/2024-01-01/train.log': '',
        'lib/wandb/__init__.py': '',
        'build/model.py': '',
        'dist/sampler.py': '',
      }),
    ).toEqual({
      'mlruns/0/meta.yaml': 'generated',
      'wandb/run-20240101_000000-abc/files/config.yaml': 'generated',
      'outputs/2024-01-01/.hydra/config.yaml': 'generated',
      'outputs/2024-01-01/train.log': 'generated',
      'lib/wandb/__init__.py': 'source',
      'build/model.py': 'source',
      'dist/sampler.py': 'source',
    })
  })
})

describe('templates', () => {
  it('have placeholders in their path or text', async () => {
    expect(
      await rolesOf({
        'cookiecutter.json': '{}',
        'templates/a.py': '',
        '{{ cookiecutter.name }}/LICENSE': OTHER_LICENSE,
        '{{ cookiecutter.name }}/pyproject.toml': '[project]\nname = "{{ cookiecutter.name }}"\n',
        '{{ cookiecutter.name }}/a.py': '',
        'hooks/post_gen.py': 'name = "{{ cookiecutter.name }}"\n',
        'model.py.j2': '',
        'train.py': 'x = 1\n{% if cookiecutter.gpu %}\ny = 2\n{% endif %}\n',
        'chat.py': 'CHAT = """\n{% for message in messages %}\n{% endfor %}\n"""\n',
        'app/templates/index.html': '{% extends "base.html" %}\n',
        'docs/_templates/page.html': '{% extends "base.html" %}\n',
        'recipe/meta.yaml': '{% set version = "1" %}\n',
      }),
    ).toEqual({
      'cookiecutter.json': 'config',
      'templates/a.py': 'template',
      '{{ cookiecutter.name }}/LICENSE': 'template',
      '{{ cookiecutter.name }}/pyproject.toml': 'template',
      '{{ cookiecutter.name }}/a.py': 'template',
      'hooks/post_gen.py': 'template',
      'model.py.j2': 'template',
      'train.py': 'template',
      'chat.py': 'source',
      'app/templates/index.html': 'template',
      'docs/_templates/page.html': 'docs',
      'recipe/meta.yaml': 'config',
    })
  })
})

describe('what copier fills in', () => {
  it('stands in the folder that its settings name', async () => {
    const files = { 'template/train.py': '', 'other/train.py': '' }
    expect(
      await rolesOf({ ...files, 'copier.yml': '# Prompts\nname: {type: str}\n_subdirectory: template\n' }),
    ).toEqual({
      'copier.yml': 'config',
      'template/train.py': 'template',
      'other/train.py': 'source',
    })
  })
})

describe('notebooks', () => {
  it('are known by format, or by the marks of those kept as Python', async () => {
    expect(
      await rolesOf({
        'a.ipynb': '{}',
        'cells.py': 'import os\n# %%\nx = 1\n',
        'exported.py': '#!/usr/bin/env python\n# coding: utf-8\n\n# In[1]:\n\nx = 1\n',
        'colab.py': '# -*- coding: utf-8 -*-\n"""Untitled.ipynb\n\nAutomatically generated by Colaboratory.\n"""\n',
        'bricks.py': '# Databricks notebook source\nx = 1\n',
        'paired.py': '# ---\n# jupyter:\n#   jupytext:\n#     formats: ipynb,py:light\n# ---\n',
        'format.py': 'x = "%d # %%" % 3\n',
        'package/__init__.py': '',
        'package/sections.py': '# %% IMPORTS\nimport os\n',
        'examples/b.ipynb': '{}',
        'notebooks/tutorial_1.ipynb': '{}',
      }),
    ).toEqual({
      'a.ipynb': 'notebook',
      'cells.py': 'notebook',
      'exported.py': 'notebook',
      'colab.py': 'notebook',
      'bricks.py': 'notebook',
      'paired.py': 'notebook',
      'format.py': 'source',
      'package/__init__.py': 'source',
      'package/sections.py': 'source',
      'examples/b.ipynb': 'example',
      'notebooks/tutorial_1.ipynb': 'example',
    })
  })
})

describe('settings written in Python', () => {
  it('hold assignments only, in a folder of settings that is no package', async () => {
    expect(
      await rolesOf({
        'config/train_small.py': '# a run\nimport time\n\nlearning_rate = 1e-3\nname = "run" + str(time.time())\n',
        'configs/_base_/schedule.py': 'optimizer = dict(type="SGD")\n',
        'projects/pose/rt.py': '_base_ = ["mm::default.py"]\nmodel = dict()\n',
        'config/build.py': 'def build():\n    return 1\n',
        'pkg/config/__init__.py': '',
        'pkg/config/defaults.py': 'RATE = 1\n',
      }),
    ).toEqual({
      'config/train_small.py': 'config',
      'configs/_base_/schedule.py': 'config',
      'projects/pose/rt.py': 'config',
      'config/build.py': 'source',
      'pkg/config/__init__.py': 'source',
      'pkg/config/defaults.py': 'source',
    })
  })
})

describe('examples', () => {
  it('are the project where there is no other code', async () => {
    expect(
      await rolesOf({ 'examples/a.py': '', 'examples/b.ipynb': '{}', 'setup.py': '', 'docs/conf.py': '' }),
    ).toEqual({
      'examples/a.py': 'source',
      'examples/b.ipynb': 'notebook',
      'setup.py': 'config',
      'docs/conf.py': 'docs',
    })
  })
})

describe('everything else', () => {
  it('is documents, settings, continuous integration, deployment or source', async () => {
    const expected: Record<string, string> = {
      'README.md': 'docs',
      LICENSE: 'docs',
      'notes.rst': 'docs',
      'docs/requirements.txt': 'docs',
      'docs/conf.py': 'docs',
      'assets/logo.png': 'docs',
      'data/images/1.png': 'source',
      'requirements.txt': 'config',
      'requirements-dev.txt': 'config',
      'requirements/base.in': 'config',
      'environment.yml': 'config',
      'setup.py': 'config',
      'pyproject.toml': 'config',
      'configs/chair.txt': 'config',
      'data/train.csv.dvc': 'config',
      'dvc.yaml': 'config',
      '.devcontainer/Dockerfile': 'config',
      '.gitignore': 'config',
      'deploy/.gitignore': 'config',
      'web/package.json': 'config',
      '.github/workflows/ci.yml': 'ci',
      '.github/codecov.yml': 'ci',
      '.github/scripts/check.py': 'ci',
      '.gitlab-ci.yml': 'ci',
      'ci/build.sh': 'ci',
      '.ci/run': 'ci',
      Jenkinsfile: 'ci',
      '.github/ISSUE_TEMPLATE/bug.md': 'docs',
      Dockerfile: 'deploy',
      'docker-compose.yml': 'deploy',
      'infra/main.tf': 'deploy',
      'k8s/service.yaml': 'deploy',
      'manifest.yaml': 'deploy',
      'infra/website/index.html': 'source',
      'infra/lambda/handler.py': 'source',
      'data/train.csv': 'source',
      'models/model.pt': 'source',
      'models/net.py': 'source',
      'data/loader.py': 'source',
      'scripts/train.sh': 'source',
      'benchmarks/run.py': 'source',
      'bin/predict': 'source',
    }
    const contents = {
      'manifest.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'bin/predict': '#!/usr/bin/env python3\n',
    }
    const entries = Object.keys(expected).map((path) => [path, (contents as Record<string, string>)[path] ?? ''])
    expect(await rolesOf(Object.fromEntries(entries))).toEqual(expected)
  })

  it('can be put right by the configuration; the last pattern that matches wins', async () => {
    const root = makeTree({ 'tools/a.py': '', 'tools/b/c.py': '', 'd.py': '' })
    const roles = [
      { pattern: 'tools/', role: 'vendored' as const },
      { pattern: 'c.py', role: 'example' as const },
    ]
    const { files } = await discover(root, { exclude: [], roles })
    expect(files.map(({ path, role, reason }) => [path, role, reason])).toEqual([
      ['d.py', 'source', 'code of the project'],
      ['tools/a.py', 'vendored', 'set by the configuration (tools/)'],
      ['tools/b/c.py', 'example', 'set by the configuration (c.py)'],
    ])
  })
})

describe('kinds', () => {
  it('are decided by name, and for files without extension by the first line', async () => {
    const root = makeTree({
      'a.py': '',
      'b.IPYNB': '',
      Makefile: '',
      'Dockerfile.gpu': '',
      run: '#!/usr/bin/env -S python3 -u\n',
      go: '#!/bin/bash\n',
      'x.csv': '',
      'x.pt': '',
      'x.png': '',
      LICENSE: '',
      'x.dvc': '',
      '.flake8': '',
      unknown: 'x',
      constructor: '',
      'stub.pyi': '',
      'dockerfile.ts': '',
    })
    const { files } = await discover(root, { exclude: [], roles: [] })
    expect(Object.fromEntries(files.map(({ path, kind }) => [path, kind]))).toEqual({
      'a.py': 'python',
      'b.IPYNB': 'notebook',
      Makefile: 'makefile',
      'Dockerfile.gpu': 'dockerfile',
      run: 'python',
      go: 'shell',
      'x.csv': 'data',
      'x.pt': 'model',
      'x.png': 'binary',
      LICENSE: 'text',
      'x.dvc': 'yaml',
      '.flake8': 'ini',
      unknown: 'other',
      constructor: 'other',
      'stub.pyi': 'other',
      'dockerfile.ts': 'typescript',
    })
  })
})

describe('TypeScript and JavaScript', () => {
  const roles = async (entries: TreeEntries) => rolesOf({ 'main.py': 'x = 1\n', ...entries })

  it('written by bundlers, compilers and generators is generated', async () => {
    const dense = `var a=function(b){return b.c(d,{e:1})};${'a(b);c=d(e,f);'.repeat(100)}`
    const roles = await rolesOf({
      'static/index-jazVifCz.js': `${dense}\n`,
      'static/chunk.js': `import{a as b,${'c as d,'.repeat(200)}e as f}from"./g.js";h();\n`,
      'static/app.js': '/*! For license information please see app.js.LICENSE.txt */\n',
      'static/main.js': '(self.webpackChunk = self.webpackChunk || []).push([[1], {}])\n',
      'web/dist/index.html': '',
      'web/dist/assets/x.css': '',
      'web/dist/later.js': 'const a = 1\n',
      'src/routes.gen.ts': 'export const a = 1\n',
      'src/api/core/OpenAPI.ts': '',
      'src/api/core/ApiError.ts': '',
      'src/api/core/request.ts': '',
      'src/api/models.ts': '',
      'src/icon.js': `export const ICON = "${'M 10 20 L 30 40 '.repeat(100)}"\n`,
      'src/prose.js': `// ${'a sentence (that goes on; and on) '.repeat(60)}\nexport {}\n`,
      'dist/handmade.js': 'export const a = 1\n',
    })
    expect(Object.entries(roles).flatMap(([path, role]) => (role === 'generated' ? [] : [`${path} ${role}`]))).toEqual([
      'dist/handmade.js source',
      'src/icon.js source',
      'src/prose.js source',
    ])
  })

  it('with the banner or the name of a published library is vendored', async () => {
    expect(
      await roles({
        'static/a.js': '/*!\n * jQuery JavaScript Library v3.6.0\n * Released under the MIT license\n */\n',
        'static/bootstrap.bundle.js': `${'x = 1;\n'.repeat(4000)}`,
        'src/chart.js': 'export const chart = 1\n',
        'src/own.js': '/**\n * Chart of version 1.2 numbers\n */\nexport const a = 1\n',
      }),
    ).toMatchObject({
      'static/a.js': 'vendored',
      'static/bootstrap.bundle.js': 'vendored',
      'src/chart.js': 'source',
      'src/own.js': 'source',
    })
  })

  it('holds tests by the conventions of its test runners', async () => {
    const jasmine = "describe('a', () => { it('b', () => {}) })\n"
    expect(
      await roles({
        'src/a.test.ts': '',
        'src/a.spec.tsx': '',
        'src/a.e2e-spec.ts': '',
        'src/__tests__/b.js': '',
        'src/__mocks__/c.ts': '',
        'src/setupTests.ts': '',
        'src/model_test.js': jasmine,
        'src/App-test.tsx': "import { render } from '@testing-library/react'\n",
        'src/ab-test.js': 'export const group = 1\n',
        'src/latest.js': jasmine,
        'test/plain.js': "const test = require('node:test')\n",
        'test/test-plain.js': "const test = require('node:test')\n",
        'data/test/loader.js': 'export const a = 1\n',
      }),
    ).toMatchObject({
      'src/a.test.ts': 'test',
      'src/a.spec.tsx': 'test',
      'src/a.e2e-spec.ts': 'test',
      'src/__tests__/b.js': 'test',
      'src/__mocks__/c.ts': 'test',
      'src/setupTests.ts': 'test',
      'src/model_test.js': 'test',
      'src/App-test.tsx': 'test',
      'src/ab-test.js': 'source',
      'src/latest.js': 'source',
      'test/plain.js': 'test',
      'data/test/loader.js': 'source',
    })
  })

  it('that sets up tools is configuration, and stories are examples', async () => {
    expect(
      await roles({
        'vite.config.ts': '',
        '.eslintrc.cjs': '',
        'karma.conf.js': '',
        'src/config.ts': '',
        'src/Card.stories.tsx': '',
      }),
    ).toMatchObject({
      'vite.config.ts': 'config',
      '.eslintrc.cjs': 'config',
      'karma.conf.js': 'config',
      'src/config.ts': 'source',
      'src/Card.stories.tsx': 'example',
    })
  })

  it('is the project where there is no Python, even if all of it lies in examples', async () => {
    expect(await rolesOf({ 'examples/a.js': 'a()\n' })).toEqual({ 'examples/a.js': 'source' })
    expect(await rolesOf({ 'examples/a.py': 'a()\n', 'web/b.js': 'b()\n' })).toEqual({
      'examples/a.py': 'source',
      'web/b.js': 'source',
    })
  })
})
