import type { Report } from '../model.ts'
import { fields, flag, isObject, listOf, maybe, numeric, text, valuesOf } from './shape.ts'

const NOT_OURS = 'it is no report of se-ml (made with --format json)'

const PLACE = fields({ path: text, line: maybe(numeric), endLine: maybe(numeric), cell: maybe(numeric) })

const FINDING = fields({
  message: text,
  risk: text,
  content: text,
  fingerprint: text,
  at: PLACE,
  value: numeric,
  lines: numeric,
  symbol: maybe(text),
  relation: maybe(text),
  related: maybe(listOf(PLACE)),
  suppressed: maybe(isObject),
})

const RULE = fields({
  id: text,
  kind: text,
  title: text,
  category: text,
  status: text,
  score: maybe(numeric),
  met: maybe(flag),
  level: maybe(text),
  findings: listOf(FINDING),
})

const SCORE = fields({ score: numeric })

const REPORT = fields({
  tool: fields({ version: text, preset: text, adjusted: maybe(listOf(text)) }),
  repository: fields({ name: text, commit: maybe(text) }),
  scores: fields({
    overall: maybe(SCORE),
    maintainability: maybe(SCORE),
    practices: maybe(SCORE),
    categories: valuesOf(SCORE),
  }),
  coverage: fields({ judged: numeric, of: numeric }),
  rules: listOf(RULE),
})

/**
 * Reads a report that `--format json` wrote. It may have been written by hand or by somebody else: what comparisons look
 * at is checked.
 */
export function readReport(content: string): { readonly report: Report } | { readonly reason: string } {
  const value = parse(content)
  if (!isObject(value) || !('schema' in value)) return { reason: NOT_OURS }
  if (value.schema !== 1) {
    return { reason: `it has schema ${JSON.stringify(value.schema)}, and this se-ml reads schema 1: audit again` }
  }
  return REPORT(value) ? { report: value as unknown as Report } : { reason: `${NOT_OURS}, or it is damaged` }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
