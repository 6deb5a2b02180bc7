import type { Counting, Unit } from '../../../src/facts/types.ts'
import { type ParsedPython, parsePython } from '../../../src/parse/python.ts'

export const COUNTING: Counting = { freeStrings: 'all', bodiesAreUnits: false }
export const BCH: Counting = { freeStrings: 'unprefixed', bodiesAreUnits: true }

export function read(source: string, counting: Counting = COUNTING): ParsedPython {
  return parsePython(source, counting)
}

/** Line of the first error of syntax. */
export function errorLine(source: string): number | undefined {
  return read(source).errorLine
}

/** The one function of a module. */
export function unit(source: string): Unit {
  const [found, ...others] = read(source).units.filter(({ kind }) => kind === 'function' || kind === 'method')
  if (found === undefined || others.length > 0) throw new Error(`not one function in ${JSON.stringify(source)}`)
  return found
}

/** Units as `kind name line-endLine`. */
export function outline(source: string, counting: Counting = COUNTING): string[] {
  return read(source, counting).units.map(({ kind, name, line, endLine }) => `${kind} ${name} ${line}-${endLine}`)
}
