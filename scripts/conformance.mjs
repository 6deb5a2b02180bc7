// npm run conformance [-- FOLDER ...]
// Compares what se-ml reads from Python files with an independent computation over Python's own `ast` and `tokenize`
// (tests/conformance/reference.py), for the library of the python3 on the machine and every folder given. Prints a
// table and the first differences, and exits with 1 when there is one.
import { spawnSync } from 'node:child_process'
import { readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { COLUMNS, compare } from './conformance/compare.mjs'
import { loadParser } from './conformance/parser.mjs'
import { reference } from './conformance/reference.mjs'

/** Differences shown for each column. */
const SHOWN = 6

const library = standardLibrary()
if (library === undefined) {
  console.error('conformance: needs Python 3.10 or newer as python3')
  process.exit(2)
}
const folders = [library, ...process.argv.slice(2)]
const parser = await loadParser()
const counts = Object.fromEntries(COLUMNS.map((column) => [column, { compared: 0, differing: 0 }]))
const differences = []
let files = 0
let unreadable = 0

for await (const expected of reference(folders.flatMap(pythonFiles))) {
  files++
  const actual = parser.read(expected.path)
  if (expected.error !== undefined || actual === undefined) unreadable++
  else take(expected.path, compare(expected, actual))
}
report()

/** `undefined` when there is no Python, or one that is too old for the reference. */
function standardLibrary() {
  const code = 'import sys, sysconfig; sys.version_info < (3, 10) or print(sysconfig.get_paths()["stdlib"])'
  return spawnSync('python3', ['-c', code], { encoding: 'utf8' }).stdout?.trim() || undefined
}

function pythonFiles(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
  return files
    .map((entry) => join(realpathSync(folder), join(entry.parentPath, entry.name).slice(folder.length)))
    .sort()
}

function take(path, results) {
  for (const { column, line, expected, actual } of results) {
    counts[column].compared++
    if (expected === actual) continue
    counts[column].differing++
    if (counts[column].differing <= SHOWN)
      differences.push(`${path}:${line}  ${column}: reference ${expected}, se-ml ${actual}`)
  }
}

function report() {
  console.log(`${files} files, of which ${unreadable} are not readable to this Python and are left out\n`)
  console.log(`${'compared'.padEnd(30)}${'number'.padStart(10)}${'equal'.padStart(10)}${'differing'.padStart(11)}`)
  for (const [column, { compared, differing }] of Object.entries(counts)) {
    const numbers = [compared, compared - differing].map((number) => String(number).padStart(10)).join('')
    console.log(`${column.padEnd(30)}${numbers}${String(differing).padStart(11)}`)
  }
  for (const difference of differences) console.log(difference)
  process.exitCode = differences.length === 0 ? 0 : 1
}
