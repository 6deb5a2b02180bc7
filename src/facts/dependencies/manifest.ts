import type { TomlDocument } from '../read/toml.ts'

/** What the readers of the tables of one manifest share. */
export interface Manifest {
  readonly path: string
  readonly document: TomlDocument
}
