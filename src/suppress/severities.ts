import { fileMatcher } from '../discover/override.ts'
import type { Finding, RuleId } from '../model.ts'
import type { SuppressOptions } from './options.ts'

/** What the overrides of the configuration say of a finding: the last entry that matches its file wins. */
export type Override = (rule: RuleId, finding: Finding) => Pick<Finding, 'severity' | 'suppressed'>

export function overridesOf({ overrides = [], base }: SuppressOptions): Override {
  const entries = overrides.map((entry) => ({ ...entry, isAbout: anyMatcher(entry.paths, base) }))
  return (rule, { at }) => {
    const entry = entries.findLast(({ severities, isAbout }) => severities[rule] !== undefined && isAbout(at.path))
    const severity = entry?.severities[rule]
    if (entry === undefined || severity === undefined) return {}
    if (severity !== 'off') return { severity }
    const reason = `${rule} is off for ${entry.paths.join(', ')}`
    return { suppressed: { by: 'configuration', reason, at: entry.at } }
  }
}

/** Whether a file matches one of the patterns. */
function anyMatcher(patterns: readonly string[], base: string | undefined): (path: string) => boolean {
  const matchers = patterns.map((pattern) => fileMatcher(pattern, base))
  return (path) => matchers.some((matches) => matches(path))
}
