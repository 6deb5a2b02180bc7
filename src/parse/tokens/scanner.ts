import { type LogicalLine, TokenBuffer } from './buffer.ts'
import * as char from './chars.ts'
import { afterByteOrderMark, columnOf } from './indentation.ts'
import { type PhysicalLines, physicalLines } from './lines.ts'
import { Nesting } from './nesting.ts'

/** Where a lexer stands: the text, the tokens so far, what is open, physical and logical lines. */
export class Scanner {
  protected readonly source: string
  protected readonly lines: PhysicalLines
  protected readonly tokens: TokenBuffer
  protected readonly nesting: Nesting
  protected readonly logical: LogicalLine[] = []
  protected at: number
  /** Physical line of the last token, and where the next one starts. */
  protected line = 1
  protected nextLine: number
  /** Where the text of the logical line begins; and whether it has a token yet. */
  protected lineStart = 0
  protected isLineOpen = false
  protected errorLine = Number.POSITIVE_INFINITY
  protected hasForeignName = false

  constructor(source: string) {
    this.source = source
    this.lines = physicalLines(source)
    this.nextLine = this.lines.start[1] ?? 0
    this.tokens = new TokenBuffer(source.length)
    this.nesting = new Nesting(this.tokens)
    this.at = afterByteOrderMark(source)
  }

  /** Adds the token from here to `end`, of which the first in a logical line sets the indentation. */
  protected add(kind: number, end: number): number {
    this.followLine()
    if (!this.isLineOpen) this.openLine()
    const index = this.tokens.push(kind, this.at, end, this.line)
    this.at = end
    return index
  }

  /** Moves `line` on to the physical line that holds the current character. */
  protected followLine(): void {
    while (this.nextLine <= this.at && this.line < this.lines.count) this.nextLine = this.lines.start[++this.line]!
  }

  protected openLine(): void {
    this.isLineOpen = true
    const { source, lineStart, at } = this
    const column = columnOf(source, lineStart, at, 8)
    this.logical.push({ first: this.tokens.count, column, narrowColumn: columnOf(source, lineStart, at, 1) })
  }

  protected endLine(): void {
    this.at = char.afterLineEnd(this.source, this.at)
    if (!this.nesting.isEmpty) return
    this.isLineOpen = false
    this.lineStart = this.at
  }

  protected skipComment(): void {
    this.followLine()
    const isEnded = char.isLineEnd(this.source.charCodeAt(this.nextLine - 1))
    this.at = isEnded ? this.nextLine - 1 : this.nextLine
  }

  protected fail(line: number): void {
    if (line < this.errorLine) this.errorLine = line
  }
}
