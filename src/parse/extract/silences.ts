import type { SilencedTool, Silences } from '../../facts/types/silences.ts'
import type { Remark } from './smells/remarks.ts'

/** Cheap to ask: most comments hold none of these. */
const MARK = /noqa|ignore|pylint|nosec|nocheck|disable|expect-error/

/** A reason may stand before the mark: `# the API is untyped  # type: ignore`. */
const SOME =
  /^noqa\b|[#/] ?noqa\b|^nosec\b|(^|[#/] ?)(type|pyright|ty|pyre): ?ignore\b|^pyre-ignore\b|^(pylint|flake8|ruff): ?(disable|noqa)|^mypy: ?disable|^eslint-disable|^@ts-(ignore|expect-error)|^biome-ignore\b/

/**
 * The forms that switch a tool off for a file, as the documentation of each tool gives them: no code of a rule stands
 * behind them.
 */
const ALL: readonly (readonly [form: RegExp, tool: SilencedTool])[] = [
  [/^flake8[:=] ?noqa\s*$/i, 'flake8'],
  [/^ruff: ?noqa\s*$/i, 'ruff'],
  [/^pylint: ?(skip-file|disable=all)\b/, 'pylint'],
  [/^mypy: ?ignore-errors\s*(=\s*true\s*)?$/i, 'mypy'],
  [/^eslint-disable\s*$/, 'eslint'],
  [/^@ts-nocheck\b/, 'tsc'],
  [/^biome-ignore-all lint\s*:/, 'biome'],
]

/**
 * What comments silence; undefined where they silence nothing.
 * @param firstLine line of the first token: above it `# type: ignore` is for the whole module
 */
export function findSilences(comments: readonly Remark[], firstLine: number): Silences | undefined {
  const marked = comments.filter(({ text }) => MARK.test(text))
  if (marked.length === 0) return undefined
  const all = marked.flatMap((comment) => toolsOff(comment, firstLine))
  const lines = new Set(all.map(({ line }) => line))
  const some = marked.filter(({ text, line }) => SOME.test(text) && !lines.has(line)).length
  return some + all.length > 0 ? { some, all } : undefined
}

function toolsOff({ text, line, alone }: Remark, firstLine: number): Silences['all'] {
  if (!alone) return []
  const tool = ALL.find(([form]) => form.test(text))?.[1]
  if (tool !== undefined) return [{ tool, line }]
  if (line >= firstLine || !/^type: ?ignore\s*$/.test(text)) return []
  return [
    { tool: 'mypy', line },
    { tool: 'pyright', line },
  ]
}
