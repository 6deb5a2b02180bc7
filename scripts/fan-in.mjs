// Compares fan-in and the interface of components with an independent count over Python's own ast.
// Usage: npm run fan-in -- FOLDER [FOLDER ...]
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'

const BIN = new URL('../bin/se-ml.js', import.meta.url).pathname
const REFERENCE = new URL('../tests/conformance/fan_in.py', import.meta.url).pathname
const LARGE = { encoding: 'utf8', maxBuffer: 1 << 30 }

const folders = process.argv.slice(2)
if (folders.length === 0) {
  console.error('usage: npm run fan-in -- FOLDER [FOLDER ...]')
  process.exitCode = 2
}
for (const folder of folders) if (!compare(folder)) process.exitCode = 1

function compare(folder) {
  const flags = [BIN, 'metrics', folder, '--modules', '--format', 'json']
  const rows = JSON.parse(execFileSync(process.execPath, flags, LARGE))
  const source = rows.filter(({ role, file }) => role === 'source' && file.endsWith('.py'))
  const home = JSON.stringify(Object.fromEntries(source.map(({ file, component }) => [file, component])))
  const input = source.map(({ file }) => file).join('\n')
  const reference = JSON.parse(execFileSync('python3', [REFERENCE, folder, home], { ...LARGE, input }))
  const known = source.filter(({ file }) => file in reference.fan_in)
  const different = known.filter(({ file, fan_in }) => fan_in !== reference.fan_in[file])
  const inner = new Set(reference.interface)
  const edges = known.filter((row) => row.interface !== inner.has(row.file))
  const uses = known.reduce((sum, row) => sum + row.fan_in, 0)
  console.log(
    `${basename(folder)}: ${known.length} modules, ${uses} uses; fan-in differs in ${different.length}, interface in ${edges.length}`,
  )
  for (const { file, fan_in } of different.slice(0, 20))
    console.log(`  ${file}: ${fan_in}, by ast ${reference.fan_in[file]}`)
  for (const row of edges.slice(0, 20))
    console.log(`  ${row.file}: interface ${row.interface}, by ast ${inner.has(row.file)}`)
  return different.length + edges.length === 0
}
