import type { Output, World } from './world.ts'

export interface Progress {
  /** Tells how far the work is; draws now and then. */
  readonly update: (done: number, of: number) => void
  /** Takes the bar off the screen. */
  readonly clear: () => void
}

/** Work that is shorter shows no bar. */
const PATIENCE_MS = 500
/** Time between two drawings. */
const REDRAW_MS = 80
const WIDTH = 30

const NOTHING: Progress = { update: () => {}, clear: () => {} }

/** A bar on stderr for long work; nothing where there is no terminal. */
export function createProgress({ stderr, env }: Pick<World, 'stderr' | 'env'>, now = Date.now): Progress {
  if (!canRedraw({ stderr, env })) return NOTHING
  let next = now() + PATIENCE_MS
  let drawn = false
  return {
    update(done, of) {
      if (now() < next || of === 0) return
      next = now() + REDRAW_MS
      drawn = true
      draw(stderr, done, of)
    },
    clear() {
      if (drawn) stderr.write('\r\x1b[K')
    },
  }
}

/** A terminal that can write over a line. */
function canRedraw({ stderr, env }: Pick<World, 'stderr' | 'env'>): boolean {
  return stderr.isTTY === true && env.TERM !== 'dumb'
}

function draw(stderr: Output, done: number, of: number): void {
  const filled = Math.round((WIDTH * done) / of)
  stderr.write(`\rReading [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done} of ${of} files\x1b[K`)
}
