import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ParsedPython, parsePython } from '../../src/parse/python.ts'
import { PRESETS } from '../../src/score/presets.ts'

/**
 * Modules of the standard library that hold many forms of imports, calls and signatures. Not `enum`: it writes `(num).bit_length()`, and
 * brackets around a name, which the tree of ast does not show, end a chain here.
 */
const MODULES =
  'argparse ast asyncio/base_events asyncio/tasks bdb calendar codecs collections/__init__ concurrent/futures/process configparser contextlib csv dataclasses datetime decimal difflib doctest email/message fractions functools http/client imaplib importlib/__init__ inspect json/decoder locale logging/__init__ mailbox multiprocessing/pool operator optparse pathlib pickle platform random shutil smtplib socket sqlite3/__init__ statistics string subprocess tarfile tempfile textwrap threading tokenize traceback types typing unittest/case urllib/request uuid warnings xml/dom/minidom zipfile'.split(
    ' ',
  )

/** What one file holds; lists are sorted, since both sides find things in an order of their own. */
interface Facts {
  readonly imports: readonly unknown[]
  readonly calls: readonly unknown[]
  readonly signatures: readonly unknown[]
  readonly classes: readonly unknown[]
}

const KINDS = ['imports', 'calls', 'signatures', 'classes'] as const

const library = pathOfLibrary()

function pathOfLibrary(): string | undefined {
  const asked = spawnSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort()
}

/** What Python's own ast says, by path. */
function reference(paths: readonly string[]): Map<string, Facts> {
  const script = resolve(import.meta.dirname, 'facts.py')
  const { stdout, stderr, status } = spawnSync('python3', [script], {
    input: paths.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  const lines = stdout.trimEnd().split('\n')
  return new Map(paths.map((path, index) => [path, JSON.parse(lines[index]!) as Facts]))
}

function ours(source: string): Facts {
  const { imports, calls, units, names }: ParsedPython = parsePython(source, PRESETS['se-ml'].counting)
  return {
    imports: imports.map(({ module, level, name, bound, local }) => [module, level, name ?? null, bound, local]),
    calls: calls.map(({ callee, positional, keywords }) => [callee, positional, keywords]),
    signatures: names.signatures.map(({ unit, parameters }) => [units[unit]!.name, parameters.map(({ name }) => name)]),
    classes: names.classes.map(({ name, bases }) => [name, bases]),
  }
}

describe.runIf(library !== undefined)('facts of the standard library are those of Python’s own ast', () => {
  const paths = MODULES.map((name) => join(library ?? '', `${name}.py`)).filter(isThere)
  const expected = reference(paths)

  test('there is a library to compare with', () => {
    expect(paths.length).toBeGreaterThan(40)
  })

  test.each(paths.map((path) => [basename(path), path]))('%s', (_name, path) => {
    const found = ours(readFileSync(path, 'utf8'))
    for (const kind of KINDS)
      expect({ [kind]: sorted(found[kind]) }).toEqual({ [kind]: sorted(expected.get(path)![kind]) })
  })
})

function isThere(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}
