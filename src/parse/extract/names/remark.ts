import type { Tokens } from '../../tokens/buffer.ts'
import { looksLikeCode } from '../smells/looks-like-code.ts'

/** Fewer words say no reason; directives for tools are none. */
const WORDS = 3
const DIRECTIVE = /^(noqa|type:|pylint|fmt|pragma|nosec|mypy|ruff|isort|flake8|%%|-{3}|={3})/i

/** Whether a comment explains the statement: behind it in its last line, or in the line above. */
export function hasRemark(tokens: Tokens, first: number, last: number): boolean {
  const { source, lines, line, end } = tokens
  const start = line[first]!
  const behind = source.slice(end[last], lineEnd(tokens, end[last]!))
  const above = start < 2 ? '' : source.slice(lines.start[start - 2], lines.start[start - 1])
  return [behind, above].some((text) => isRemark(text.trim()))
}

function lineEnd({ source }: Tokens, from: number): number {
  const at = source.indexOf('\n', from)
  return at === -1 ? source.length : at
}

function isRemark(text: string): boolean {
  if (!text.startsWith('#')) return false
  const said = text.replace(/^#+:?\s*/, '')
  const words = said.match(/\p{L}[\p{L}\p{N}'_-]*/gu)?.length ?? 0
  return words >= WORDS && !DIRECTIVE.test(said) && !looksLikeCode(said)
}
