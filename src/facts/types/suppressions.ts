/** A comment that accepts findings: `# se-ml: ignore[write-short-units] -- reason`. Lines count in the module. */
export interface SuppressionComment {
  /** Line of the comment. */
  readonly line: number
  /** What it is for: a line or the unit that begins there, or the whole file (`ignore-file`). */
  readonly scope: 'line' | 'file'
  /** First line of the statement that it belongs to; absent where none follows. */
  readonly target?: number
  /** Nothing but comments stands in its line. */
  readonly alone?: true
  /** Names of rules as written; empty when there are none. */
  readonly rules: readonly string[]
  /** Empty when there is none. */
  readonly reason: string
}
