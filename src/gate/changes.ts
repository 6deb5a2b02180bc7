import type { Known, KnownFinding } from '../compare/known.ts'
import { type Matches, matchFindings, type Pair } from '../compare/match.ts'
import { findSplits } from '../compare/split.ts'
import type { FindingChanges, Report, Risk } from '../model.ts'
import { hasMoreCopies } from './copies.ts'
import { openFindings, type Reference } from './reference.ts'
import type { Tolerance } from './settings.ts'

/** A report and what it is compared with. */
export interface Compared {
  readonly report: Report
  readonly reference: Reference
  readonly tolerance: Tolerance
  /** Least risk of a new finding that fails. */
  readonly newFindings: Risk
}

/** How the findings of a report differ from a reference. */
export interface Changes {
  readonly added: readonly KnownFinding[]
  /** Grown beyond the tolerance. */
  readonly worse: readonly Grown[]
  /** Grown within it. */
  readonly tolerated: readonly Grown[]
  readonly counts: FindingChanges
}

/** A finding that is there before and after. */
export type Grown = Pair<Known, KnownFinding>

/** Compares findings rule by rule; rules that the reference does not know are left out. */
export function changesIn({ report, reference, tolerance }: Compared): Changes {
  const isKnown = ({ rule }: Known): boolean => reference.scores.has(rule)
  const ran = new Set<string>(report.rules.map(({ id }) => id))
  const before = reference.findings.filter(({ rule }) => ran.has(rule))
  const matches = matchFindings(before, openFindings(report).filter(isKnown))
  const { splits, added } = findSplits(matches)
  const grown = matches.pairs.filter(hasGrown)
  const worse = grown.filter((pair) => isBeyond(pair, tolerance))
  return {
    ...{ added, worse, tolerated: grown.filter((pair) => !worse.includes(pair)) },
    counts: {
      new: added.length,
      worse: grown.length,
      ...countRest(matches),
      split: splits.reduce((sum, { into }) => sum + into.length, 0),
    },
  }
}

function countRest({ pairs, gone }: Matches<Known, KnownFinding>): Omit<FindingChanges, 'new' | 'worse' | 'split'> {
  const others = pairs.filter((pair) => !hasGrown(pair))
  const better = others.filter(({ before, after }) => after.value < before.value).length
  const moved = others.filter(({ how, before, after }) => how === 'moved' && after.value === before.value).length
  return { fixed: gone.length, better, moved, unchanged: others.length - better - moved }
}

/** The value of these findings is the size of the file, not how bad it is: who touches an old file need not mend it. */
const SIZES: ReadonlySet<string> = new Set(['maintainability/automate-tests'])

function hasGrown(pair: Grown): boolean {
  const { before, after } = pair
  if (SIZES.has(after.rule)) return false
  if (hasMoreCopies(pair)) return true
  return after.value > before.value && !isOnlyFormatted(pair)
}

/** The same code with more lines was formatted anew. How often others use it is another matter. */
function isOnlyFormatted({ before, after }: Pick<Grown, 'before' | 'after'>): boolean {
  return before.content !== '' && before.content === after.content && after.finding.relation !== 'uses'
}

function isBeyond(pair: Grown, { value: percent }: Tolerance): boolean {
  const { before, after } = pair
  const free = Math.max(1, (before.value * percent) / 100)
  return after.value - before.value > free || hasMoreCopies(pair)
}
