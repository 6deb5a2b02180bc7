import { afterGroup, findOutside, opensBlock } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { MAY_LIST, MAY_NAME, MAY_STAR, MAY_YIELD } from './contexts.ts'
import { Expressions } from './expressions.ts'
import { isFromImport, isImport, isNameList } from './imports.ts'
import { areTargets, isTarget } from './targets.ts'
import { isType } from './types.ts'

const VALUES = MAY_LIST | MAY_STAR | MAY_YIELD

/** Keywords that an expression can start with. */
const EXPRESSION_WORDS = [code.AWAIT, code.FALSE, code.LAMBDA, code.NONE, code.NOT, code.TRUE, code.YIELD]

/** Whether the tokens from `first` up to `end` can follow the first word of a statement of some kind. */
type Check = (reader: StatementReader, first: number, end: number) => boolean

/** For each kind of statement what follows its first word; of a header without the colon. */
const CHECKS: ReadonlyMap<number, Check> = new Map<number, Check>([
  [code.IMPORT, ({ tokens }, first, end) => isImport(tokens, first, end)],
  [code.FROM, ({ tokens }, first, end) => isFromImport(tokens, first, end)],
  [code.GLOBAL, ({ tokens }, first, end) => isNameList(tokens, first, end)],
  [code.NONLOCAL, ({ tokens }, first, end) => isNameList(tokens, first, end)],
  ...[code.PASS, code.BREAK, code.CONTINUE, code.ELSE, code.TRY, code.FINALLY].map((word) => [word, isEmpty] as const),
  ...[code.IF, code.ELIF, code.WHILE].map((word) => [word, isCondition] as const),
  ...EXPRESSION_WORDS.map((word) => [word, startsExpression] as const),
  [code.RETURN, (reader, first, end) => isEmpty(reader, first, end) || reader.expressions.accept(first, end, MAY_LIST)],
  [code.DEL, (reader, first, end) => areTargets(reader.tokens, first, end) && isList(reader, first, end)],
  [code.AT, ({ expressions }, first, end) => expressions.accept(first, end)],
  [code.FOR, ({ expressions }, first, end) => expressions.acceptLoop(first, end)],
  [code.RAISE, isRaise],
  [code.ASSERT, isAssert],
  [code.EXCEPT, isExcept],
  [code.WITH, areManaged],
  [code.CLASS, isClass],
  [code.DEF, isFunction],
])

/**
 * Says of statements that they are Python. It knows what code is mostly made of; rare syntax (`match`, type parameters,
 * `except*`, unusual targets) it does not accept, so that tree-sitter has to be asked.
 */
export class StatementReader {
  readonly tokens: Tokens
  readonly expressions: Expressions

  constructor(tokens: Tokens) {
    this.tokens = tokens
    this.expressions = new Expressions(tokens)
  }

  accepts({ kind, first, end, isCompound }: Statement): boolean {
    if (kind === 0) return this.acceptsExpression(first, end)
    const check = CHECKS.get(kind)
    const word = this.wordAt(kind, first)
    // `class A: if b` is wrong: what opens a block starts a line.
    if (check === undefined || word === -1 || isCompound !== opensBlock(kind)) return false
    if (!isCompound) return check(this, word + 1, end)
    return this.tokens.code[end - 1] === code.COLON && check(this, word + 1, end - 1)
  }

  /** Index of the first word, after `async`. */
  private wordAt(kind: number, first: number): number {
    if (this.tokens.code[first] === kind) return first
    const mayBeAsync = kind === code.DEF || kind === code.FOR || kind === code.WITH
    return mayBeAsync && this.tokens.code[first + 1] === kind ? first + 1 : -1
  }

  /** An expression, or assignments of all kinds. */
  private acceptsExpression(first: number, end: number): boolean {
    let from = first
    for (let at = first; at < end; at = afterGroup(this.tokens, at)) {
      const kind = this.tokens.code[at]!
      if (kind === code.LAMBDA) break
      if (kind === code.COLON) return from === first && this.acceptsAnnotated(first, at, end)
      if (kind === code.AUGMENTED) return from === first && this.acceptsAugmented(first, at, end)
      if (kind !== code.ASSIGN) continue
      if (!this.acceptsTargets(from, at)) return false
      from = at + 1
    }
    return this.expressions.accept(from, end, from === first ? MAY_LIST | MAY_YIELD : VALUES)
  }

