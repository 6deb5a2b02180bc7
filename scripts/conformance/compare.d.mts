import type { PythonFacts } from '../../src/parse/python.ts'
import type { Reference } from './reference.d.mts'

/** A value as the reference has it and as se-ml has it; equal or not. */
export interface Compared {
  readonly column: string
  readonly line: number
  readonly expected: unknown
  readonly actual: unknown
}

export const COLUMNS: readonly string[]

export function compare(expected: Reference, actual: PythonFacts): Compared[]
