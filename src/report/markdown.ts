import type { Comparison } from '../compare/types.ts'
import type { GateFailure, Report, ReportedRule } from '../model.ts'
import { betterLines, movedLines, worseLines } from './markdown/changes.ts'
import { codeSpan } from './markdown/escape.ts'
import { inline } from './markdown/inline.ts'
import { count, findingLines, folded } from './markdown/places.ts'
import { scoreTable } from './markdown/scores.ts'
import { difference } from './markdown/trend.ts'
import { place } from './text/place.ts'

/** First line of the report: whoever keeps one comment up to date finds it again by this. */
export const MARKER = '<!-- se-ml -->'

/** GitHub takes 65,536 characters for a comment. */
const LONGEST = 60_000

const NEXT_STEPS = 5

/**
 * The report for a comment on a pull request. With a comparison it tells what got better first, then what got worse, then
 * what remains; without one, where the repository stands.
 */
export function markdownReport(report: Report, comparison?: Comparison): string {
  const parts = [
    [MARKER, title(report, comparison), ''],
    cautions(comparison),
    gate(report),
    scoreTable(report, comparison),
    ...(comparison === undefined ? [] : changes(comparison)),
    remaining(report),
    nextSteps(report),
    [footer(report)],
  ]
  return shorten(parts)
}

function changes(comparison: Comparison): string[][] {
  const better = betterLines(comparison)
  const worse = worseLines(comparison)
  const isSame = better.length + worse.length === 0
  return [isSame ? ['Nothing got better or worse.', ''] : better, worse, movedLines(comparison)]
}

function title({ scores: { overall }, repository }: Report, comparison: Comparison | undefined): string {
  const state = overall === undefined ? 'nothing could be measured' : `${overall.score.toFixed(1)} (${overall.band})`
  const by = comparison === undefined ? '' : difference(comparison.scores.overall)
  return `## se-ml: ${inline(repository.name)} ${state}${by === '' ? '' : `, ${by}`}`
}

function cautions(comparison: Comparison | undefined): string[] {
  return (comparison?.cautions ?? []).flatMap((text) => [`> ${inline(text)}`, ''])
}

function gate({ gate: result }: Report): string[] {
  if (result === undefined) return []
  if (result.passed) return ['**The gate is passed.**', '']
  return ['**The gate failed.**', '', ...result.failures.slice(0, 20).map(failure), '']
}

function failure({ message, at, nextStep }: GateFailure): string {
  return `- ${inline(message)}${at === undefined ? '' : ` (${codeSpan(place(at))})`}. Next: ${inline(nextStep)}`
}

/** Guidelines that are not met, with their worst places. */
function remaining({ rules }: Report): string[] {
  const open = rules.filter(({ met }) => met === false)
  if (open.length === 0) return []
  return ['### What remains', '', ...open.flatMap(guideline)]
}

function guideline({ title: name, score = 0, findings }: ReportedRule): string[] {
  const own = findings.filter(({ suppressed }) => suppressed === undefined)
  const state = `${score.toFixed(1)}, ${count(own.length, 'candidate')}`
  return own.length === 0 ? [`${inline(name)}: ${state}`, ''] : folded(`${name}: ${state}`, findingLines(own, 5))
}

function nextSteps({ steps }: Report): string[] {
  const lines = steps
    .filter(({ gain }) => gain > 0)
    .slice(0, NEXT_STEPS)
    .map(({ action, at, gain, effort }) => {
      const where = at === undefined ? '' : ` (${codeSpan(place(at))})`
      return `1. ${inline(action)}${where}: up to +${gain.toFixed(1)} for its rule, ${effort} effort`
    })
  return lines.length === 0 ? [] : ['### Next steps', '', ...lines, '']
}

function footer({ tool, coverage, repository: { commit }, suppressions }: Report): string {
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`
  const accepted = suppressions === undefined ? '' : `, ${count(suppressions.suppressed, 'finding')} accepted`
  return `<sub>se-ml ${tool.version}, preset ${inline(tool.preset)}${at}: ${coverage.judged} of ${coverage.of} rules judged${accepted}</sub>`
}

/** Leaves out whole parts, the last but the footer first, until the comment is short enough. */
function shorten(parts: readonly (readonly string[])[]): string {
  const text = `${parts.flat().join('\n').trimEnd()}\n`
  const last = parts.findLastIndex((part, index) => index > 0 && index < parts.length - 1 && part.length > 0)
  return text.length <= LONGEST || last < 0 ? text : shorten(parts.filter((_, index) => index !== last))
}
