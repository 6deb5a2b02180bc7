import type { Report } from '../model.ts'

/** Keys in the order in which a reader wants them; others (roles, languages, categories) follow by the alphabet. */
const ORDER = [
  ['schema', 'tool', 'repository', 'scores', 'coverage', 'gate', 'attestations', 'rules', 'steps', 'plans', 'skipped'],
  ['name', 'version', 'preset', 'commit', 'files', 'languages'],
  ['overall', 'maintainability', 'practices', 'categories', 'effects', 'eu', 'judged'],
  ['rule', 'id', 'kind', 'number', 'title', 'category', 'status', 'score', 'band', 'met', 'of', 'level', 'confidence'],
  ['action', 'path', 'line', 'endLine', 'cell', 'endCell', 'partly', 'reason', 'label', 'message', 'at', 'against'],
  ['quantity', 'risk', 'above', 'upTo', 'value', 'target', 'unit', 'atMost', 'atLeast', 'share', 'limit', 'bands'],
  ['lines', 'removes'],
  ['now', 'after', 'meets', 'warnings', 'finding'],
  ['measures', 'profile', 'evidence', 'findings', 'symbol', 'related', 'relation', 'fix', 'content', 'fingerprint'],
  ['gain', 'effort', 'nextStep', 'chain', 'unattested'],
  ['list', 'without', 'practice', 'state', 'by', 'on', 'expires', 'contradiction', 'note'],
].flat()

const RANK = new Map(ORDER.map((key, rank) => [key, rank]))

/** The report as JSON: the same report gives the same bytes, however its objects were put together. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(inOrder(report, new Map()), null, 2)}\n`
}

type Orders = Map<string, readonly string[]>

/**
 * A copy with the keys of objects in order. A report has thousands of objects of few forms: each form is sorted once.
 * What the report holds nests a few levels only.
 */
function inOrder(value: unknown, orders: Orders): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => inOrder(item, orders))
  const ordered: Record<string, unknown> = {}
  for (const key of orderOf(Object.keys(value), orders)) {
    ordered[key] = inOrder(value[key as keyof typeof value], orders)
  }
  return ordered
}

function orderOf(keys: string[], orders: Orders): readonly string[] {
  const form = keys.join('\n')
  const order = orders.get(form) ?? keys.sort(byRank)
  orders.set(form, order)
  return order
}

function byRank(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(key: string): number {
  return RANK.get(key) ?? ORDER.length
}
