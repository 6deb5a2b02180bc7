import { createRequire } from 'node:module'
import type Parser from 'tree-sitter'
import { AuditError } from '../errors.ts'
import type { Counting } from '../facts/types.ts'
import { extractFacts, type PythonFacts, readSyntax } from './extract/module.ts'
import type { Syntax } from './extract/syntax.ts'
import { KnownShapes } from './syntax/known-shapes.ts'
import { misplacedLine } from './syntax/misplaced.ts'
import { firstDisorder } from './syntax/order.ts'
import { python2Line } from './syntax/python2.ts'
import { readable } from './syntax/rewrite.ts'
import { simplified } from './syntax/simplify.ts'
import { lineAt } from './tokens/lines.ts'

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
  const python2 = python2Line(syntax, (name) => known.has(name))
  const misplaced = [python2, misplacedLine(syntax), disorderLine(syntax)].map((line) => line ?? Infinity)
  const own = Math.min(syntax.errorLine, ...misplaced)
  if (own === Infinity && shapes.accept(syntax.tokens, syntax.statements)) return facts
  const errorLine = firstErrorLine(syntax, own)
  return errorLine === Infinity ? facts : { ...facts, errorLine }
}

/** Line of the first clause or statement out of place. */
function disorderLine({ tokens, statements }: Syntax): number | undefined {
  const statement = statements[firstDisorder(statements)]
  return statement && tokens.line[statement.first]
}

/** @param own line of the first error that tokens and statements show by themselves, or infinity */
function firstErrorLine(syntax: Syntax, own: number): number {
  const source = readable(syntax)
  if (own === Infinity && grammarError(source) === undefined) return own
  const span = grammarError(simplified(syntax, source))
  if (span === undefined) return own
  const [first, last] = span.map((offset) => lineAt(syntax.tokens.lines, offset)) as [number, number]
  // tree-sitter may wrap much intact code into an error: then the line that tokens show tells more.
  return own >= first && own <= last ? own : Math.min(own, first)
}

/** First and last offset of the first part of a text that is not in the grammar; `undefined` when all of it is. */
function grammarError(source: string): [number, number] | undefined {
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
function firstError(cursor: Parser.TreeCursor): [number, number] {
  let node = cursor.currentNode
  while (!node.isError && !node.isMissing && cursor.gotoFirstChild()) {
    while (!cursor.currentNode.hasError && cursor.gotoNextSibling()) {}
    node = cursor.currentNode
  }
  return [node.startIndex, node.endIndex]
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
