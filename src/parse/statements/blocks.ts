import type { LogicalLine, Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import type { Statement, Statements } from './statement.ts'

/** One level of indentation that is open. */
interface Block {
  readonly column: number
  readonly narrowColumn: number
  /** Index of the statement that holds the block; -1 at the top level. */
  readonly holder: number
  /** Index of the last statement in it that is no clause: what an `else` belongs to. */
  leader: number
}

const CLAUSES = new Set([code.ELIF, code.ELSE, code.EXCEPT, code.FINALLY])

/** Builds the nesting of statements from the indentation of their lines, with a stack of its own. */
export class Blocks {
  private readonly tokens: Tokens
  private readonly all: Statement[] = []
  private readonly open: Block[] = [{ column: 0, narrowColumn: 0, holder: -1, leader: -1 }]
  private errorLine = Number.POSITIVE_INFINITY

  constructor(tokens: Tokens) {
    this.tokens = tokens
  }

  /** The innermost block belongs to a `match` statement, so that its lines start with the keyword `case`. */
  get isInMatch(): boolean {
    return this.all[this.block.holder]?.kind === code.MATCH
  }

  /** Opens or closes blocks for a line that starts in these columns. */
  openLine(line: LogicalLine): void {
    while (this.open.length > 1 && line.column < this.block.column) this.closeBlock()
    if (line.column > this.block.column) this.openBlock(line)
    else if (line.column !== this.block.column || this.missesBlock()) this.fail(line.first)
    if (line.narrowColumn !== this.block.narrowColumn) this.fail(line.first)
  }

  /** Adds a statement to the innermost block. */
  add(kind: number, first: number, end: number, isCompound: boolean): void {
    const { block } = this
    const index = this.all.length
    const isClause = CLAUSES.has(kind)
    const leader = isClause ? block.leader : -1
    if (!isClause) block.leader = index
    this.all.push({ kind, first, end, isCompound, parent: block.holder, leader, last: index + 1 })
  }

  /** Opens the block of the last statement for what follows its colon in the same line. */
  openInline(): void {
    const { column, narrowColumn } = this.block
    this.open.push({ column, narrowColumn, holder: this.all.length - 1, leader: -1 })
  }

  closeInline(): void {
    this.closeBlock()
  }

  finish(): Statements {
    if (this.missesBlock()) this.fail(this.all[this.all.length - 1]!.first)
    while (this.open.length > 0) this.closeBlock()
    return this.errorLine === Number.POSITIVE_INFINITY
      ? { all: this.all }
      : { all: this.all, errorLine: this.errorLine }
  }

  private get block(): Block {
    return this.open[this.open.length - 1]!
  }

  /** A line further in than the last one: the block of a header, or an error and then part of the block it stands in. */
  private openBlock(line: LogicalLine): void {
    const expected = this.missesBlock()
    if (!expected || line.narrowColumn <= this.block.narrowColumn) this.fail(line.first)
    const holder = expected ? this.all.length - 1 : this.block.holder
    const { column, narrowColumn } = line
    this.open.push({ column, narrowColumn, holder, leader: -1 })
  }

  /** The last statement is a header without its block. */
  private missesBlock(): boolean {
    const last = this.all[this.all.length - 1]
    return last?.isCompound === true
  }

  private closeBlock(): void {
    const { holder } = this.open.pop()!
    const statement = this.all[holder]
    if (statement !== undefined) statement.last = this.all.length
  }

  private fail(token: number): void {
    this.errorLine = Math.min(this.errorLine, this.tokens.line[token]!)
  }
}
