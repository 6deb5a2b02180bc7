import type { Report } from '../../model.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { justify } from './wrap.ts'

/** What was audited with what, and the score. */
export function header(report: Report, style: Style): string[] {
  const { repository, tool } = report
  const commit = repository.commit === undefined ? '' : ` (commit ${repository.commit.slice(0, 12)})`
  const title = justify(repository.name + commit, `${tool.name} ${tool.version}, preset ${tool.preset}`, style.width)
  return [...title, '', ...scoreLines(report, style)]
}

function scoreLines({ scores, coverage }: Report, style: Style): string[] {
  if (scores.overall === undefined) return ['No score: no rule could be rated.']
  const { score, band } = scores.overall
  const judged = `${coverage.judged} of ${coverage.of} rules judged`
  return [
    `${style.paint.bold(`Score ${decimal(score)} of 100, band ${band}`)}   (A best, E worst; ${judged})`,
    parts(scores).join('; '),
  ]
}

function parts({ maintainability, practices }: Report['scores']): string[] {
  const { met, of, score } = maintainability ?? { met: 0, of: 0, score: 0 }
  return [
    maintainability === undefined ? [] : `Maintainability ${decimal(score)}: ${met} of ${of} guidelines met`,
    practices === undefined ? [] : `practices ${decimal(practices.score)}`,
  ].flat()
}
