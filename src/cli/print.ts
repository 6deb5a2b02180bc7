import { AuditError } from '../errors.ts'
import type { Output } from './world.ts'

/**
 * Writes to a stream and waits until it is written. A reader that has gone (`| head`) is no error.
 * @throws AuditError when it cannot be written, for instance because a disk is full
 */
export function print(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (!error || CLOSED.has(error.code ?? '')) resolve()
      else reject(new AuditError(`cannot write the output: ${error.message}`))
    })
  })
}

const CLOSED: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])

/** Keeps errors of a stream from ending the program: {@link print} reports those that matter. */
export function guard(output: Output): void {
  output.on('error', () => {})
}
