import type { Language } from '../../facts/types.ts'
import { codeLines, countLines, type Range } from './code-lines.ts'
import { Lines } from './lines.ts'
import { NO_NAMES, type ScriptFacts } from './module.ts'

/** Strings come first, so that a `//` inside one is no comment; a regular expression is not told from a division. */
const STRING_OR_COMMENT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g

/** All that can be said of a file that does not parse: how many lines it has, and how many of them hold code. */
export function countBroken(source: string, language: Language): ScriptFacts {
  const lines = new Lines(source)
  const isCode = codeLines(source, lines, findComments(source))
  const none = new Uint32Array()
  return {
    language,
    totalLines: lines.count,
    codeLines: countLines(isCode, 1, lines.count),
    ...{ units: [], imports: [], calls: [], uses: [], definitions: [], smells: [], assertions: [] },
    names: NO_NAMES,
    cloneLines: { lines: none, hashA: none, hashB: none },
  }
}

function findComments(source: string): { range: Range }[] {
  const found: { range: Range }[] = []
  for (const { 0: text, index } of source.matchAll(STRING_OR_COMMENT)) {
    if (text.startsWith('/')) found.push({ range: [index, index + text.length] })
  }
  return found
}
