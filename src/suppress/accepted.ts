import { fileMatcher } from '../discover/override.ts'
import type { Finding, RuleId, Suppression, SuppressionProblem } from '../model.ts'
import type { Accepted, SuppressOptions } from './options.ts'
import { placesOf } from './places.ts'

interface Entry extends Accepted {
  readonly isExpired: boolean
  matchesFile(path: string): boolean
}

/** Entries of the configuration that accept findings, and which of them were of use. */
export class AcceptedFindings {
  readonly #byRule = new Map<RuleId, Entry[]>()
  readonly #used = new Set<Entry>()

  constructor({ accepted = [], base, today }: SuppressOptions) {
    for (const one of accepted) {
      const isExpired = one.until !== undefined && today !== undefined && today > one.until
      const matchesFile = one.path === undefined ? () => true : fileMatcher(one.path, base)
      this.#byRule.set(one.rule, [...(this.#byRule.get(one.rule) ?? []), { ...one, isExpired, matchesFile }])
    }
  }

  /** Why a finding is accepted; undefined when it is not, or no longer. */
  suppressionOf(rule: RuleId, finding: Finding): Suppression | undefined {
    const fitting = (this.#byRule.get(rule) ?? []).filter((entry) => fits(entry, finding))
    for (const entry of fitting) this.#used.add(entry)
    const entry = fitting.find(({ isExpired }) => !isExpired)
    if (entry === undefined) return undefined
    const { reason, at, until } = entry
    return { by: 'configuration', reason, at, ...(until !== undefined && { until }) }
  }

  /** What is wrong with entries. @param judged ids of the rules that came to a verdict */
  problems(judged: ReadonlySet<RuleId>): SuppressionProblem[] {
    return [...this.#byRule].flatMap(([rule, entries]) =>
      judged.has(rule) ? entries.flatMap((entry) => this.#problemOf(entry)) : [],
    )
  }

  #problemOf(entry: Entry): SuppressionProblem[] {
    const { rule, until, reason, at, isExpired } = entry
    if (!this.#used.has(entry)) {
      return [{ kind: 'unused', message: `no finding of ${rule} fits this entry of “accept”: take it out`, at }]
    }
    if (!isExpired) return []
    return [{ kind: 'expired', message: `was accepted until ${until} (${reason}): mend it, or set a later day`, at }]
  }
}

/** A clone fits when all of its copies but one do: each further copy is a decision of its own. */
function fits({ matchesFile, symbol, fingerprint }: Entry, finding: Finding): boolean {
  const places = placesOf(finding)
  const inFiles = places.filter(({ path }) => matchesFile(path)).length
  return (
    inFiles >= Math.max(1, places.length - 1) &&
    (symbol === undefined || symbol === finding.symbol) &&
    (fingerprint === undefined || fingerprint === finding.fingerprint)
  )
}
