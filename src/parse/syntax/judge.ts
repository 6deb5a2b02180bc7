import { findImports } from '../extract/imports.ts'
import type { ReadSyntax, Syntax } from '../extract/syntax.ts'
import { isPlainPython } from '../grammar/index.ts'
import { lineAt } from '../tokens/lines.ts'
import { Grammar } from '../tree-sitter.ts'
import { misplacedLine } from './misplaced.ts'
import { firstDisorder } from './order.ts'
import { python2Line } from './python2.ts'
import { readable } from './rewrite.ts'
import { simplified } from './simplify.ts'
import { unclosedLine } from './unclosed.ts'

/** Whether a text is Python 3. */
export interface Verdict {
  /** Line of the first error; absent when there is none. */
  readonly errorLine?: number
  /** Line of triple quotes that are never closed: what follows is lost. */
  readonly unclosed?: number
  /** The grammar took too long: there may be errors that tokens do not show. */
  readonly unjudged?: true
}

const grammar = new Grammar()

/** Looks for errors: by the forms of common statements, which are beyond doubt, else by the grammar of tree-sitter. */
export function judge(syntax: ReadSyntax): Verdict {
  if (syntax.errorLine === Infinity && isPlainPython(syntax)) return {}
  const own = Math.min(syntax.errorLine, ...ownErrors(syntax))
  const found = grammarLine(syntax, own)
  if (found === 'too slow') return own === Infinity ? { unjudged: true } : { errorLine: own, unjudged: true }
  return found === Infinity ? {} : { errorLine: found, ...openEnd(syntax) }
}

function openEnd({ tokens }: Syntax): Pick<Verdict, 'unclosed'> {
  const unclosed = unclosedLine(tokens)
  return unclosed === undefined ? {} : { unclosed }
}

/** Lines of errors that the grammar does not see. */
function ownErrors(syntax: Syntax): number[] {
  const known = new Set(findImports(syntax).map(({ bound }) => bound))
  const python2 = python2Line(syntax, (name) => known.has(name))
  return [python2, misplacedLine(syntax), disorderLine(syntax)].map((line) => line ?? Infinity)
}

/** Line of the first clause or statement out of place. */
function disorderLine({ tokens, statements }: Syntax): number | undefined {
  const statement = statements[firstDisorder(statements)]
  return statement && tokens.line[statement.first]
}

/** @param own line of the first error that tokens and statements show by themselves, or infinity */
function grammarLine(syntax: Syntax, own: number): number | 'too slow' {
  const source = readable(syntax)
  const first = own === Infinity ? grammar.judge(source) : undefined
  if (first === 'valid') return own
  const second = first === 'too slow' ? first : grammar.judge(simplified(syntax, source))
  if (second === 'too slow') return second
  return second === 'valid' ? own : nearer(syntax, own, second.error)
}

/** tree-sitter may wrap much intact code into an error: then the line that tokens show tells more. */
function nearer({ tokens }: Syntax, own: number, error: readonly [number, number]): number {
  const [first, last] = [lineAt(tokens.lines, error[0]), lineAt(tokens.lines, error[1])]
  return own >= first && own <= last ? own : Math.min(own, first)
}
