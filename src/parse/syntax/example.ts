import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** What stands for tokens whose text is not in the shape of a statement. */
const STAND_INS = new Map([
  [code.NAME, 'a'],
  [code.NUMBER, '0'],
  [code.STRING, '""'],
  [code.TRIPLE_STRING, '""'],
  [code.PREFIXED_TRIPLE_STRING, '""'],
])

/** What makes a module of a decorator, a header or a clause: the text before and after it. */
const SURROUNDINGS = new Map<number, readonly [string, string]>([
  [code.AT, ['', '\ndef a(): pass\n']],
  [code.TRY, ['', ' pass\nfinally: pass\n']],
  [code.ELIF, ['if a: pass\n', ' pass\n']],
  [code.ELSE, ['if a: pass\n', ' pass\n']],
  [code.EXCEPT, ['try: pass\n', ' pass\n']],
  [code.FINALLY, ['try: pass\n', ' pass\n']],
  [code.MATCH, ['', '\n case a: pass\n']],
  [code.CASE, ['match a:\n ', ' pass\n']],
])

/**
 * What ends a simple statement. Without the semicolon the grammar, which skips a line end where it expects none, would
 * take `a =` and the line below for one statement.
 */
const END = ';\n'

/** A small module that holds a statement of the same shape. It depends on the shape alone. */
export function exampleOf(tokens: Tokens, statement: Statement): string {
  const words: string[] = []
  for (let at = statement.first; at < statement.end; at++) {
    words.push(STAND_INS.get(tokens.code[at]!) ?? tokens.source.slice(tokens.start[at], tokens.end[at]))
  }
  return surrounded(words.join(' '), statement)
}

/** A small module that holds the statement itself. */
export function excerptOf({ source, start, end }: Tokens, statement: Statement): string {
  return surrounded(source.slice(start[statement.first], end[statement.end - 1]), statement)
}

function surrounded(text: string, { kind, isCompound }: Statement): string {
  const [before, after] = SURROUNDINGS.get(kind) ?? ['', isCompound ? ' pass\n' : END]
  return before + text + after
}
