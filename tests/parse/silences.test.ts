import { expect, test } from 'vitest'
import { read } from './python/read.ts'

/** Forms as the documentation of flake8, ruff, pylint, mypy, pyright and bandit gives them. */
test.each([
  'import a  # noqa',
  'import a  # noqa: F401,E402',
  'import a  #noqa:F401',
  'import a  # type: ignore',
  'import a  # type: ignore[import-untyped]  # no stubs',
  'import a  # its stubs are wrong  # type: ignore',
  'import a  # pyright: ignore[reportMissingImports]',
  'import a  # pylint: disable=import-error',
  '# pylint: disable-next=import-error\nimport a',
  'import a  # nosec B404',
  '# flake8: noqa: E501\nimport a',
  'import a\n# type: ignore\nimport b',
])('%j silences a line or some checks', (source) => {
  expect(read(`${source}\n`).silences).toEqual({ some: 1, all: [] })
})

test.each([
  ['# flake8: noqa\nimport a', ['flake8 1']],
  ['"""Doc."""\n# ruff: noqa\nimport a', ['ruff 2']],
  ['# pylint: skip-file\nimport a', ['pylint 1']],
  ['# mypy: ignore-errors\nimport a', ['mypy 1']],
  ['#!/usr/bin/env python\n# type: ignore\nimport a', ['mypy 2', 'pyright 2']],
])('%j switches a tool off', (source, expected) => {
  const { silences } = read(`${source}\n`)
  expect(silences?.some).toBe(0)
  expect(silences?.all.map(({ tool, line }) => `${tool} ${line}`)).toEqual(expected)
})

test.each([
  'TEXT = "# noqa"',
  '"""\n# flake8: noqa\n"""',
  '# the noqa of this line was taken out',
  'import a  # types: ignore them',
  '# ignore what follows, disable nothing',
])('%j silences nothing', (source) => {
  expect(read(`${source}\n`).silences).toBeUndefined()
})
