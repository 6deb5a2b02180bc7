/** A piece of a condition of a CI system. */
export interface ConditionToken {
  readonly kind: 'text' | 'pattern' | 'operator' | 'name'
  readonly value: string
}

/** Longer conditions are not decided. */
const MOST_TOKENS = 300

const PIECE =
  /\s*(?:'((?:[^']|'')*)'|"([^"]*)"|(\/(?:[^/\\\n]|\\.)+\/i?)|(&&|\|\||==|=~|!~|!=|<=|>=|[!()<>,=])|(\$?[A-Za-z_][\w.*-]*(?:\[[^\]]*\])?(?:\.[\w.*-]+)*|\$\{\w+\}|-?\d[\w.]*))/y

const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', in: 'in', is: 'is' }

/**
 * Splits a condition of GitHub, GitLab, Azure, Travis or CircleCI. Undefined when something in it belongs to none of them.
 * `and`, `or` and `not` are operators unless a bracket follows, as in Azure's `and(…)`.
 */
export function conditionTokens(text: string): ConditionToken[] | undefined {
  const runtime = /^\s*\$\[([\s\S]*)\]\s*$/.exec(text)?.[1] ?? text
  const source = runtime
    .replaceAll('${{', '(')
    .replaceAll('}}', ')')
    .trimEnd()
    .replaceAll('${{', '(')
    .replaceAll('}}', ')')
    .replace(/\$\[|\](?=\s*$)/g, ' ')
    .trimEnd()
  const tokens: ConditionToken[] = []
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < source.length) {
    const at = PIECE.lastIndex
    const found = new RegExp(PIECE.source, 'y')
    found.lastIndex = at
    const match = found.exec(source)
    if (match === null || tokens.length >= MOST_TOKENS) return undefined
    PIECE.lastIndex = found.lastIndex
    tokens.push(tokenOf(match, source.slice(found.lastIndex)))
  }
  return tokens
}

function tokenOf([, single, double, pattern, operator, name]: RegExpExecArray, rest: string): ConditionToken {
  if (single !== undefined) return { kind: 'text', value: single.replaceAll("''", "'") }
  if (double !== undefined) return { kind: 'text', value: double }
  if (pattern !== undefined) return { kind: 'pattern', value: pattern }
  if (operator !== undefined) return { kind: 'operator', value: operator }
  const word = Object.hasOwn(WORDS, name!.toLowerCase()) ? WORDS[name!.toLowerCase()] : undefined
  return word !== undefined && !/^\s*\(/.test(rest) ? { kind: 'operator', value: word } : { kind: 'name', value: name! }
}
