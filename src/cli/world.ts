export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
}

/** All that the program takes from the process that it runs in; tests pass a world of their own. */
export interface World {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** The day on which it runs, `YYYY-MM-DD`, where the user is. */
  today(): string
  /** What to do before the program ends because somebody stopped it (Ctrl-C, a job that is cancelled). */
  onStop(clean: () => void): void
}

export function realWorld(): World {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, today, onStop }
}

function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Exit codes as shells count them: 128 and the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

function onStop(clean: () => void): void {
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      clean()
      process.exit(code)
    })
  }
}
