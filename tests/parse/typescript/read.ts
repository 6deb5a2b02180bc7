import type { Counting } from '../../../src/facts/types.ts'
import { loadParser } from '../../../src/parse/typescript/estree.ts'
import { measureFunctions, parseScript } from '../../../src/parse/typescript/index.ts'
import type { ScriptFacts } from '../../../src/parse/typescript/module.ts'

export const OURS: Counting = { freeStrings: 'all', bodiesAreUnits: false }

const parser = await loadParser()

/** Facts of one source text. */
export function read(source: string, path = 'src/a.tsx', counting = OURS): ScriptFacts {
  const { facts, problem, errorLine } = parseScript(parser, source, path, counting)
  if (problem !== undefined) throw new Error(`${path} ${problem} in line ${errorLine}`)
  return facts
}

/** The same for a text that may be broken. */
export function readBroken(source: string, path = 'src/a.ts') {
  return parseScript(parser, source, path, OURS)
}

export function figures(source: string, path = 'src/a.tsx') {
  return measureFunctions(parser, source, path)
}
