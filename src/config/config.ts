import type { Settings } from './schema.ts'

/** The configuration of an audit, and where it comes from. */
export interface Config {
  readonly settings: Settings
  /** The file it was read from; absent when there is none. */
  readonly file?: string
  /** Path from the folder of the file to the audited one: patterns are relative to the file's folder. */
  readonly base: string
}
