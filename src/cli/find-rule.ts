import { suggest } from '../config/suggest.ts'
import { AuditError } from '../errors.ts'
import type { RuleMeta } from '../model.ts'

/**
 * The rule with an id, with a name that no other category has, or with a number that no other kind of rule has.
 * @throws AuditError when there is none or more than one; the message names what could be meant
 */
export function findRule<Rule extends RuleMeta>(id: string, rules: readonly Rule[]): Rule {
  const exact = rules.find((rule) => rule.id === id)
  const named = rules.filter((rule) => rule.id.endsWith(`/${id}`) || String(rule.number) === id)
  if (named.length > 1) throw new AuditError(`"${id}" could be ${named.map((rule) => rule.id).join(' or ')}`)
  const found = exact ?? named[0]
  if (found === undefined) throw unknownRule(id, rules)
  return found
}

function unknownRule(id: string, rules: readonly RuleMeta[]): AuditError {
  const names = rules.flatMap((rule) => [rule.id as string, rule.id.slice(rule.id.indexOf('/') + 1)])
  const meant = suggest(id, names)
  const hint = meant === undefined ? '"se-ml explain" lists all rules' : `did you mean "${meant}"?`
  return new AuditError(`there is no rule "${id}"; ${hint}`)
}
