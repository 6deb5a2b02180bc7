export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** All that the program takes from the process that it runs in; tests pass a world of their own. */
export interface World {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
}

export function realWorld(): World {
  return { stdout: process.stdout, stderr: process.stderr, env: process.env }
}
