import type { Tokens } from '../tokens/buffer.ts'
import type { PhysicalLines } from '../tokens/lines.ts'
import type { Remark } from './smells/remarks.ts'

/** Comments stand between tokens, so strings that hold a `#` are none. */
export function findComments({ source, start, end, count, lines }: Tokens): Remark[] {
  const comments: Remark[] = []
  let line = 1
  let token = 0
  let at = source.indexOf('#')
  while (at !== -1) {
    while (token < count && start[token]! <= at) token++
    while (line < lines.count && lines.start[line]! <= at) line++
    const afterToken = token === 0 ? 0 : end[token - 1]!
    if (afterToken <= at) comments.push(commentAt(source, lines, line, at))
    at = source.indexOf('#', afterToken <= at ? lines.start[line]! : afterToken)
  }
  return comments
}

function commentAt(source: string, { start }: PhysicalLines, line: number, at: number): Remark {
  const before = source.slice(start[line - 1], at)
  return { line, text: source.slice(at + 1, start[line]).trim(), alone: before.trim() === '' }
}
