import { createRequire } from 'node:module'
import type Parser from 'tree-sitter'
import { AuditError } from '../errors.ts'

/** Longest time that the grammar may take for one file, in microseconds; a megabyte of real code takes a tenth. */
const TIME_LIMIT = 5_000_000

/** What the grammar says of a text: first and last offset of the first part that is not in it, if there is one. */
export type GrammarVerdict = 'valid' | 'too slow' | { readonly error: readonly [number, number] }

/**
 * The grammar of tree-sitter. It is loaded when it is first asked: that takes as long as a megabyte of code, and most
 * repositories never need it. Its trees are freed when the event loop turns: yield between files.
 */
export class Grammar {
  private parser: Parser | undefined
  private readonly limit: number

  /** @param limit longest time for one text, in microseconds */
  constructor(limit = TIME_LIMIT) {
    this.limit = limit
  }

  judge(source: string): GrammarVerdict {
    this.parser ??= loadParser(this.limit)
    // The buffer has to hold the rest of the text at once, or long files are read piece by piece.
    const tree: Parser.Tree | null = this.parser.parse(source, null, { bufferSize: source.length + 1 })
    if (tree !== null) return tree.rootNode.hasError ? { error: firstError(tree.walk()) } : 'valid'
    this.parser.reset()
    return 'too slow'
  }
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

function loadParser(limit: number): Parser {
  const require = createRequire(import.meta.url)
  try {
    const loaded: Parser = new (require('tree-sitter'))()
    loaded.setLanguage(require('tree-sitter-python'))
    loaded.setTimeoutMicros(limit)
    return loaded
  } catch (error) {
    throw new AuditError(`the Python parser could not be loaded: ${firstLine(error)}; run "npm install" again`)
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? ''
}
