import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extensionOf, kindByFirstLine, kindByName, mayBeScript } from '../../src/discover/kind.ts'

/** What each of these files is made of, as the programs that write or read them say. */
describe('the kind of a file by its name', () => {
  test.each([
    ['train.py', 'python'],
    ['start.pyw', 'python'],
    ['TRAIN.PY', 'python'],
    ['App.tsx', 'typescript'],
    ['index.d.ts', 'typescript'],
    ['vite.config.mts', 'typescript'],
    ['worker.cts', 'typescript'],
    ['index.mjs', 'javascript'],
    ['.eslintrc.cjs', 'javascript'],
    ['Widget.jsx', 'javascript'],
    ['eda.ipynb', 'notebook'],
    ['params.yaml', 'yaml'],
    ['data.csv.dvc', 'yaml'],
    ['CITATION.cff', 'yaml'],
    ['MLproject', 'yaml'],
    ['dvc.lock', 'yaml'],
    ['pyproject.toml', 'toml'],
    ['poetry.lock', 'toml'],
    ['Pipfile', 'toml'],
    ['Pipfile.lock', 'json'],
    ['package.json', 'json'],
    ['tsconfig.json5', 'json'],
    ['.babelrc', 'json'],
    ['setup.cfg', 'ini'],
    ['.flake8', 'ini'],
    ['.env', 'ini'],
    ['.env.production', 'ini'],
    ['log4j.properties', 'ini'],
    ['README.md', 'markdown'],
    ['report.qmd', 'markdown'],
    ['README', 'text'],
    ['LICENSE', 'text'],
    ['paper.tex', 'text'],
    ['index.rst', 'text'],
    ['requirements.txt', 'text'],
    ['CODEOWNERS', 'text'],
    ['Jenkinsfile', 'text'],
    ['run.sh', 'shell'],
    ['train.slurm', 'shell'],
    ['setup.ps1', 'shell'],
    ['Dockerfile', 'dockerfile'],
    ['Dockerfile.gpu', 'dockerfile'],
    ['dockerfile-dev', 'dockerfile'],
    ['api.dockerfile', 'dockerfile'],
    ['Makefile', 'makefile'],
    ['makefile.linux', 'makefile'],
    ['rules.mk', 'makefile'],
    ['justfile', 'makefile'],
    ['train.csv', 'data'],
    ['rows.jsonl', 'data'],
    ['part-0.parquet', 'data'],
    ['embeddings.npy', 'data'],
    ['scaler.pkl', 'data'],
    ['scan.nii', 'data'],
    ['roads.geojson', 'data'],
    ['weights.pt', 'model'],
    ['model.safetensors', 'model'],
    ['models/step_100.checkpoint', 'model'],
    ['model.onnx', 'model'],
    ['llama.gguf', 'model'],
    ['trees.xgb', 'model'],
    ['logo.PNG', 'binary'],
    ['paper.pdf', 'binary'],
    ['data.tar.gz', 'binary'],
    ['wheel.whl', 'binary'],
    ['clip.mp4', 'binary'],
    ['extension.so', 'binary'],
    ['slides.pptx', 'binary'],
    ['main.go', 'other'],
    ['kernel.cu', 'other'],
    ['manage', 'other'],
    ['x.unknown', 'other'],
  ])('%s is %s', (name, kind) => {
    expect(kindByName(name)).toBe(kind)
  })

  test('words that every object of JavaScript has are no kinds', () => {
    for (const name of ['constructor', 'x.constructor', '__proto__', 'x.toString', 'hasOwnProperty'])
      expect(kindByName(name)).toBe('other')
  })
})

/** The first line of a script, as execve and env read it. */
describe('the kind of a script by its first line', () => {
  test.each([
    ['#!/usr/bin/python', 'python'],
    ['#!/usr/bin/env python3\nimport os\n', 'python'],
    ['#! /usr/local/bin/python3.11 -u', 'python'],
    ['#!/usr/bin/env -S python3 -W ignore', 'python'],
    ['#!/usr/bin/env PYTHONUNBUFFERED=1 python', 'python'],
    ['#!/usr/bin/pypy3', 'python'],
    ['#!/bin/sh', 'shell'],
    ['#!/usr/bin/env bash\r\n', 'shell'],
    ['#!/usr/bin/zsh -f', 'shell'],
    ['#!/usr/bin/env node', 'javascript'],
    ['#!/usr/bin/env -S deno run', 'javascript'],
    ['#!/usr/bin/env bun', 'javascript'],
    ['#!/usr/bin/perl', 'other'],
    ['#!/usr/bin/env', 'other'],
    ['#!', 'other'],
    ['import os\n#!/usr/bin/python', 'other'],
    [' #!/bin/sh', 'other'],
    ['#!/usr/bin/pythonic', 'other'],
    ['', 'other'],
  ])('%j is %s', (head, kind) => {
    expect(kindByFirstLine(head)).toBe(kind)
  })

  test('is looked at where the name has no extension', () => {
    expect(['manage', 'Procfile'].every(mayBeScript)).toBe(true)
    expect(['run.x', '.hidden', 'a.'].some(mayBeScript)).toBe(false)
  })
})

describe('the extension', () => {
  test.each([
    ['a.PY', 'py'],
    ['a.tar.gz', 'gz'],
    ['.gitignore', ''],
    ['.a.b', 'b'],
    ['a.', ''],
    ['a', ''],
    ['', ''],
  ])('of %j is %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension)
  })

  test('never has a dot or a capital letter', () => {
    fc.assert(fc.property(fc.string(), (name) => !/[.A-Z]/.test(extensionOf(name))))
  })
})
