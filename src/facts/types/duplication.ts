import type { Location } from '../../model.ts'
import type { Language } from './files.ts'

/** Code lines for the duplicate finder: comments, blank lines and import lines are left out. Parallel arrays. */
export interface CloneLines {
  /** Line numbers in the module, ascending. */
  readonly lines: Uint32Array
  /** Two independent 32-bit hashes of the trimmed line. */
  readonly hashA: Uint32Array
  readonly hashB: Uint32Array
}

/** One place where the lines of a clone stand. */
export interface CloneOccurrence {
  /** Index into the modules that the duplicate finder was given. */
  readonly module: number
  readonly at: Location
  /** Index of the first and last line into {@link CloneLines.lines} of that module. */
  readonly first: number
  readonly last: number
}

/** A maximal block of equal consecutive lines that stands in several places. */
export interface CloneGroup {
  /** Lines of code of the block. */
  readonly lines: number
  readonly occurrences: readonly CloneOccurrence[]
  /** Lines of all copies that stand in no larger group; each line once, so they add up over the groups. */
  readonly ownLines: number
  /** Those of {@link ownLines} that are not in the first copy: what one copy alone would save. */
  readonly spareLines: number
  /** Hash of the block's lines. */
  readonly content: string
}

export interface Duplication {
  /** Lines of code that the duplicate finder compared. */
  readonly comparedLines: number
  /** Lines of code that stand in at least one clone; each line once. */
  readonly duplicatedLines: number
  /** Largest first. */
  readonly groups: readonly CloneGroup[]
  /** The same for each language, where there are several; clones never span two of them. */
  readonly languages?: readonly {
    readonly language: Language
    readonly comparedLines: number
    readonly duplicatedLines: number
  }[]
  /** Groups, the smallest ones, that were not named since there are too many of them. Absent when all were. */
  readonly omitted?: number
}
