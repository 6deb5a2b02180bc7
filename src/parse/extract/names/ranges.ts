import type { LineRange } from '../../../facts/types/names.ts'
import type { Import } from '../../../facts/types.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { endLineOf, lastToken, type Syntax } from '../syntax.ts'
import { textOf } from './chain.ts'

/** Names of checks whether a package is installed: `is_wandb_available`, `HAS_OPTUNA`, `find_spec`. */
const AVAILABLE = /(^|_)(available|installed|importable)$|^_?has_[a-z]|^_?(WITH|HAS|HAVE)_[A-Z]|^find_spec$/i

/** Blocks of `if __name__ == "__main__":`. */
export function findMains({ tokens, statements }: Syntax): LineRange[] {
  return statements
    .filter(({ kind, first, parent }) => kind === code.IF && parent === -1 && textOf(tokens, first + 1) === '__name__')
    .map((statement) => rangeOf({ tokens, statements }, statement))
}

/**
 * Code that runs only where a package happens to be installed: blocks below a check for it, the rest of a function that
 * gives up without it, and `try` around imports that may fail.
 */
export function findOptional(syntax: Syntax, imports: readonly Import[]): LineRange[] {
  const maybe = new Set(imports.filter(({ guarded }) => guarded).map(({ bound }) => bound))
  const guardedLines = new Set(imports.filter(({ guarded }) => guarded).map(({ line }) => line))
  return syntax.statements.flatMap((statement, index) => {
    if (statement.kind === code.TRY) return tryRange(syntax, index, guardedLines)
    if (statement.kind !== code.IF && statement.kind !== code.ELIF) return []
    return checks(syntax.tokens, statement, maybe) ? [checkedRange(syntax, statement)] : []
  })
}

/**
 * A `try` that directly holds a guarded import; the handlers are not part of it. A handler of all exceptions is there for
 * an import only where the block begins with it.
 */
function tryRange(syntax: Syntax, index: number, guardedLines: ReadonlySet<number>): LineRange[] {
  const { tokens, statements } = syntax
  const statement = statements[index]!
  for (let at = index + 1; at < statement.last; at = statements[at]!.last) {
    const { kind, first } = statements[at]!
    const isImport = kind === code.IMPORT || kind === code.FROM
    if (isImport && guardedLines.has(tokens.line[first]!)) return [rangeOf(syntax, statement)]
    if (!isImport && !namesImportError(syntax, index)) return []
  }
  return []
}

/** A handler of the `try` names the error of an import. */
function namesImportError({ tokens, statements }: Syntax, index: number): boolean {
  for (let at = statements[index]!.last; statements[at]?.leader === index; at = statements[at]!.last) {
    const { first, end } = statements[at]!
    for (let token = first + 1; token < end; token++)
      if (/^(ImportError|ModuleNotFoundError)$/.test(textOf(tokens, token))) return true
  }
  return false
}

/** The condition names a check for a package, or a name that an optional import binds. */
function checks(tokens: Tokens, { first, end }: Statement, maybe: ReadonlySet<string>): boolean {
  for (let at = first + 1; at < end; at++) {
    if (!code.isName(tokens.code[at]!)) continue
    const name = textOf(tokens, at)
    if (AVAILABLE.test(name)) return true
    const isWhole = tokens.code[at - 1] !== code.DOT && tokens.code[at + 1] !== code.DOT
    if (isWhole && maybe.has(name)) return true
  }
  return false
}

/** `if available:` covers its block; `if not available: return` covers what follows in the function. */
function checkedRange(syntax: Syntax, statement: Statement): LineRange {
  const own = rangeOf(syntax, statement)
  const isNegative = syntax.tokens.code[statement.first + 1] === code.NOT
  const around = syntax.statements[statement.parent]
  if (!isNegative || around?.kind !== code.DEF) return own
  return { line: own.line, endLine: rangeOf(syntax, around).endLine }
}

function rangeOf({ tokens, statements }: Syntax, statement: Statement): LineRange {
  const last = statements[statement.last - 1] ?? statement
  return { line: tokens.line[statement.first]!, endLine: endLineOf(tokens, lastToken(last)) }
}
