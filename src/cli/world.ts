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
}

export function realWorld(): World {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env, today }
}

function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
