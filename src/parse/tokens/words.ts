import * as code from './codes.ts'

const WORDS: Readonly<Record<string, number>> = {
  and: code.AND,
  as: code.AS,
  assert: code.ASSERT,
  async: code.ASYNC,
  await: code.AWAIT,
  break: code.BREAK,
  class: code.CLASS,
  continue: code.CONTINUE,
  def: code.DEF,
  del: code.DEL,
  elif: code.ELIF,
  else: code.ELSE,
  except: code.EXCEPT,
  False: code.FALSE,
  finally: code.FINALLY,
  for: code.FOR,
  from: code.FROM,
  global: code.GLOBAL,
  if: code.IF,
  import: code.IMPORT,
  in: code.IN,
  is: code.IS,
  lambda: code.LAMBDA,
  None: code.NONE,
  nonlocal: code.NONLOCAL,
  not: code.NOT,
  or: code.OR,
  pass: code.PASS,
  raise: code.RAISE,
  return: code.RETURN,
  True: code.TRUE,
  try: code.TRY,
  while: code.WHILE,
  with: code.WITH,
  yield: code.YIELD,
  match: code.MATCH,
  case: code.CASE,
  type: code.TYPE,
  print: code.PRINT,
  exec: code.EXEC,
}

interface Word {
  readonly text: string
  readonly code: number
}

const LONGEST = 8
const NONE: readonly Word[] = []

/** Words by length and first letter: at most three share a slot, and most names meet an empty one. */
const SLOTS: readonly (readonly Word[])[] = fillSlots()

function fillSlots(): Word[][] {
  const slots: Word[][] = Array.from({ length: (LONGEST + 1) * 128 }, () => [])
  for (const [text, word] of Object.entries(WORDS))
    slots[slot(text.length, text.charCodeAt(0))]?.push({ text, code: word })
  return slots
}

function slot(length: number, first: number): number {
  return length * 128 + first
}

/** Code of the identifier at `start`: a keyword's own code, or {@link code.NAME}. */
export function wordCode(source: string, start: number, end: number): number {
  const first = source.charCodeAt(start)
  if (end - start > LONGEST || first > 127) return code.NAME
  for (const word of SLOTS[slot(end - start, first)] ?? NONE) {
    if (source.startsWith(word.text, start)) return word.code
  }
  return code.NAME
}
