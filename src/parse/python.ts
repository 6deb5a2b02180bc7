import { type Flow, findFlow } from './extract/flow/index.ts'
import { extractFacts, type PythonFacts, readSyntax } from './extract/module.ts'
import { type Reading, wants } from './reading.ts'
import { judge, type Verdict } from './syntax/judge.ts'

export type { PythonFacts } from './extract/module.ts'

/** Facts, and what is known of whether the text is Python. */
export type ParsedPython = PythonFacts & Verdict

/**
 * Reads Python 3.8 to 3.14. Never throws on any text: where it is not Python 3, `errorLine` says so, and the facts are
 * those of the intact rest. All facts come from tokens and indentation, which one error does not upset.
 */
export function parsePython(source: string, reading: Reading): ParsedPython {
  const syntax = readSyntax(source)
  return { ...extractFacts(syntax, reading), ...judge(syntax) }
}

/** The same for the joined cells of a notebook, with the names that their top level binds and reads. */
export function parseCells(source: string, reading: Reading): { readonly python: ParsedPython; readonly flow?: Flow } {
  const syntax = readSyntax(source)
  const python = { ...extractFacts(syntax, reading), ...judge(syntax) }
  return wants(reading, 'relations') ? { python, flow: findFlow(syntax) } : { python }
}

/** Line of the first error; undefined when there is none, or when it took too long to tell. */
export function firstErrorLine(source: string): number | undefined {
  return judge(readSyntax(source)).errorLine
}
