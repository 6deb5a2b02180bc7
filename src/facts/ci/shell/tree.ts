/** A script as a tree: lists of chains (`a && b || c`) of pipelines (`a | b`) of commands. */
export interface Chain {
  readonly links: readonly Link[]
  readonly background: boolean
  /** As written, on one line. */
  readonly text: string
}

/** A pipeline and what joins it to the one before. */
export interface Link {
  readonly operator: '' | '&&' | '||'
  readonly negated: boolean
  readonly parts: readonly Command[]
  readonly text: string
}

export type Command = Simple | Group | Branches | Loop | Definition

export interface Simple {
  readonly kind: 'simple'
  /** Without quotes; `raw` holds them as written. */
  readonly words: readonly string[]
  readonly raw: readonly string[]
  readonly text: string
  /** Line in the script, from 0. */
  readonly line: number
}

export interface Group {
  readonly kind: 'group'
  readonly subshell: boolean
  readonly body: readonly Chain[]
}

/** `if` and `case`. A `case` has no tests. */
export interface Branches {
  readonly kind: 'branches'
  readonly tests: readonly (readonly Chain[])[]
  readonly bodies: readonly (readonly Chain[])[]
}

export interface Loop {
  readonly kind: 'loop'
  readonly test: readonly Chain[]
  readonly body: readonly Chain[]
}

export interface Definition {
  readonly kind: 'function'
  readonly name: string
  readonly body: Command
}
