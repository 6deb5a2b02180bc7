import { pythonTokens, type Token } from '../read/pythonTokens.ts'
import type { Stage } from '../types/pipelines.ts'
import { stage } from './stage.ts'

/** Rules of a Snakefile: strings of `input`, `output` and `params`, and what `shell` or `script` runs. */
export function readSnakefile(text: string, path: string): Stage[] {
  const tokens = pythonTokens(text)
  const starts = [...tokens.keys()].filter((at) => isRule(tokens, at))
  return starts.map((start, index) => {
    const own = tokens.slice(start + 1, starts[index + 1])
    const name = own[0]?.kind === 'name' ? own[0].text : 'rule'
    const strings = (key: string) => stringsOf(own, key)
    const command = ['shell', 'script', 'notebook'].flatMap(strings).join('')
    const at = { path, line: tokens[start]!.line }
    return stage({
      tool: 'snakemake',
      name,
      command,
      deps: strings('input'),
      outs: strings('output'),
      params: strings('params'),
      at,
    })
  })
}

function isRule(tokens: readonly Token[], at: number): boolean {
  const { kind, text, column } = tokens[at]!
  return kind === 'name' && (text === 'rule' || text === 'checkpoint') && column === 0 && tokens[at + 1]?.text !== '='
}

/** Strings between `key:` and the next key. */
function stringsOf(own: readonly Token[], key: string): string[] {
  const start = own.findIndex(({ text, kind }, at) => kind === 'name' && text === key && own[at + 1]?.text === ':')
  if (start < 0) return []
  const column = own[start]!.column
  const rest = own.slice(start + 2)
  const end = rest.findIndex(
    (token, at) => rest[at - 1]?.kind === 'newline' && token.kind === 'name' && token.column <= column,
  )
  return rest
    .slice(0, end < 0 ? undefined : end)
    .filter(({ kind }) => kind === 'string')
    .map(({ text }) => text)
}
