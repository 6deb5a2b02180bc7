// Times of the stages, from audits through the library in processes of their own.
import { fileURLToPath } from 'node:url'
import { median, run } from './run.mjs'

const SCRIPT = fileURLToPath(new URL('stages.mjs', import.meta.url))
const TASKS = {
  discover: 'list the files, give each a role',
  parse: 'read, parse, take the facts of each file',
  facts: 'gather what belongs to several files',
  duplicates: 'of it: find clones (an audit with that rule alone)',
  check: 'run the rules',
  score: 'score',
  report: 'text and JSON',
}

export function stageTimes(root, scratch) {
  const rounds = []
  return {
    runOnce() {
      const all = JSON.parse(run([process.execPath, SCRIPT, root], scratch).output)
      const clones = JSON.parse(
        run([process.execPath, SCRIPT, root, 'maintainability/write-code-once'], scratch).output,
      )
      rounds.push({ ...all, duplicates: clones.facts })
    },
    /** @param {number} bare seconds of the bare parse */
    print(bare) {
      console.log('\nstage                             ms  x bare parse  task')
      for (const [stage, task] of Object.entries(TASKS)) {
        const ms = median(rounds.map((round) => round[stage]))
        console.log(
          `${stage.padEnd(26)}${ms.toFixed(0).padStart(10)}${(ms / 1000 / bare).toFixed(2).padStart(14)}  ${task}`,
        )
      }
    },
  }
}
