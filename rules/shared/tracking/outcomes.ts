import type { CiCommand, CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { Document, Documents, Heading } from '../../../src/facts/types/documents.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { tableOfMetrics } from './told-in-tables.ts'

/** What came of experiments, where all can see it. */
export interface Outcomes {
  /** A job or pipeline puts it there. */
  readonly automatic: readonly Evidence[]
  /** A person wrote it down. */
  readonly byHand: readonly Evidence[]
}

const POSTS = /^(comment|send-comment|pr|publish|check|send-github-check)$/
const COMPARES = /^(metrics|plots|exp|params) (diff|show)$/

export function findOutcomes(from: {
  ci: CiFacts
  pipelines: Pipelines
  documents: Documents
  files: readonly ProjectFile[]
}): Outcomes {
  return {
    automatic: [...posted(from.ci), ...committed(from.pipelines, from.files)],
    byHand: results(from.documents),
  }
}

/** CML and DVC in a job that runs. */
function posted({ jobs }: CiFacts): Evidence[] {
  return [...jobs.flatMap(commented), ...jobs.flatMap(reported)]
}

function reported({ name, commands }: CiJob): Evidence[] {
  const judges = commands.some(({ program, args }) => !SAYS.test(program) && JUDGES.test([program, ...args].join(' ')))
  return commands
    .filter(({ runs }) => runs !== 'never')
    .flatMap((command) => {
      const what = judges ? reportOf(command) : undefined
      if (what === undefined) return []
      const level = command.runs === 'on-change' ? 'enforced' : 'integrated'
      return [{ message: `job "${name}" ${what}`, at: command.at, level } as const]
    })
}

/** A job that does none of these has no outcome of a training to tell: it may post samples of data. */
const JUDGES =
  /train|fit\b|eval|valid|metric|score|accuracy|result|repro\b|\bplots\b|\bexp(eriments?)?\b|benchmark|confusion/i

/** What they say is no outcome: `echo "Data validation"`. */
const SAYS = /^(echo|printf|cat|cml|cml-.*|ls)$/

/** What a command shows of experiments. */
function reportOf({ program, args }: CiCommand): string | undefined {
  const isPost = program === 'cml' ? POSTS.test(args[0] ?? '') : program.startsWith('cml-')
  if (isPost) return 'posts the outcome of experiments'
  const isDiff = program === 'dvc' && COMPARES.test(args.slice(0, 2).join(' '))
  return isDiff ? 'compares the metrics of a change' : undefined
}

/** Actions that write a comment on a pull request. */
const COMMENTS = /comment-pull-request|pull-request-comment|create-or-update-comment|sticky-pull-request|pr-comment/i

/** Results of a training or evaluation in a comment on the pull request. */
function commented({ name, uses }: CiJob): Evidence[] {
  const post = uses.find(
    (use) =>
      COMMENTS.test(use.name) &&
      use.runs !== 'never' &&
      /result|metric|eval|training|score/i.test(Object.values(use.inputs).join(' ')),
  )
  if (post === undefined) return []
  const level = post.runs === 'on-change' ? 'enforced' : 'integrated'
  return [{ message: `job "${name}" posts the outcome of experiments`, at: post.at, level }]
}

/** Metrics that a stage writes and that stand in the repository. */
function committed({ stages }: Pipelines, files: readonly ProjectFile[]): Evidence[] {
  const paths = new Set(files.map(({ path }) => path))
  return stages.flatMap(({ name, metrics, at }) => {
    const kept = metrics.find((path) => paths.has(path) || [...paths].some((one) => one.startsWith(`${path}/`)))
    return kept === undefined
      ? []
      : [{ message: `stage "${name}" writes ${kept}, which is committed`, at, level: 'integrated' } as const]
  })
}

const RESULTS = /\b(results?|benchmarks?|leaderboard|model zoo|performances?)\b/i
const NOT_RESULTS =
  /\b(visual|qualitative|reproduc\w*|how to|run|running|speed|latency|test results|optimi[sz]ation|considerations?|tips|tuning)\b/i
const ASIDE = /(^|\/)(examples?|tests?|third_party)\//
const PAGES = /^(docs\/)?(experiments?|results|model_?zoo)[^/]*\.(md|rst)$/i

/** A section of the README, or a page, with results. */
function results({ documents }: Documents): Evidence[] {
  return documents.flatMap((document) => {
    const { path, kinds, headings } = document
    if (ASIDE.test(path) || !(kinds.includes('readme') || PAGES.test(path))) return []
    const heading = headings.find((one, at) => at + one.level > 1 && tellsResults(one))
    if (heading === undefined) return inTable(document)
    const { text, line } = heading
    return [{ message: `section "${text}" tells results`, at: { path, line }, level: 'used' } as const]
  })
}

/** The title names the project, results or not. */
function tellsResults({ text }: Heading): boolean {
  return RESULTS.test(text) && !NOT_RESULTS.test(text)
}

function inTable(document: Document): Evidence[] {
  const line = tableOfMetrics(document)
  return line === undefined
    ? []
    : [{ message: 'a table tells results', at: { path: document.path, line }, level: 'used' }]
}
