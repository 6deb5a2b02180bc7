import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('../../tests/conformance/reference.py', import.meta.url))

/** What Python's own modules say of each file, in the order of the files. */
export async function* reference(paths) {
  const python = spawn('python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] })
  python.stdin.end(paths.map((path) => `${path}\n`).join(''))
  for await (const line of createInterface({ input: python.stdout })) yield JSON.parse(line)
}
