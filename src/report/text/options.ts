/** How a text report is drawn. Stands alone: it is public, and users need not install what the report draws with. */
export interface TextOptions {
  readonly color: boolean
  /** Draws with ASCII characters only. */
  readonly ascii: boolean
  /** Columns of the terminal; lines are no longer than this. */
  readonly width: number
  /** Refactoring candidates shown for each guideline that is not met. */
  readonly candidates: number
  /** The audited path as the user typed it, for the commands that the report suggests. */
  readonly target: string
}
