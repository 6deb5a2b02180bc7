import type { Facts } from '../facts/types.ts'
import type { RuleResult, Verdict } from '../model.ts'
import type { GuidelineSettings, Rule } from '../rule.ts'
import { stamp } from './fingerprint.ts'
import { withoutSecrets } from './redact.ts'

const NO_SETTINGS: GuidelineSettings = { bounds: [], limits: [] }

/**
 * Runs every rule over the facts. A rule that throws gets the status `error` and never ends the audit.
 * @param facts holds at least the facts that the rules need
 * @param settings numbers of the preset for each guideline
 */
export function check(
  rules: readonly Rule[],
  facts: Partial<Facts>,
  settings: Readonly<Record<string, GuidelineSettings>>,
): RuleResult[] {
  return rules.map((rule) => {
    const verdict = withoutSecrets(judge(rule, facts as Facts, settings[rule.id] ?? NO_SETTINGS))
    const { check: _check, needs: _needs, ...meta } = rule
    return { meta, verdict, findings: 'findings' in verdict ? stamp(rule.id, verdict.findings) : [] }
  })
}

function judge(rule: Rule, facts: Facts, settings: GuidelineSettings): Verdict {
  try {
    const verdict = rule.kind === 'guideline' ? rule.check(facts, settings) : rule.check(facts)
    // A rule of somebody else's may not be type-checked.
    if (typeof verdict?.status !== 'string') throw new Error('it returned no verdict')
    return verdict
  } catch (error) {
    return { status: 'error', reason: `the rule failed: ${error instanceof Error ? error.message : String(error)}` }
  }
}
