import type { Import } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import * as code from '../tokens/codes.ts'
import type { Syntax } from './syntax.ts'

export type ImportContext = Pick<Import, 'local' | 'typing' | 'guarded'>

/** An import that may fail is guarded by a handler of one of these, or of all exceptions. */
const HANDLED = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'])

/** Says under what an import stands. */
export class ImportContexts {
  private readonly syntax: Syntax
  /** For each `try` that holds imports, whether it handles that they fail. */
  private readonly guards = new Map<number, boolean>()

  constructor(syntax: Syntax) {
    this.syntax = syntax
  }

  of(statement: Statement): ImportContext {
    const { statements } = this.syntax
    const context = { local: false, typing: false, guarded: false }
    for (let at = statement.parent; at !== -1; at = statements[at]!.parent) {
      const { kind } = statements[at]!
      const isTyping = this.isTypeChecking(at)
      if (kind === code.DEF) context.local = true
      if (isTyping) context.typing = true
      if (this.isGuard(at) && !(isTyping && kind === code.IF)) context.guarded = true
    }
    return context
  }

  /** `if TYPE_CHECKING:` or `if typing.TYPE_CHECKING:`, or the same after `elif`; not an `else`. */
  private isTypeChecking(index: number): boolean {
    const { kind, first, end } = this.syntax.statements[index]!
    if ((kind !== code.IF && kind !== code.ELIF) || this.text(end - 2) !== 'TYPE_CHECKING') return false
    return end - first === 3 || (end - first === 5 && this.syntax.tokens.code[first + 2] === code.DOT)
  }

  private isGuard(index: number): boolean {
    const { kind, leader } = this.syntax.statements[index]!
    const lead = leader === -1 ? index : leader
    const leadKind = leader === -1 ? kind : this.syntax.statements[leader]!.kind
    return leadKind === code.IF || (leadKind === code.TRY && this.isGuardedTry(lead))
  }

  private isGuardedTry(index: number): boolean {
    const known = this.guards.get(index)
    if (known !== undefined) return known
    const guarded = this.handlesImports(index)
    this.guards.set(index, guarded)
    return guarded
  }

  private handlesImports(index: number): boolean {
    const { statements } = this.syntax
    for (let at = statements[index]!.last; statements[at]?.leader === index; at = statements[at]!.last) {
      const clause = statements[at]!
      if (clause.kind === code.EXCEPT && this.catchesImportError(clause)) return true
    }
    return false
  }

  /** A bare `except:`, or one that names an exception that a failed import raises. */
  private catchesImportError({ first, end }: Statement): boolean {
    if (end - first === 2) return true
    for (let token = first + 1; token < end; token++) if (HANDLED.has(this.text(token))) return true
    return false
  }

  private text(token: number): string {
    const { source, start, end } = this.syntax.tokens
    return source.slice(start[token], end[token])
  }
}
