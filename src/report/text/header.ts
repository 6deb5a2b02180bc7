import type { Report } from '../../model.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { justify, wrap } from './wrap.ts'

/** What was audited with what, and the score. */
export function header(report: Report, style: Style): string[] {
  const { repository, tool } = report
  const commit = repository.commit === undefined ? '' : ` (commit ${repository.commit.slice(0, 12)})`
  const title = justify(repository.name + commit, `${tool.name} ${tool.version}, preset ${tool.preset}`, style.width)
  return [...title, '', ...scoreLines(report, style)]
}

function scoreLines(report: Report, style: Style): string[] {
  const { scores, coverage } = report
  if (scores.overall === undefined) return ['No score: no rule could be rated.']
  const { score, band } = scores.overall
  const judged = `${coverage.judged} of ${coverage.of} rules judged`
  return [
    `${style.paint.bold(`Score ${decimal(score)} of 100, band ${band}`)}   (A best, E worst; ${judged})`,
    ...[...maintainability(report), ...practices(report), ...withoutAttestations(report), ...adjusted(report)].flatMap(
      (line) => wrap(line, style.width),
    ),
  ]
}

/** Scores of other limits and weights are not those of the preset. */
function adjusted({ tool }: Report): string[] {
  return tool.adjusted === undefined ? [] : [`Changed by the configuration: ${tool.adjusted.join('; ')}`]
}

function maintainability({ scores }: Report): string[] {
  if (scores.maintainability === undefined) return []
  const { met, of, score } = scores.maintainability
  return [`Maintainability ${decimal(score)}: ${met} of ${of} guidelines met`]
}

/** Practices in the catalogue. */
const CATALOGUE = 45

function practices({ scores, rules }: Report): string[] {
  if (scores.practices === undefined) return []
  const judged = rules.filter(({ kind, level }) => kind === 'practice' && level !== undefined).length
  return [`Practices ${decimal(scores.practices.score)}: ${judged} of ${CATALOGUE} in the catalogue judged`]
}

/** The score from files alone, where people answer for some practices. */
function withoutAttestations({ attestations }: Report): string[] {
  const { overall, practices } = attestations?.without.scores ?? {}
  if (attestations === undefined || overall === undefined) return []
  const part = practices === undefined ? 'no practice judged' : `practices ${decimal(practices.score)}`
  return [`Without attestations: score ${decimal(overall.score)}, band ${overall.band}; ${part}`]
}
