import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { trackerOf } from '../tracking/trackers.ts'
import { ownDocuments } from './find.ts'

/** What a model costs in use. */
const COST =
  /latenc|throughput|inference[_ ]?(time|speed)|response[_ ]?time|(model|file)[_ ]?size|(num|n|count)[_ ]?(of[_ ]?)?param(eter)?s|parameter[_ ]?count|flops|macs\b|memory|energy|emissions|carbon|\bcosts?\b/i
/** What it achieves. */
const QUALITY =
  /accura|precision|recall|\bf1|[_ ]f1|\bauc|roc_auc|rmse|\bmae\b|\bmape\b|\bloss\b|error[_ ]?rate|\bmap\b|bleu|rouge|score/i

const MOST = 2

/** Places that put two sides of a choice next to each other; nothing in them says who decides. */
export function weighing(documents: Documents, code: Code): Evidence[] {
  return [...searches(code), ...fronts(code), ...costMetrics(code), ...tables(documents), ...askingTemplates(documents)]
}

/** Optuna and its like with more than one direction. */
function searches(code: Code): Evidence[] {
  const studies = callsOf(code.names, /^optuna\.create_study$/)
  const several = studies.filter((call) =>
    writtenCall(code.modules, call).arguments.some((one) => one.keyword === 'directions'),
  )
  return several.slice(0, MOST).map((call) => useEvidence(code, call, 'a search for several objectives at once'))
}

function fronts(code: Code): Evidence[] {
  const drawn = callsOf(code.names, /plot_pareto_front$|^pymoo\..*|^paretoset\./).filter(({ guarded }) => !guarded)
  return drawn.slice(0, 1).map((call) => useEvidence(code, call, `\`${call.name}\` shows which options beat which`))
}

/** Cost and quality of a model recorded by one file. Cost alone is monitoring, quality alone is evaluation. */
function costMetrics(code: Code): Evidence[] {
  const recorded = callsOf(code.names, /./).filter((call) => !call.guarded && records(call))
  const says = (call: ResolvedCall, words: RegExp): boolean => words.test(namesIn(code, call))
  const [found] = recorded.filter(
    (call) => says(call, COST) && recorded.some((other) => other.module === call.module && says(other, QUALITY)),
  )
  return found ? [useEvidence(code, found, 'what a model costs is recorded beside how good it is')] : []
}

function records({ name, role }: ResolvedCall): boolean {
  if (role !== 'source' && role !== 'notebook') return false
  return trackerOf(name)?.metrics.test(name) === true || name.startsWith('codecarbon.EmissionsTracker')
}

function namesIn(code: Code, call: ResolvedCall): string {
  if (call.name.startsWith('codecarbon.')) return 'emissions'
  const { arguments: all } = writtenCall(code.modules, call)
  return all.flatMap(({ value, keys = [] }) => [typeof value === 'string' ? value : '', ...keys]).join(' | ')
}

/** The head of a table of options with columns of both sorts. */
function tables(documents: Documents): Evidence[] {
  return ownDocuments(documents)
    .flatMap(({ path, kinds, prose = [] }): Evidence[] => {
      if (!kinds.some((kind) => kind === 'readme' || kind === 'model-card' || kind === 'other')) return []
      const head = prose.find(({ text }) => isHead(text))
      const at = head && { path, line: head.line }
      return at
        ? [{ message: 'a table compares options by how good they are and what they cost', at, level: 'declared' }]
        : []
    })
    .slice(0, 1)
}

function isHead(text: string): boolean {
  const cells = text.split('|').map((cell) => cell.trim())
  if (cells.length < 5 || cells.some((cell) => cell.split(/\s+/).length > 5 || /^[\d.]+/.test(cell))) return false
  return cells.some((cell) => QUALITY.test(cell)) && cells.some((cell) => COST.test(cell))
}

const ASKS =
  /trade-?offs?|alternatives? (that )?(you )?(were )?considered|what (else )?(did you|was) (consider|reject)|options considered/i

/** A template for pull requests that asks what was weighed. */
function askingTemplates({ documents }: Documents): Evidence[] {
  const asks = ({ prose = [], headings }: Document) => [...prose, ...headings].some(({ text }) => ASKS.test(text))
  const found = documents.find((one) => one.kinds.includes('pull-request-template') && asks(one))
  return found
    ? [{ message: 'the template for pull requests asks what was weighed', at: { path: found.path }, level: 'declared' }]
    : []
}
