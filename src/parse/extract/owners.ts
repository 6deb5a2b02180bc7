import type { UnitKind } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import * as code from '../tokens/codes.ts'
import { scriptStatements } from './script.ts'
import type { Syntax } from './syntax.ts'

/** A unit before it is measured. */
export interface UnitDraft {
  readonly kind: UnitKind
  readonly name: string
  /** Index of its `def` or `class` statement; -1 for the script body. */
  readonly statement: number
}

export interface Owners {
  /** Functions, methods and class bodies in the order of the text, then the script body. */
  readonly units: readonly UnitDraft[]
  /** For each statement the index of the unit that it counts for; -1 when it counts for none. */
  readonly ofStatement: Int32Array
}

export const SCRIPT = '<script>'

/**
 * Says which statement belongs to which unit. Functions inside of functions bill to the outermost one.
 * @param bodies class bodies and all module-level code are units
 */
export function findOwners(syntax: Syntax, bodies: boolean): Owners {
  const finder = new OwnerFinder(syntax, bodies)
  syntax.statements.forEach((statement, index) => {
    finder.visit(statement, index)
  })
  return finder.finish()
}

class OwnerFinder {
  private readonly units: UnitDraft[] = []
  private readonly ofStatement: Int32Array
  private readonly syntax: Syntax
  private readonly bodies: boolean

  constructor(syntax: Syntax, bodies: boolean) {
    this.syntax = syntax
    this.bodies = bodies
    this.ofStatement = new Int32Array(syntax.statements.length).fill(-1)
  }

  visit({ kind, parent }: Statement, index: number): void {
    const holder = parent === -1 ? -1 : this.ofStatement[parent]!
    const isInFunction = holder !== -1 && this.units[holder]!.kind !== 'class-body'
    if (isInFunction) this.ofStatement[index] = holder
    else if (kind === code.DEF) this.open(this.isInClass(parent) ? 'method' : 'function', index)
    else if (kind === code.CLASS && this.bodies) this.open('class-body', index)
    else this.ofStatement[index] = holder
  }

  finish(): Owners {
    const own = scriptStatements(this.syntax, this.ofStatement, this.bodies)
    if (own.length > 0) {
      for (const index of own) this.ofStatement[index] = this.units.length
      this.units.push({ kind: 'script', name: SCRIPT, statement: -1 })
    }
    return { units: this.units, ofStatement: this.ofStatement }
  }

  private open(kind: UnitKind, statement: number): void {
    this.ofStatement[statement] = this.units.length
    this.units.push({ kind, name: this.nameOf(statement), statement })
  }

  /** The nearest scope around is a class; `if` and the like between do not matter. */
  private isInClass(parent: number): boolean {
    const { statements } = this.syntax
    let at = parent
    while (at !== -1 && statements[at]!.kind !== code.CLASS) at = statements[at]!.parent
    return at !== -1
  }

  /** Own name behind the names of the classes around it. */
  private nameOf(index: number): string {
    const { statements } = this.syntax
    const names: string[] = []
    for (let at = index; at !== -1; at = statements[at]!.parent) {
      const statement = statements[at]!
      if (statement.kind === code.DEF || statement.kind === code.CLASS) names.unshift(this.ownName(statement))
    }
    return names.join('.')
  }

  private ownName({ kind, first }: Statement): string {
    const { tokens } = this.syntax
    const word = tokens.code[first] === kind ? first : first + 1
    return tokens.source.slice(tokens.start[word + 1], tokens.end[word + 1])
  }
}
