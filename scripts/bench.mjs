// npm run bench -- PATH [--rounds N] [--no-peers]
// Measures the whole audit, its stages and the peers that are installed against a bare parse of the same files. Jobs take turns, since the
// speed of a machine drifts within minutes: read the ratios, not the seconds. CONTRIBUTING.md says how.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measure } from '../dist/index.js'
import { ownJobs, peerJobs } from './bench/jobs.mjs'
import { measuresMemory, median, run } from './bench/run.mjs'
import { stageTimes } from './bench/stage-times.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, peers: { type: 'boolean', default: true } },
  allowNegative: true,
})
if (positionals.length !== 1) {
  console.error('usage: npm run bench -- PATH [--rounds N] [--no-peers]')
  process.exit(2)
}

const root = resolve(positionals[0])
const rounds = Math.max(1, Number(values.rounds) || 1)
const scratch = mkdtempSync(join(tmpdir(), 'se-ml-bench-'))
try {
  await bench()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function bench() {
  const list = await listFiles()
  const { jobs: peers, missing } = values.peers ? peerJobs(root, scratch) : { jobs: [], missing: [] }
  const jobs = [...ownJobs({ root, listOfFiles: list, scratch }), ...peers].map((job) => ({ ...job, runs: [] }))
  const stages = stageTimes(root, scratch)
  for (let round = 0; round < rounds; round++) {
    for (const job of jobs) job.runs.push(run(job.command, scratch))
    stages.runOnce()
  }
  printJobs(jobs)
  const bare = jobs.find(({ name }) => name === 'bare parse')
  stages.print(median(bare.runs.map(({ seconds }) => seconds)))
  for (const { name, install } of missing) console.log(`\n${name} is not installed: ${install}`)
}

/** Writes down the files that the audit parses, so that the yardstick parses the same. */
async function listFiles() {
  const { modules } = await measure(root)
  const paths = modules.filter(({ cells }) => cells === undefined).map(({ path }) => join(root, path))
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0)
  const notebooks = modules.length - paths.length
  console.log(
    `${paths.length} Python files, ${(bytes / 1e6).toFixed(1)} MB` +
      (notebooks > 0 ? `, and ${notebooks} notebooks that the bare parse leaves out` : '') +
      `; ${availableParallelism()} cores, Node ${process.versions.node}; median of ${rounds} rounds\n`,
  )
  const list = join(scratch, 'files.json')
  writeFileSync(list, JSON.stringify(paths))
  return list
}

/** Ratios are taken within each round, then their median: both jobs of a pair ran at about the same time. */
function printJobs(jobs) {
  const bare = jobs.find(({ name }) => name === 'bare parse').runs
  console.log(row('job', 'seconds', 'x bare parse', 'min..max', 'peak MB', 'task'))
  for (const { name, task, runs } of jobs) {
    const ratios = runs.map(({ seconds }, round) => seconds / bare[round].seconds)
    const range = `${Math.min(...ratios).toFixed(2)}..${Math.max(...ratios).toFixed(2)}`
    const memory = measuresMemory ? Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0) : '-'
    console.log(
      row(name, median(runs.map(({ seconds }) => seconds)).toFixed(2), median(ratios).toFixed(2), range, memory, task),
    )
  }
  if (!measuresMemory) console.log('\nPeak memory needs GNU time (apt install time).')
}

function row(name, seconds, ratio, range, memory, task) {
  return `${name.padEnd(26)}${seconds.padStart(9)}${ratio.padStart(14)}${range.padStart(14)}${memory.padStart(9)}  ${task}`
}