  private acceptsTargets(first: number, end: number): boolean {
    if (end === first + 1) return code.isName(this.tokens.code[first]!)
    return areTargets(this.tokens, first, end) && this.expressions.accept(first, end, MAY_LIST | MAY_STAR)
  }

  private acceptsAugmented(first: number, operator: number, end: number): boolean {
    if (!isTarget(this.tokens, first, operator) || !this.expressions.accept(first, operator)) return false
    return this.expressions.accept(operator + 1, end, MAY_LIST | MAY_YIELD)
  }

  private acceptsAnnotated(first: number, colon: number, end: number): boolean {
    const { tokens, expressions } = this
    const equals = findOutside(tokens, code.ASSIGN, colon, end)
    if (!isTarget(tokens, first, colon) || !expressions.accept(first, colon)) return false
    if (!isType(tokens, colon + 1, equals) || !expressions.accept(colon + 1, equals)) return false
    return equals === end || expressions.accept(equals + 1, end, VALUES)
  }
}

function startsExpression({ expressions }: StatementReader, first: number, end: number): boolean {
  return expressions.accept(first - 1, end, MAY_LIST | MAY_YIELD)
}

function isEmpty(_reader: StatementReader, first: number, end: number): boolean {
  return first === end
}

function isList({ expressions }: StatementReader, first: number, end: number): boolean {
  return expressions.accept(first, end, MAY_LIST)
}

function isCondition({ expressions }: StatementReader, first: number, end: number): boolean {
  return expressions.accept(first, end, MAY_NAME)
}

/** `raise`, `raise a`, `raise a from b` */
function isRaise({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  if (first === end) return true
  const from = findOutside(tokens, code.FROM, first, end)
  return expressions.accept(first, from) && (from === end || expressions.accept(from + 1, end))
}

/** `assert a`, `assert a, b` */
function isAssert({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  const comma = topComma(tokens, first, end)
  return expressions.accept(first, comma) && (comma === end || expressions.accept(comma + 1, end))
}

/** The first comma that stands in no bracket and before any `lambda`. */
function topComma(tokens: Tokens, first: number, end: number): number {
  const comma = findOutside(tokens, code.COMMA, first, end)
  return findOutside(tokens, code.LAMBDA, first, comma) < comma ? end : comma
}

/** `except`, `except a`, `except a as b` */
function isExcept({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  if (first === end) return true
  const as = findOutside(tokens, code.AS, first, end)
  if (as < end && (as !== end - 2 || !code.isName(tokens.code[as + 1]!))) return false
  return expressions.accept(first, as)
}

/** `with a as b, c:` */
function areManaged({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  for (let from = first; from <= end; ) {
    const comma = topComma(tokens, from, end)
    const as = findOutside(tokens, code.AS, from, comma)
    if (!expressions.accept(from, as)) return false
    if (as < comma && !(isTarget(tokens, as + 1, comma) && expressions.accept(as + 1, comma))) return false
    from = comma + 1
  }
  return true
}

/** `class A:`, `class A(b, c=d):` */
function isClass({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  if (first >= end || !code.isName(tokens.code[first]!)) return false
  if (first + 1 === end) return true
  const isWhole = tokens.code[first + 1] === code.OPEN_PAREN && tokens.partner[first + 1] === end - 1
  return isWhole && expressions.acceptArguments(first + 2, end - 1)
}

/** `def f(a, b: c = d) -> e:` */
function isFunction({ tokens, expressions }: StatementReader, first: number, end: number): boolean {
  const open = first + 1
  if (open >= end || !code.isName(tokens.code[first]!) || tokens.code[open] !== code.OPEN_PAREN) return false
  const close = tokens.partner[open]!
  if (close <= open || !expressions.acceptParameters(open + 1, close)) return false
  if (close + 1 === end) return true
  const result = close + 2
  const isArrow = tokens.code[close + 1] === code.ARROW
  return isArrow && isType(tokens, result, end) && expressions.accept(result, end)
}
