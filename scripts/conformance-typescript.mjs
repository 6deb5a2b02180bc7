// npm run conformance:ts -- FOLDER ...
// Compares complexity and parameters of every function in TypeScript and JavaScript files with ESLint's own rules
// `complexity` and `max-params`. ESLint 10 and @typescript-eslint/parser are taken from the folder in ESLINT_HOME, or
// from where they are found from here upwards; this package does not install them:
//   npm install --prefix /tmp/eslint eslint@10 @typescript-eslint/parser typescript@5
//   ESLINT_HOME=/tmp/eslint npm run conformance:ts -- FOLDER ...
// With --record it writes what ESLint says of fixtures/conformance/scripts, which the tests compare with.
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadEslint } from './conformance/eslint.mjs'
import { loadScriptParser } from './conformance/script-parser.mjs'

const SAMPLES = 'fixtures/conformance/scripts'
const SHOWN = 20
const SCRIPT = /\.[cm]?[jt]sx?$/
/** Installed packages, and code that the audit does not parse either. */
const LEFT_OUT = /(^|\/)(node_modules|dist|\.git)\/|\.min\.[cm]?js$/

const eslint = await loadEslint()
if (eslint === undefined) {
  console.error('conformance:ts: needs ESLint 10 and @typescript-eslint/parser; see the head of this script')
  process.exit(2)
}
const args = process.argv.slice(2)
if (args.includes('--record')) record()
else if (args.length === 0) usage()
else await compareFolders(args)

function usage() {
  console.error('conformance:ts: name at least one folder')
  process.exitCode = 2
}

function record() {
  const reference = Object.fromEntries(
    scripts(SAMPLES).map((path) => [path.slice(SAMPLES.length + 1), referenceOf(path) ?? null]),
  )
  writeFileSync(`${SAMPLES}.json`, `${JSON.stringify({ eslint: eslint.version, reference }, null, 2)}\n`)
}

function referenceOf(path) {
  const found = eslint.figures(readFileSync(path, 'utf8'), path)
  return found && [...found].sort(([a], [b]) => a - b).map(([start, one]) => ({ start, ...withZero(one) }))
}

/** `max-params` says nothing of a function without parameters. */
function withZero({ complexity, parameters = 0 }) {
  return { complexity, parameters }
}

async function compareFolders(folders) {
  const measure = await loadScriptParser()
  const rows = folders.map((folder) => compareFolder(folder, measure))
  const differences = rows.flatMap((row) => row.differences)
  console.log(`reference: ESLint ${eslint.version} in ${eslint.home}\n`)
  console.log(
    `${'folder'.padEnd(40)}files  functions   complexity differs   parameters differ   not read: by both, here, ESLint`,
  )
  for (const row of rows) console.log(line(row))
  for (const difference of differences.slice(0, SHOWN)) console.log(difference)
  process.exitCode = differences.length === 0 ? 0 : 1
}

function line({ folder, files, functions, complexity, parameters, both, here, there }) {
  const numbers = [String(files).padStart(5), String(functions).padStart(10), String(complexity).padStart(20)]
  return `${folder.slice(-39).padEnd(40)}${numbers.join(' ')}${String(parameters).padStart(20)}   ${both}, ${here}, ${there}`
}

function compareFolder(folder, measure) {
  const row = { files: 0, functions: 0, complexity: 0, parameters: 0, both: 0, here: 0, there: 0 }
  const differences = scripts(folder).flatMap((path) => {
    const source = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
    const [expected, actual] = [eslint.figures(source, path), measure(source, path)]
    row.files++
    if (expected !== undefined && actual !== undefined) return compareFile({ path, expected, actual, source }, row)
    row[unread(expected, actual)]++
    return []
  })
  return { folder, ...row, differences }
}

/** Who could not read a file. */
function unread(expected, actual) {
  if (expected === undefined && actual === undefined) return 'both'
  return actual === undefined ? 'here' : 'there'
}

/** Counts in `row`. @returns the differences, one line each */
function compareFile({ path, expected, actual, source }, row) {
  const own = new Map(actual.map((one) => [one.start, one]))
  const starts = [...new Set([...expected.keys(), ...own.keys()])]
  row.functions += starts.length
  return starts.flatMap((start) => {
    const reference = expected.has(start) ? withZero(expected.get(start)) : {}
    const found = own.get(start) ?? {}
    const differing = ['complexity', 'parameters'].filter((key) => reference[key] !== found[key])
    for (const key of differing) row[key]++
    const at = `${path}:${source.slice(0, start).split('\n').length}`
    return differing.map((key) => `${at}  ${key}: ESLint ${reference[key]}, se-ml ${found[key]}`)
  })
}

function scripts(folder) {
  return readdirSync(realpathSync(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SCRIPT.test(entry.name))
    .map((entry) => join(folder, join(entry.parentPath, entry.name).slice(realpathSync(folder).length)))
    .filter((path) => !LEFT_OUT.test(path))
    .sort()
}
