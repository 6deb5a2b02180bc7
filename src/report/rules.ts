import type { CatalogueFacts, Category, Effect, RuleId, RuleMeta } from '../model.ts'
import { columns, pad } from './text/wrap.ts'

/** What a list of the rules says on each of them. */
export interface ListedRule {
  readonly id: RuleId
  readonly kind: RuleMeta['kind']
  /** 1..10 for guidelines, 1..45 for practices. */
  readonly number: number
  readonly title: string
  readonly category: Category
  readonly difficulty?: CatalogueFacts['difficulty']
  readonly effects?: readonly Effect[]
  readonly euRequirement?: string
  /** How much of a practice a repository shows: all, a part, or nothing (then it can be attested only). */
  readonly observability?: CatalogueFacts['observability']
  readonly related?: readonly string[]
  readonly why: string
  readonly sources: readonly string[]
}

/** The rules as other tools read them: a JSON list in the order of the catalogue. */
export function ruleListJson(rules: readonly RuleMeta[]): string {
  return `${JSON.stringify(rules.map(listed), null, 2)}\n`
}

function listed({ id, kind, number, title, catalogue, why, sources }: RuleMeta): ListedRule {
  return { id, kind, number, title, category: categoryOf(id), ...catalogue, why, sources }
}

function categoryOf(id: RuleId): Category {
  return id.slice(0, id.indexOf('/')) as Category
}

const HEADER = ['rule', 'title', 'kind', 'difficulty', 'effects', 'seen in files'] as const

type Row = readonly string[]

/** A table in Markdown, each rule linked to its section of the catalogue page where `anchors` is set. */
export function ruleListMarkdown(rules: readonly RuleMeta[], anchors = false): string {
  const rows = rules.map((rule): Row => {
    const [id = '', ...rest] = rowOf(rule)
    return [anchors ? `[${id}](#${id.replaceAll('/', '')})` : `\`${id}\``, ...rest]
  })
  const lines = [HEADER, HEADER.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${lines.join('\n')}\n`
}

/** A table for a terminal: one line a rule, by category; titles are left to `se-ml explain`. */
export function ruleListText(rules: readonly RuleMeta[], heading: (text: string) => string): string {
  const rows = rules.map((rule) => rowOf(rule).filter((_, column) => column !== 1))
  const header = HEADER.filter((name) => name !== 'title')
  const widths = header.map((name, column) => Math.max(columns(name), ...rows.map((row) => columns(row[column] ?? ''))))
  const line = (row: Row): string =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return `${[heading(line(header)), ...rows.map(line)].join('\n')}\n`
}

const SEEN: Readonly<Record<CatalogueFacts['observability'], string>> = {
  static: 'yes',
  partial: 'in part',
  attested: 'no, attested',
}

function rowOf({ id, kind, number, title, catalogue }: RuleMeta): Row {
  if (catalogue === undefined) return [id, title, `${kind} ${number}`, '', '', 'yes']
  const { difficulty, effects, euRequirement, observability } = catalogue
  const groups = [...effects, ...(euRequirement === undefined ? [] : [`EU ${euRequirement}`])].join(', ')
  return [id, title, `${kind} ${number}`, difficulty, groups, SEEN[observability]]
}
