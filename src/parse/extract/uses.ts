import type { Import, Use } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { boundTokens } from './bindings.ts'
import { NameFilter } from './name-filter.ts'
import type { Owners } from './owners.ts'
import type { Syntax } from './syntax.ts'

/**
 * Places where an imported name is read, in the order of the text; with a star import, where any name is. A name that
 * the function around it binds itself (a parameter, a local variable) is not the imported one.
 */
export function findUses(syntax: Syntax, owners: Owners, imports: readonly Import[]): Use[] {
  if (imports.length === 0) return []
  const finder = new UseFinder(syntax.tokens, imports)
  syntax.statements.forEach((statement, index) => {
    finder.visit(statement, scopeOf(owners, index))
  })
  return finder.finish()
}

/** Index of the function that a statement belongs to; -1 outside of functions. */
function scopeOf({ units, ofStatement }: Owners, index: number): number {
  const kind = units[ofStatement[index]!]?.kind
  return kind === 'function' || kind === 'method' ? ofStatement[index]! : -1
}

interface ScopedUse extends Use {
  readonly root: string
  readonly scope: number
}

class UseFinder {
  private readonly uses: ScopedUse[] = []
  /** `scope:name` of what functions bind themselves. */
  private readonly local = new Set<string>()
  private readonly tokens: Tokens
  private readonly imported: NameFilter | undefined

  constructor(tokens: Tokens, imports: readonly Import[]) {
    this.tokens = tokens
    const hasStar = imports.some(({ name }) => name === '*')
    this.imported = hasStar ? undefined : new NameFilter(imports.map(({ bound }) => bound))
  }

  visit(statement: Statement, scope: number): void {
    if (statement.kind === code.IMPORT || statement.kind === code.FROM) return
    let bound: number[] | undefined
    for (let at = statement.first; at < statement.end; at++) {
      if (!this.isCandidate(at, statement)) continue
      bound ??= boundTokens(this.tokens, statement)
      this.take(at, scope, bound.includes(at))
    }
  }

  finish(): Use[] {
    const isOuter = ({ scope, root }: ScopedUse) => scope === -1 || !this.local.has(`${scope}:${root}`)
    return this.uses.filter(isOuter).map(({ name, line }) => ({ name, line }))
  }

  private take(at: number, scope: number, isBound: boolean): void {
    const root = this.text(at)
    // A function does not bind its own name inside itself: in a method of that name the import is still seen.
    if (this.tokens.code[at - 1] === code.DEF) return
    if (isBound) this.local.add(`${scope}:${root}`)
    else this.uses.push({ root, scope, name: this.dotted(at), line: this.tokens.line[at]! })
  }

  /** An imported name that is no attribute of another one and no name of a keyword argument. */
  private isCandidate(at: number, { kind, first, end }: Statement): boolean {
    const { tokens } = this
    if (!code.isName(tokens.code[at]!) || tokens.code[at - 1] === code.DOT) return false
    if (this.imported?.has(tokens.source, tokens.start[at]!, tokens.end[at]!) === false) return false
    return !(at > first && at + 1 < end && this.isKeyword(at)) || kind === code.DEF
  }

  private isKeyword(at: number): boolean {
    const { code: codes } = this.tokens
    const before = codes[at - 1]
    return codes[at + 1] === code.ASSIGN && (before === code.OPEN_PAREN || before === code.COMMA)
  }

  private dotted(at: number): string {
    const { code: codes, count } = this.tokens
    let name = this.text(at)
    for (let dot = at + 1; dot + 1 < count && codes[dot] === code.DOT; dot += 2) {
      if (!code.isName(codes[dot + 1]!)) break
      name += `.${this.text(dot + 1)}`
    }
    return name
  }

  private text(at: number): string {
    return this.tokens.source.slice(this.tokens.start[at], this.tokens.end[at])
  }
}
