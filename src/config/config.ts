import type { Origin, Path } from './origins.ts'
import type { Settings } from './schema.ts'

/** The configuration of an audit, and where it comes from. */
export interface Config {
  readonly settings: Settings
  /** The file it was read from; absent when there is none. */
  readonly file?: string
  /** Path from the folder of the file to the audited one: patterns are relative to the file's folder. */
  readonly base: string
  /** Absolute path of the root of the repository; absent when there is no file. */
  readonly top?: string
  /** Where a value stands; undefined for one that nobody wrote. */
  originOf(path: Path): Origin | undefined
}
