import type { CiSystem } from '../types/ci.ts'

/** Which files configure which system. They count at the root of the repository only. */
const PLACES: readonly (readonly [path: RegExp, system: CiSystem])[] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, 'github-actions'],
]

/** The system that a file configures; undefined when it configures none. */
export function systemOf(path: string): CiSystem | undefined {
  return PLACES.find(([pattern]) => pattern.test(path))?.[1]
}
