import { Readable, Writable } from 'node:stream'
import type { World } from '../../src/cli/world.ts'

/** A stream that remembers what was written to it. */
export class Sink extends Writable {
  text = ''
  readonly isTTY: boolean
  readonly columns = 80

  constructor(isTTY = false) {
    super()
    this.isTTY = isTTY
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += String(chunk)
    done()
  }
}

/** A stream that cannot be written to. */
export class Broken extends Writable {
  readonly #code: string

  constructor(code: string) {
    super()
    this.#code = code
  }

  override _write(_chunk: unknown, _encoding: string, done: (error: Error) => void): void {
    done(Object.assign(new Error(`write ${this.#code}`), { code: this.#code }))
  }
}

/** A world without a terminal and with an empty environment. */
export function fakeWorld(parts: Partial<World> = {}): World & { stdout: Sink; stderr: Sink } {
  return {
    stdin: Readable.from([]),
    stdout: new Sink(),
    stderr: new Sink(),
    env: {},
    today: () => '2026-01-01',
    onStop: () => {},
    ...parts,
  } as World & {
    stdout: Sink
    stderr: Sink
  }
}
