import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { isCovered } from './covered.ts'
import { exampleOf, excerptOf } from './example.ts'
import { firstDisorder } from './order.ts'
import { shapeBuffer, shapeOf } from './shape.ts'

/** Most shapes that are remembered; code in one repository has some ten thousand. */
const MOST_SHAPES = 100_000

const NON_ASCII = /[^\x00-\x7f]/

/** Whether a text is a module of the grammar. */
export type IsModule = (source: string) => boolean

/**
 * Asks the grammar about each shape of a statement once. Statements of real code come in few shapes, so that this takes
 * a quarter of the time of asking about each module. What is remembered never changes an answer.
 */
export class KnownShapes {
  private readonly isModule: IsModule
  private readonly known = new Set<string>()
  private readonly buffer = shapeBuffer()

  constructor(isModule: IsModule) {
    this.isModule = isModule
  }

  /** `true`: the statements are in the grammar, and so is the module. `false`: the module itself has to be looked at. */
  accept(tokens: Tokens, statements: readonly Statement[]): boolean {
    // Letters beyond ASCII may be none to Python, and a shape does not show them.
    if (firstDisorder(statements) !== -1 || !isCovered(tokens, statements) || hasForeignName(tokens)) return false
    const fresh = new Set<string>()
    const texts: string[] = []
    for (const statement of statements) {
      const shape = shapeOf(tokens, statement, this.buffer)
      if (shape === undefined) texts.push(excerptOf(tokens, statement))
      else if (!this.known.has(shape) && !fresh.has(shape)) {
        fresh.add(shape)
        texts.push(exampleOf(tokens, statement))
      }
    }
    if (texts.length > 0 && !this.isModule(texts.join(''))) return false
    this.remember(fresh)
    return true
  }

  private remember(shapes: ReadonlySet<string>): void {
    for (const shape of shapes) if (this.known.size < MOST_SHAPES) this.known.add(shape)
  }
}

function hasForeignName({ source, count, code: codes, start, end }: Tokens): boolean {
  if (!NON_ASCII.test(source)) return false
  for (let at = 0; at < count; at++) {
    if (codes[at] === code.NAME && NON_ASCII.test(source.slice(start[at], end[at]))) return true
  }
  return false
}
