import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compare } from '../../scripts/conformance/compare.mjs'
import { reference } from '../../scripts/conformance/reference.mjs'
import { decodeSource } from '../../src/parse/decode.ts'
import { parsePython } from '../../src/parse/python.ts'

const SAMPLES = join(import.meta.dirname, 'samples')

/** Modules of the standard library that have much of the syntax; those that this Python has are read. */
const LIBRARY =
  'argparse ast dataclasses doctest functools inspect tokenize typing asyncio/tasks ctypes/__init__ test/test_patma'

function python(code: string): string {
  return spawnSync('python3', ['-c', code], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

const library = python(
  'import sys, sysconfig; print(sysconfig.get_paths()["stdlib"] if sys.version_info >= (3, 10) else "")',
)

function files(): string[] {
  const samples = readdirSync(SAMPLES).map((name) => join(SAMPLES, name))
  const modules = LIBRARY.split(' ').map((name) => join(library, `${name}.py`))
  return [...samples, ...modules.filter((path) => existsSync(path))]
}

function read(path: string) {
  const decoded = decodeSource(readFileSync(path))
  if ('reason' in decoded) throw new Error(`${path}: ${decoded.reason}`)
  return parsePython(decoded.text, { freeStrings: 'all', bodiesAreUnits: false })
}

// The reference needs Python 3.10. The whole library is compared by `npm run conformance`.
test.skipIf(library === '')('agrees with Python on samples and on modules of its library', async () => {
  let compared = 0
  for await (const expected of reference(files())) {
    // Syntax that is newer than this Python.
    if (expected.error !== undefined) continue
    const results = compare(expected, read(expected.path))
    compared += results.length
    expect(results.filter(({ expected, actual }) => expected !== actual)).toEqual([])
  }
  expect(compared).toBeGreaterThan(2000)
})
