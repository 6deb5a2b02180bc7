import type { Counting, Language } from '../../facts/types.ts'
import { countBroken } from './broken.ts'
import { type FunctionFigures, functionFigures } from './decisions.ts'
import type { Parser, Program } from './estree.ts'
import { extractFacts, type ScriptFacts } from './module.ts'
import { readSyntax } from './syntax.ts'

/**
 * Largest file that is parsed, in characters: a megabyte takes the parser seconds and half a gigabyte. What people write
 * by hand is smaller; the largest file of the TypeScript compiler is the known exception.
 */
const LARGEST = 1_500_000

export interface ParsedScript {
  readonly facts: ScriptFacts
  /** Why only lines were counted. */
  readonly problem?: string
  /** Line of the first syntax error. */
  readonly errorLine?: number
}

/** Reads one file of TypeScript or JavaScript. One that does not parse is counted by lines. */
export function parseScript(parser: Parser, source: string, path: string, counting: Counting): ParsedScript {
  const language: Language = /\.([cm]?ts|tsx)$/i.test(path) ? 'typescript' : 'javascript'
  if (source.length > LARGEST) {
    return { facts: countBroken(source, language), problem: 'is too large to be code that people write' }
  }
  const program = parseProgram(parser, source, path)
  if ('type' in program) return { facts: extractFacts(readSyntax(source, program), language, counting) }
  return { facts: countBroken(source, language), problem: 'does not parse', ...program }
}

/** The program, or where it is broken. */
function parseProgram(parser: Parser, source: string, path: string): Program | { errorLine?: number } {
  try {
    return parser(source, parsedAs(path))
  } catch (error) {
    const errorLine = lineOf(error)
    return errorLine === undefined ? {} : { errorLine }
  }
}

/** Each function by itself, for a comparison with other tools. Throws where the file does not parse. */
export function measureFunctions(parser: Parser, source: string, path: string): FunctionFigures[] {
  return functionFigures(readSyntax(source, parser(source, parsedAs(path))).tree)
}

/** The ending tells the parser which language it reads; a script that `node` runs may have none. */
function parsedAs(path: string): string {
  return /\.([cm]?[jt]s|[jt]sx)$/i.test(path) ? path : `${path}.js`
}

/** The parser's errors say where; a stack that ran out, on code nested thousands deep, does not. */
function lineOf(error: unknown): number | undefined {
  const location = error instanceof Error && 'location' in error ? error.location : undefined
  const start = location as { readonly start?: { readonly line?: number } } | undefined
  return start?.start?.line
}
