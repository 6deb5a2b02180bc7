import type { Report, RuleResult, Skipped } from '../model.ts'

/** What the report says beside the verdicts. */
export interface Audited {
  readonly tool: Report['tool']
  readonly repository: Report['repository']
  readonly skipped: readonly Skipped[]
}

/** Turns verdicts into scores, bands, levels and the ranked next steps. Pure; order is by rule, then as the rule says. */
export function score(_results: readonly RuleResult[], audited: Audited): Report {
  return {
    schema: 1,
    ...audited,
    scores: { categories: {}, effects: {}, eu: {} },
    coverage: { judged: 0, of: 0 },
    rules: [],
    steps: [],
  }
}
