import { type RuleId, type RuleMeta, rules } from '../index.ts'
import { CATEGORIES } from './schema/words.ts'
import { suggest } from './suggest.ts'

/** What a name in the configuration means, or what it may have been meant for. */
export type Named = { readonly ids: readonly RuleId[] } | { readonly hint: string }

/** Which names are taken beside ids of rules and the names in them. */
export interface Taken {
  /** A category stands for all its rules. */
  readonly categories?: boolean
  readonly kind?: RuleMeta['kind']
  /** Further words that are taken, and stand for no rule. */
  readonly words?: readonly string[]
}

/** The rules that a name stands for. */
export function ruleNames(name: string, taken: Taken = {}): Named {
  const ids = idsOfWord(name, taken)
  if (ids !== undefined) return { ids }
  const rule = ruleNamed(name)
  if (rule === undefined) return { hint: hintFor(name, taken) }
  const { kind = rule.kind } = taken
  return rule.kind === kind ? { ids: [rule.id] } : { hint: `it is a ${rule.kind}, and this key is for ${kind}s` }
}

/** Further words stand for no rule, categories for all of theirs. */
function idsOfWord(name: string, { categories = false, words = [] }: Taken): RuleId[] | undefined {
  if (words.includes(name)) return []
  if (!categories || !isCategory(name)) return undefined
  return rules.flatMap(({ id }) => (id.startsWith(`${name}/`) ? id : []))
}

function ruleNamed(name: string): RuleMeta | undefined {
  return rules.find(({ id }) => id === name) ?? rules.find(({ id }) => shortName(id) === name)
}

function isCategory(name: string): boolean {
  return CATEGORIES.some((category) => category === name)
}

function hintFor(name: string, { categories = false, words = [] }: Taken): string {
  const names = [
    ...words,
    ...(categories ? CATEGORIES : []),
    ...rules.map(({ id }) => shortName(id)),
    ...rules.map(({ id }) => id),
  ]
  const meant = suggest(name, names)
  return meant === undefined ? '“se-ml explain” lists all rules' : `did you mean “${meant}”?`
}

function shortName(id: RuleId): string {
  return id.slice(id.indexOf('/') + 1)
}
