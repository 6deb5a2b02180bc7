import type { Report, RuleId } from '../model.ts'
import { type KnownFinding, knownFindings } from './known.ts'
import { matchFindings, type Pair } from './match.ts'
import { findSplits } from './split.ts'
import type { ChangedFinding, FindingChanges } from './types.ts'

/** What became of the findings, for each rule. Accepted findings are none, before and after. */
export function compareFindings(before: Report, after: Report): (rule: RuleId) => FindingChanges {
  const matches = matchFindings(openOnes(before), openOnes(after))
  const { splits, added } = findSplits(matches)
  const divided = new Set(splits.map(({ from }) => from))
  return (rule) => {
    const own = matches.pairs.filter((pair) => pair.after.rule === rule && !divided.has(pair.before))
    return {
      fixed: matches.gone.filter((one) => one.rule === rule && !divided.has(one)).map(findingOf),
      added: added.filter((one) => one.rule === rule).map(findingOf),
      moved: own.filter(({ how }) => how === 'moved').map(asChange),
      better: own.filter((pair) => direction(pair) < 0).map(asChange),
      worse: own.filter((pair) => direction(pair) > 0).map(asChange),
      split: splits
        .filter(({ from }) => from.rule === rule)
        .map(({ from, into }) => ({ from: from.finding, into: into.map(findingOf) })),
      unchanged: own.filter((pair) => pair.how !== 'moved' && direction(pair) === 0).length,
    }
  }
}

type Found = Pair<KnownFinding, KnownFinding>

function openOnes(report: Report): KnownFinding[] {
  return knownFindings(report).filter(({ finding }) => finding.suppressed === undefined)
}

/** Code that moved is the same code: its value, such as the users of a module, may still differ. */
function direction({ how, before, after }: Found): number {
  return how === 'moved' ? 0 : after.value - before.value
}

function findingOf({ finding }: KnownFinding) {
  return finding
}

function asChange({ before, after }: Found): ChangedFinding {
  return { before: before.finding, after: after.finding }
}
