// What is measured: each job is a command that does one task from start to end, so that start-up and reading count too.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const NODE = process.execPath
const CLI = here('../../bin/se-ml.js')

/**
 * @param {{root: string, listOfFiles: string, scratch: string}} places what is audited, the file that lists its Python
 * files, and a folder for what is written
 * @returns {{name: string, task: string, command: string[]}[]}
 */
export function ownJobs({ root, listOfFiles, scratch }) {
  const audit = [CLI, 'audit', root, '--format', 'json', '--output', `${scratch}/report.json`]
  return [
    {
      name: 'bare parse',
      task: 'tree-sitter parses the same files, one thread, nothing else',
      command: [NODE, here('bare-parse.mjs'), listOfFiles],
    },
    { name: 'se-ml audit', task: 'the whole audit, default threads', command: [NODE, ...audit] },
    { name: 'se-ml audit, 1 thread', task: 'the whole audit', command: [NODE, ...audit, '--workers', '1'] },
    {
      name: 'se-ml, four guidelines',
      task: 'units, their interfaces and duplicates, default threads',
      command: [NODE, here('some-rules.mjs'), root, `${scratch}/four.json`, 'four'],
    },
    {
      name: 'se-ml, and ten practices',
      task: 'the four guidelines and ten practices, default threads',
      command: [NODE, here('some-rules.mjs'), root, `${scratch}/fourteen.json`, 'fourteen'],
    },
    { name: 'se-ml --version', task: 'start-up', command: [NODE, CLI, '--version'] },
    { name: 'empty node script', task: 'start-up', command: [NODE, here('empty.mjs')] },
  ]
}

/** Peers that are installed, and how to get the others. */
export function peerJobs(root, scratch) {
  const jobs = []
  const missing = []
  for (const { name, probe, install, runs } of peers(root, scratch)) {
    const version = probe.map(answer).find((text) => text !== undefined)
    if (version === undefined) missing.push({ name, install })
    else
      for (const run of runs(probe.find((command) => answer(command) !== undefined)))
        jobs.push({ ...run, name: `${name} ${version.replace(/^\D*/, '')}${run.name}` })
  }
  return { jobs, missing }
}

function peers(root, scratch) {
  const jscpd = ['--min-lines', '6', '--format', 'python', '--silent', '--output', scratch]
  return [
    {
      name: 'jscpd',
      probe: [['jscpd', '--version']],
      install: 'npm install --no-save jscpd@4 (or jscpd@5.3.3, the newer one)',
      runs: () => [
        { name: '', task: 'duplicates, its own limits for files', command: ['jscpd', ...jscpd, root] },
        {
          name: ', all files',
          task: 'duplicates',
          command: ['jscpd', ...jscpd, '--max-lines', '1000000', '--max-size', '50mb', root],
        },
      ],
    },
    {
      name: 'lizard',
      probe: [
        ['lizard', '--version'],
        ['python3', '-m', 'lizard', '--version'],
      ],
      install: 'pip install lizard',
      runs: (found) => [
        { name: '', task: 'units, one process', command: [...found.slice(0, -1), '-l', 'python', root] },
      ],
    },
    {
      name: 'radon',
      probe: [
        ['radon', '--version'],
        ['python3', '-m', 'radon', '--version'],
      ],
      install: 'pip install radon',
      runs: (found) => [{ name: ' cc', task: 'complexity', command: [...found.slice(0, -1), 'cc', root] }],
    },
  ]
}

/** First line that a command prints, or undefined when it does not run. */
function answer([program, ...args]) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n')[0]
  } catch {
    return undefined
  }
}
