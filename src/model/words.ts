/**
 * `<category>/<name>`, which is also the path of the rule's file below `rules/`.
 * @pattern ^[a-z]+/[a-z0-9-]+$
 */
export type RuleId = `${Category}/${string}`

export type Category = 'maintainability' | 'data' | 'training' | 'coding' | 'deployment' | 'team' | 'governance'

/** What a file is for. Exactly one each; decided in `src/discover`. */
export type Role =
  | 'source'
  | 'test'
  | 'example'
  | 'docs'
  | 'ci'
  | 'config'
  | 'deploy'
  | 'notebook'
  | 'vendored'
  | 'generated'
  | 'template'
  | 'fixture'

/**
 * A place in the audited repository. `path` is relative to the audited root, with `/`. Lines count from 1. In a
 * notebook `line` and `endLine` count inside their cell, and cells count from 1 over all cells of the notebook.
 */
export interface Location {
  readonly path: string
  readonly line?: Position
  readonly endLine?: Position
  readonly cell?: Position
  readonly endCell?: Position
}

/**
 * Number of a line or cell.
 * @asType integer
 * @minimum 1
 */
export type Position = number

/**
 * How many there are.
 * @asType integer
 * @minimum 0
 */
export type Count = number

/**
 * A date, `YYYY-MM-DD`.
 * @pattern ^\d{4}-\d{2}-\d{2}$
 */
export type Day = string

/**
 * 0..100 with one decimal.
 * @minimum 0
 * @maximum 100
 */
export type Score = number

export type Band = 'A' | 'B' | 'C' | 'D' | 'E'

/** The survey's four answers. */
export type Level = 'not-at-all' | 'partially' | 'mostly' | 'completely'
