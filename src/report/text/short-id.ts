import type { Report, RuleId } from '../../model.ts'

/** The id without its category, where no other rule of the report has that name: `se-ml explain` takes it. */
export function shortId(id: RuleId, { rules }: Report): string {
  const name = id.slice(id.indexOf('/') + 1)
  return rules.filter((rule) => rule.id.endsWith(`/${name}`)).length > 1 ? id : name
}
