import { createRequire } from 'node:module'
import type Parser from 'tree-sitter'
import { AuditError } from '../errors.ts'
import type { Counting } from '../facts/types.ts'
import { extractFacts, type PythonFacts, readSyntax } from './extract/module.ts'
import { KnownShapes } from './syntax/known-shapes.ts'
import { python2Line } from './syntax/python2.ts'
import { readable } from './syntax/rewrite.ts'

export type { PythonFacts } from './extract/module.ts'

/** Longest time that the grammar may take for one file, in microseconds; a megabyte of real code takes a tenth. */
const TIME_LIMIT = 5_000_000

const parser = loadParser()
const shapes = new KnownShapes((source) => parse(source)?.rootNode.hasError === false)

/**
 * Reads Python 3.8 to 3.14. Never throws on any text: where it is not Python 3, `errorLine` says so, and the facts are
 * those of the intact rest. Units, calls and lines come from tokens and indentation, which one error does not upset;
 * tree-sitter judges whether the whole is Python. Its trees are freed when the event loop turns: yield between files.
 */
export function parsePython(source: string, counting: Counting): PythonFacts {
  const syntax = readSyntax(source)
  const facts = extractFacts(syntax, counting)
  const known = new Set(facts.imports.map(({ bound }) => bound))
  const own = Math.min(syntax.errorLine, python2Line(syntax, (name) => known.has(name)) ?? Infinity)
  if (own === Infinity && shapes.accept(syntax.tokens, syntax.statements)) return facts
  const errorLine = combined(own, grammarError(readable(syntax)))
  return errorLine === Infinity ? facts : { ...facts, errorLine }
}

/** First and last line of the first part of a text that is not in the grammar. */
interface ErrorSpan {
  readonly first: number
  readonly last: number
}

/** tree-sitter may wrap much intact code into an error: then the line found by tokens tells more. */
function combined(own: number, span: ErrorSpan | undefined): number {
  if (span === undefined) return own
  return own >= span.first && own <= span.last ? own : Math.min(own, span.first)
}

function grammarError(source: string): ErrorSpan | undefined {
  const tree = parse(source)
  return tree?.rootNode.hasError ? firstError(tree.walk()) : undefined
}

/** Undefined when it took longer than the limit. */
function parse(source: string): Parser.Tree | undefined {
  // The buffer has to hold the rest of the text at once, or long files are read piece by piece.
  const tree = parser.parse(source, null, { bufferSize: source.length + 1 })
  if (tree === null) parser.reset()
  return tree ?? undefined
}

/** Goes down along the first child that holds an error. */
function firstError(cursor: Parser.TreeCursor): ErrorSpan {
  let node = cursor.currentNode
  while (!node.isError && !node.isMissing && cursor.gotoFirstChild()) {
    while (!cursor.currentNode.hasError && cursor.gotoNextSibling()) {}
    node = cursor.currentNode
  }
  return { first: node.startPosition.row + 1, last: node.endPosition.row + 1 }
}

function loadParser(): Parser {
  const require = createRequire(import.meta.url)
  try {
    const loaded: Parser = new (require('tree-sitter'))()
    loaded.setLanguage(require('tree-sitter-python'))
    loaded.setTimeoutMicros(TIME_LIMIT)
    return loaded
  } catch (error) {
    throw new AuditError(`the Python parser could not be loaded: ${firstLine(error)}; run "npm install" again`)
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? ''
}
