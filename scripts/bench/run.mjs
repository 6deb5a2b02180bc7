// Runs a command once and tells how long it took and how much memory it needed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const GNU_TIME = '/usr/bin/time'

/** Whether peak memory can be measured here. */
export const measuresMemory =
  existsSync(GNU_TIME) && spawnSync(GNU_TIME, ['--version'], { encoding: 'utf8' }).status === 0

/** @returns {{seconds: number, megabytes?: number, output: string}} */
export function run(command, scratch) {
  const peak = `${scratch}/peak`
  const [program, ...args] = measuresMemory ? [GNU_TIME, '-f', '%M', '-o', peak, ...command] : command
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
  const seconds = (performance.now() - start) / 1000
  // Peers exit with 1 when they find something.
  if (error !== undefined || status === null || status > 1) throw new Error(`${command.join(' ')}: ${error ?? stderr}`)
  const megabytes = measuresMemory ? Number(readFileSync(peak, 'utf8').trim().split('\n').at(-1)) / 1024 : undefined
  return { seconds, megabytes, output: stdout }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
