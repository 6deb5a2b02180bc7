/** The text of a configuration. */
export interface ConfigText {
  /** Path of the file, as the user can open it: relative when the audited path is. */
  readonly file: string
  readonly format: 'yaml' | 'pyproject'
  readonly text: string
}

/** A configuration as it was read, before it is checked. */
export interface ConfigSource {
  /** Path of the file, as the user can open it. */
  readonly file: string
  readonly data: unknown
  /** Line of a key or list entry, from 1; of the nearest key around it when it has none of its own. */
  lineOf(path: readonly PropertyKey[]): number
}
