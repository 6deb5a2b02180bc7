import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const BIN = fileURLToPath(new URL('../../bin/se-ml.js', import.meta.url))
export const CHURN = fileURLToPath(new URL('../../fixtures/repositories/churn', import.meta.url))

export interface Result {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly cwd?: string
  /** Added to the environment, from which all that asks for colour was taken. */
  readonly env?: Readonly<Record<string, string>>
  /** User to run as. */
  readonly uid?: number
}

/** Runs the built program as a process of its own. */
export function seml(args: readonly string[], around: Surroundings = {}): Promise<Result> {
  return run(process.execPath, [BIN, ...args], around)
}

/** Runs a command and waits for its end. */
export function run(
  command: string,
  args: readonly string[],
  { env = {}, ...around }: Surroundings = {},
): Promise<Result> {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = process.env
  const child = spawn(command, args, { ...around, env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...said }))
  })
}
