import { posix } from 'node:path'

/** A path as written in the file `from`, relative to the audited root; undefined when it leaves the root. */
export function resolvePath(from: string, written: string): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(from), written.replaceAll('\\', '/')))
  return path.startsWith('../') || posix.isAbsolute(written) ? undefined : path
}
