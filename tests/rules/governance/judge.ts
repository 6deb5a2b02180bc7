import { join, resolve } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { audit } from '../../../src/audit.ts'
import type { ProfileOptions } from '../../../src/facts/types/profile.ts'
import type { ReportedRule } from '../../../src/model.ts'
import { Repository } from '../../helpers/repository.ts'

/** Judges a fixture with one rule, in a git repository of its own, with what a configuration says on its profile. */
export async function judge(rule: string, name: string, profile: ProfileOptions = {}): Promise<ReportedRule> {
  const { root } = Repository.of(join('rules', rule, name))
  const only = rules.filter(({ id }) => id === rule)
  const report = await audit(resolve(root), {
    rules: only,
    preset: 'se-ml',
    exclude: [],
    roles: [],
    workers: 0,
    profile,
  })
  const [judged] = report.rules
  if (judged === undefined || judged.status === 'error') throw new Error(judged?.reason ?? `no rule ${rule}`)
  return judged
}

/** What was seen and where: `sentence @ path:line`. */
export function seen({ evidence }: ReportedRule): string[] {
  return evidence.map(({ message, at }) => {
    if (at === undefined) return message
    return `${message} @ ${at.path}${at.line === undefined ? '' : `:${at.line}`}`
  })
}
