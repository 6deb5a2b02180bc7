// Packs the package, installs the tarball in an empty folder and uses it there as a newcomer would.
// Prints one line a check, "ok" or "not ok"; exits 1 when one of them fails.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CHURN = resolve('fixtures/repositories/churn')
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'se-ml-smoke-'))
let failed = 0

try {
  runChecks()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0

function runChecks() {
  let packed
  check('npm pack builds a tarball', () => {
    packed = JSON.parse(ok(run('npm', ['pack', '--json', '--pack-destination', folder], process.cwd())).stdout)[0]
  })
  if (packed === undefined) return
  check('the tarball holds what users need, and nothing else', () => holdsTheRightFiles(packed))
  check('it installs in an empty folder', () => {
    ok(run('npm', ['init', '-y']))
    ok(run('npm', ['install', join(folder, packed.filename)]))
  })
  check('npx se-ml --version', () => assert.equal(ok(seMl('--version')).stdout.trim(), version))
  check('audits the example repository as text', auditsAsText)
  check('audits the example repository as JSON', auditsAsJson)
  check('writes metrics as CSV', writesCsv)
  check('reads TypeScript with the parser that ships', readsTypeScript)
  check('lists files with roles', () =>
    assert.match(ok(seMl('files', CHURN)).stdout, /notebook.*01_exploration\.ipynb/),
  )
  check('explains a rule', () => assert.match(ok(seMl('explain', 'write-short-units')).stdout, /write short units/i))
  check('a mistake of the user gives one line on stderr and exit code 2', tellsOfAMistake)
  check('works as a library, from JavaScript', worksAsLibrary)
  check("runs a rule of the user's own in the library", runsOwnRule)
  check('has types that stand alone', typesStandAlone)
}

function holdsTheRightFiles({ files, size }) {
  const paths = files.map(({ path }) => path)
  const needed = [
    'LICENSE',
    'README.md',
    'bin/se-ml.js',
    'dist/cli.js',
    'dist/index.js',
    'dist/worker.js',
    'dist/typescript-estree.js',
  ]
  for (const path of [...needed, 'dist/types/src/index.d.ts', 'schema/report.schema.json']) {
    assert.ok(paths.includes(path), `${path} is missing`)
  }
  const allowed =
    /^(LICENSE|README\.md|package\.json|bin\/se-ml\.js|dist\/.+\.js|dist\/types\/.+\.d\.ts|schema\/.+\.json)$/
  assert.deepEqual(
    paths.filter((path) => !allowed.test(path)),
    [],
  )
  // The parser of TypeScript is two thirds of it.
  assert.ok(size < 2_500_000, `${size} bytes packed`)
}

function auditsAsText() {
  const { stdout, stderr } = ok(seMl('audit', CHURN))
  assert.match(stdout, /^churn\b/)
  assert.match(stdout, /`run_training` has 82 lines of code[^\n]*\n\s+src\/churn\/train\.py:27\b/)
  assert.equal(stderr, '')
}

function auditsAsJson() {
  const report = JSON.parse(ok(seMl('audit', CHURN, '--format', 'json')).stdout)
  assert.equal(report.tool.version, version)
  const tooLong = report.rules.find(({ id }) => id === 'maintainability/write-short-units')
  assert.equal(tooLong.findings[0].at.path, 'src/churn/train.py')
  assert.ok(report.skipped.some(({ path, line }) => path === 'scripts/legacy/import_crm.py' && line === 12))
}

function readsTypeScript() {
  mkdirSync(join(folder, 'web'))
  writeFileSync(join(folder, 'web', 'chart.tsx'), 'export const Bar = ({ height = 1 }) => <p>{height || 0}</p>\n')
  assert.match(ok(seMl('metrics', 'web')).stdout, /^chart\.tsx,Bar,function,1,1,1,1,1,3$/m)
}

function writesCsv() {
  const lines = ok(seMl('metrics', CHURN, '--format', 'csv')).stdout.split(/\r?\n/)
  assert.equal(lines[0], 'file,name,kind,line,end_line,code_lines,total_lines,parameters,complexity')
  assert.ok(lines.some((line) => line.startsWith('src/churn/model.py,build_boosting,function,28,')))
}

function tellsOfAMistake() {
  const { status, stdout, stderr } = seMl('audit', 'no-such-folder')
  assert.equal(status, 2)
  assert.equal(stdout, '')
  assert.match(stderr, /^se-ml: .*no-such-folder.*\n$/)
}

function worksAsLibrary() {
  writeFileSync(
    join(folder, 'use.mjs'),
    `import { audit } from '${name}'\nconsole.log((await audit(${JSON.stringify(CHURN)})).repository.name)\n`,
  )
  assert.equal(ok(run(process.execPath, ['use.mjs'])).stdout, 'churn\n')
}

function runsOwnRule() {
  const code = [
    `import { audit, checkRules, defineGuideline, rules } from '${name}'`,
    `const rule = defineGuideline({`,
    `  id: 'coding/no-utils', number: 1, title: 'No utils', why: 'w', how: 'h', fix: 'f', sources: ['s'], needs: ['files'],`,
    `  check: ({ files }) => ({ status: 'measured', evidence: [], findings: [], measures: [`,
    `    { id: 'files', label: 'files', value: files.filter(({ path }) => path.endsWith('.py')).length, unit: 'count', atMost: 1 }] }),`,
    `})`,
    `const report = await audit(${JSON.stringify(CHURN)}, { rules: [...rules, ...checkRules(rule, 'here')] })`,
    `console.log(report.rules.at(-1).id, report.rules.at(-1).met)`,
  ]
  writeFileSync(join(folder, 'rule.mjs'), `${code.join('\n')}\n`)
  assert.equal(ok(run(process.execPath, ['rule.mjs'])).stdout, 'coding/no-utils false\n')
}

/** Compiled without skipLibCheck and without our development packages: what the declarations import must be there. */
function typesStandAlone() {
  const code = [
    `import { type Report, AuditError, audit } from '${name}'`,
    `const report: Report = await audit('.', { preset: 'bch-2016' })`,
    'export const first: string | undefined = report.rules[0]?.id',
    `import { type Rule, definePractice } from '${name}'`,
    `export const rule: Rule = definePractice({`,
    `  id: 'team/greeting', number: 1, title: 't', why: 'w', how: 'h', fix: 'f', sources: [], needs: ['documents'],`,
    `  catalogue: { difficulty: 'basic', effects: [], observability: 'static', related: [] },`,
    `  check: ({ documents }) => ({ status: 'unknown', reason: String(Object.keys(documents).length) }),`,
    `})`,
    '// @ts-expect-error: the schema is a number; fails to compile when the types are lost',
    'export const wrong: string = report.schema',
    'export { AuditError }',
  ]
  writeFileSync(join(folder, 'use.mts'), `${code.join('\n')}\n`)
  const tsc = resolve('node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023']
  ok(run(process.execPath, [tsc, ...options, 'use.mts']))
}

function seMl(...args) {
  return run('npx', ['--no-install', name, ...args])
}

function run(command, args, cwd = folder) {
  // npm's own warnings on the machine's settings are no output of ours.
  const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' }
  return spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 })
}

function ok(result) {
  const { status, error, stdout, stderr } = result
  assert.equal(status, 0, `exit code ${status} ${error ?? ''}\n${stdout}\n${stderr}`)
  return result
}

function check(title, body) {
  try {
    body()
    console.log(`ok - ${title}`)
  } catch (error) {
    failed += 1
    console.log(`not ok - ${title}\n${String(error.message).replace(/^/gm, '    ')}`)
  }
}
