import type { FlowFunction, FlowStep, NameFlow } from '../../../facts/types/notebooks.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { allBound, namesIn, textOf } from './bound.ts'
import { usedTokens } from './used.ts'

/** What intact cells say. */
export type Flow = Omit<NameFlow, 'brokenCells'>

/** Which names the top level of a module binds and reads, statement by statement. */
export function findFlow(syntax: Syntax): Flow {
  const finder = new FlowFinder(syntax)
  finder.walk(0, syntax.statements.length, 'module')
  return { steps: finder.steps, functions: finder.functions }
}

/** A class that is being read: its body runs where it stands, and sees its own names. */
interface ClassScope {
  readonly name: string
  readonly own: Set<string>
  readonly depth: number
}

/** Classes in classes that are read; Python itself allows some hundred levels of indentation. */
const DEEPEST = 20

class FlowFinder {
  readonly steps: FlowStep[] = []
  readonly functions: FlowFunction[] = []
  private readonly tokens: Tokens
  private readonly statements: readonly Statement[]

  constructor({ tokens, statements }: Syntax) {
    this.tokens = tokens
    this.statements = statements
  }

  /** Reads the statements from `first` up to `end`; blocks of `if`, loops and `with` are part of the scope around. */
  walk(first: number, end: number, scope: 'module' | ClassScope): void {
    for (let index = first; index < end; ) {
      const statement = this.statements[index]!
      const isDefinition = statement.kind === code.DEF || statement.kind === code.CLASS
      this.readStep(statement, scope)
      if (isDefinition) this.readBody(statement, index, scope)
      index = isDefinition ? statement.last : index + 1
    }
  }

  /** A definition binds its name after decorators, defaults and bases are read. */
  private readStep(statement: Statement, scope: 'module' | ClassScope): void {
    const bound = allBound(this.tokens, statement)
    const isDefinition = statement.kind === code.DEF || statement.kind === code.CLASS
    const binds = isDefinition ? [nameOf(this.tokens, statement)] : this.texts(bound)
    const used = this.isTried(statement) ? [] : usedTokens(this.tokens, statement, new Set(bound))
    const uses = this.texts(used.filter((at) => !isDefinition || textOf(this.tokens, at) !== binds[0]))
    if (scope === 'module') this.steps.push({ ...this.stepOf(statement), uses, binds })
    else {
      this.steps.push({ ...this.stepOf(statement), uses: uses.filter((name) => !scope.own.has(name)), binds: [] })
      for (const name of binds) scope.own.add(name)
    }
  }

  private stepOf(statement: Statement): Pick<FlowStep, 'line' | 'deletes' | 'star'> {
    const { kind, first, end, parent } = statement
    const line = this.tokens.line[first]!
    if (kind === code.DEL && parent === -1) return { line, deletes: this.plainNames(statement) }
    const isStar = kind === code.FROM && this.tokens.code[end - 1] === code.STAR
    return isStar ? { line, star: true } : { line }
  }

  private plainNames({ first, end }: Statement): string[] {
    const isPlain = (at: number) => at + 1 >= end || this.tokens.code[at + 1] === code.COMMA
    return this.texts(namesIn(this.tokens, first + 1, end).filter(isPlain))
  }

  private readBody(statement: Statement, index: number, scope: 'module' | ClassScope): void {
    const name = nameOf(this.tokens, statement)
    const owner = scope === 'module' ? name : scope.name
    const depth = scope === 'module' ? 1 : scope.depth + 1
    if (statement.kind === code.CLASS && depth < DEEPEST)
      this.walk(index + 1, statement.last, { name: owner, own: new Set(), depth })
    else if (statement.kind === code.DEF)
      this.functions.push({ name: owner, line: this.tokens.line[statement.first]!, uses: this.freeUses(index) })
  }

  /** Names that a function reads and neither it nor a function inside it binds. `global` names are the top level's. */
  private freeUses(index: number): FlowFunction['uses'] {
    const own = this.statements.slice(index, this.statements[index]!.last)
    const global = new Set(own.filter(({ kind }) => kind === code.GLOBAL).flatMap((one) => this.plainNames(one)))
    const local = new Set<string>()
    const used: number[] = []
    for (const statement of own) {
      const bound = allBound(this.tokens, statement)
      for (const name of this.texts(bound)) if (!global.has(name)) local.add(name)
      const isHeader = statement === own[0]
      if (!isHeader && !this.isTried(statement)) used.push(...usedTokens(this.tokens, statement, new Set(bound)))
    }
    this.bindGlobals(own[0]!, global)
    const free = used.filter((at) => !local.has(textOf(this.tokens, at)))
    return free.map((at) => ({ name: textOf(this.tokens, at), line: this.tokens.line[at]! }))
  }

  /** The function may bind them whenever it runs. */
  private bindGlobals({ first }: Statement, names: ReadonlySet<string>): void {
    if (names.size > 0) this.steps.push({ line: this.tokens.line[first]!, uses: [], binds: [...names] })
  }

  /** Inside `try` a missing name may be what is tried: `try: model except NameError: model = load()`. */
  private isTried({ parent }: Statement): boolean {
    for (let at = parent; at >= 0; at = this.statements[at]!.parent)
      if (this.statements[at]!.kind === code.TRY) return true
    return false
  }

  private texts(tokens: readonly number[]): string[] {
    return [...new Set(tokens.map((at) => textOf(this.tokens, at)))]
  }
}

/** The name after `def` or `class`. */
function nameOf(tokens: Tokens, { kind, first }: Statement): string {
  const word = tokens.code[first] === kind ? first : first + 1
  return textOf(tokens, word + 1)
}
