import type { Tokens } from './buffer.ts'
import * as char from './chars.ts'
import * as code from './codes.ts'
import { textEnd } from './fstrings.ts'
import { isPython2Number, numberEnd } from './numbers.ts'
import { operatorCode, operatorLength } from './operators.ts'
import { Scanner } from './scanner.ts'
import { isTripled, prefixKind, stringEnd } from './strings.ts'
import { wordCode } from './words.ts'

/**
 * Splits Python text into tokens: comments, blank lines and white space left out, f-strings lexed inside. It reads every
 * character a bounded number of times and never throws; text that is not Python gives an `errorLine`.
 */
export function tokenize(source: string): Tokens {
  return new Lexer(source).run()
}

class Lexer extends Scanner {
  run(): Tokens {
    while (this.at < this.source.length) {
      if (this.nesting.isText) this.takeText()
      else this.takeToken()
    }
    if (!this.nesting.isEmpty) this.abandonOpen()
    const { source, lines, logical, hasForeignName } = this
    const { count, code, start, end, line, partner } = this.tokens
    const tokens = { source, lines, count, code, start, end, line, partner, logical, hasForeignName }
    return this.errorLine === Number.POSITIVE_INFINITY ? tokens : { ...tokens, errorLine: this.errorLine }
  }

  private takeToken(): void {
    switch (char.classOf(this.source.charCodeAt(this.at))) {
      case char.BLANK:
        this.at++
        break
      case char.LETTER:
        this.takeWord()
        break
      case char.PUNCTUATION:
        this.takeOperator()
        break
      case char.LINE_END:
        this.endLine()
        break
      case char.DIGIT:
        this.takeNumber()
        break
      case char.QUOTE:
        this.takeString(this.at, false)
        break
      case char.HASH:
        this.skipComment()
        break
      case char.BACKSLASH:
        this.continueLine()
        break
      default:
        this.takeBad()
    }
  }

  private continueLine(): void {
    if (char.isLineEnd(this.source.charCodeAt(this.at + 1))) this.at = char.afterLineEnd(this.source, this.at + 1)
    else this.takeBad()
  }

  private takeBad(): void {
    this.add(code.BAD, this.at + 1)
    this.fail(this.line)
  }

  private takeNumber(): void {
    const start = this.at
    this.add(code.NUMBER, numberEnd(this.source, start))
    if (isPython2Number(this.source, start, this.at)) this.fail(this.line)
  }

  private takeWord(): void {
    const { source, at } = this
    let end = at
    let next = source.charCodeAt(end)
    while (char.isWordPart(next)) {
      if (next > 127) this.hasForeignName = true
      next = source.charCodeAt(++end)
    }
    if ((next === 34 || next === 39) && this.takePrefixed(end)) return
    const word = wordCode(source, at, end)
    if (!this.nesting.isEmpty && code.startsStatement(word)) this.recover()
    this.add(word, end)
  }

  private takePrefixed(quoteAt: number): boolean {
    const prefix = prefixKind(this.source, this.at, quoteAt)
    if (prefix === undefined) return false
    if (prefix === 'formatted') this.openFstring(quoteAt)
    else this.takeString(quoteAt, true)
    if (prefix === 'python2') this.fail(this.line)
    return true
  }

  private takeString(quoteAt: number, prefixed: boolean): void {
    const end = stringEnd(this.source, quoteAt)
    const tripled = isTripled(this.source, quoteAt)
    const triple = prefixed ? code.PREFIXED_TRIPLE_STRING : code.TRIPLE_STRING
    this.add(tripled ? triple : code.STRING, end < 0 ? ~end : end)
    if (end < 0) this.fail(this.line)
  }

  private openFstring(quoteAt: number): void {
    const tripled = isTripled(this.source, quoteAt)
    const kind = tripled ? code.FSTRING_TRIPLE_START : code.FSTRING_START
    this.nesting.push(this.add(kind, quoteAt + (tripled ? 3 : 1)))
  }

  /** Literal text of an f-string, and the one token that ends it. */
  private takeText(): void {
    const { source, tokens, nesting } = this
    const opening = nesting.fstring
    const quote = source.charCodeAt(tokens.end[opening]! - 1)
    const tripled = tokens.code[opening] === code.FSTRING_TRIPLE_START
    const raw = /r/i.test(source.slice(tokens.start[opening]!, tokens.start[opening]! + 2))
    const specification = nesting.innermost === code.FIELD_SPEC
    const end = textEnd(source, this.at, { quote, tripled, raw, specification })
    if (end > this.at) this.add(code.FSTRING_TEXT, end)
    this.endText(quote, tripled ? 3 : 1)
  }

  private endText(quote: number, quotes: number): void {
    const unit = this.source.charCodeAt(this.at)
    if (unit === 123) this.nesting.push(this.add(code.FIELD_OPEN, this.at + 1))
    else if (unit === 125) this.closeField()
    else this.closeFstring(unit === quote ? quotes : 0)
  }

  /** Ends the innermost f-string: with its quotes, or with none at a line end that it must not cross. */
  private closeFstring(quotes: number): void {
    const opening = this.nesting.fstring
    if (quotes === 0 || this.nesting.innermost === code.FIELD_SPEC) this.fail(this.tokens.line[opening]!)
    this.nesting.closeFstring(opening, this.add(code.FSTRING_END, this.at + quotes))
  }

  /** A closing brace in the text of an f-string, or at the end of a field's expression. */
  private closeField(): void {
    if (this.nesting.innermost === code.FIELD_SPEC) this.nesting.drop()
    if (this.nesting.innermost === code.FIELD_OPEN) this.nesting.close(this.add(code.FIELD_CLOSE, this.at + 1))
    else this.takeBad()
  }

  private takeOperator(): void {
    const { source, at } = this
    const unit = source.charCodeAt(at)
    if (this.nesting.innermost === code.FIELD_OPEN && this.takeFieldPart(unit)) return
    if (unit === 46 && char.isDigit(source.charCodeAt(at + 1))) this.takeNumber()
    else this.addOperator()
  }

  private addOperator(): void {
    const { source, at } = this
    const length = operatorLength(source, at)
    const kind = operatorCode(source, at, length)
    const index = this.add(kind, at + length)
    if (code.isBracket(kind)) this.nesting.push(index)
    else if (code.isClosing(kind)) this.closeBracket(kind, index)
    else if (kind === code.BAD || source.startsWith('<>', at)) this.fail(this.line)
  }

  /** `}`, `:` and `!` have their own meaning right inside a replacement field. */
  private takeFieldPart(unit: number): boolean {
    if (unit === 125) this.closeField()
    else if (unit === 58) this.nesting.push(this.add(code.FIELD_SPEC, this.at + 1))
    else if (unit === 33 && this.source.charCodeAt(this.at + 1) !== 61) this.add(code.CONVERSION, this.at + 1)
    else return false
    return true
  }

  private closeBracket(kind: number, index: number): void {
    const { innermost } = this.nesting
    if (innermost !== kind - 1) this.fail(this.line)
    if (code.isBracket(innermost)) this.nesting.close(index)
  }

  /**
   * A word that only a statement can start with stands first in its line inside a bracket: the bracket was never
   * closed, and what follows is intact.
   */
  private recover(): void {
    this.followLine()
    if (this.tokens.line[this.tokens.count - 1] === this.line) return
    this.abandonOpen()
    this.isLineOpen = false
    this.lineStart = this.lines.start[this.line - 1]!
  }

  private abandonOpen(): void {
    this.fail(this.tokens.line[this.nesting.outermost]!)
    this.nesting.clear()
  }
}
