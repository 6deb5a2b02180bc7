import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence, EvidenceLevel, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { trackerOf } from '../tracking/trackers.ts'
import { texts } from './code-metrics.ts'
import { metricInCode } from './metric-words.ts'
import { EVALUATES, METRIC_CALLS } from './metrics.ts'

/** A place that has to do with a metric. */
export interface MetricSign {
  /** Name of the metric where it is known. */
  readonly metric?: string
  readonly message: string
  readonly at: Location
}

/** Places where a metric is computed, in source code and notebooks. */
export function computed(code: Code): MetricSign[] {
  const called = code.names.calls.filter(
    ({ role, guarded, origin, name }) => isOwn(role) && !guarded && computes(name, origin === 'first-party'),
  )
  const byName = called.map((call) =>
    sign(`\`${metricName(call.name)}\` is computed`, placeOf(code.modules, call), metricName(call.name)),
  )
  const lambdas = code.modules.flatMap((facts, module) => (isOwn(facts.role) ? ownLambdas(code, facts, module) : []))
  const compiled = written(code, ({ callee, keywords }) => isFramework(callee) && keywords.some(isMetrics))
  return [
    ...byName,
    ...lambdas,
    ...compiled.map(({ call, at }) =>
      sign(
        `\`${call.callee}\` is given metrics`,
        at,
        texts(call.arguments.find(({ keyword }) => keyword === 'metrics')?.value)[0],
      ),
    ),
  ]
}

/** Making a kind of metric of one's own computes none yet. */
const BASE = /^torchmetrics(\.metric)?\.Metric(\.|$)/

function computes(name: string, isFirstParty: boolean): boolean {
  const short = last(name)
  if (isFirstParty)
    return metricInCode(short) !== undefined || /^(compute|calc\w*|get|eval\w*)_(\w+_)?metrics?$/.test(short)
  return (METRIC_CALLS.test(name) && !BASE.test(name)) || EVALUATES.test(name)
}

/** `psnr = lambda x: ...`, called under that name. */
function ownLambdas({ modules }: Code, { calls, definitions, units }: ModuleFacts, module: number): MetricSign[] {
  const own = new Set(
    definitions.filter((name) => metricInCode(name) !== undefined && !units.some((unit) => unit.name === name)),
  )
  return calls
    .filter(({ callee }) => own.has(callee))
    .map(({ callee, line }) => sign(`\`${callee}\` is computed`, placeOf(modules, { module, line }), callee))
}

/** The metric itself, not a method of its object: `torchmetrics.Accuracy.compute`. */
function metricName(name: string): string {
  if (EVALUATES.test(name)) return name.split('.').slice(-2).join('.')
  return last(
    name.replace(
      /(\.(reset|update|compute|forward|to|clone|eval|train|cuda|cpu|add_state|tolist|item|numpy|mean|sum|round|astype|ravel|plot|result|update_state|reset_state|reset_states|add|add_batch))+$/,
      '',
    ),
  )
}

function isMetrics(keyword: string): boolean {
  return keyword === 'metrics' || keyword === 'compute_metrics'
}

/** `model.compile(metrics=[...])`, `Trainer(compute_metrics=f)`. */
function isFramework(callee: string): boolean {
  return /\.compile$|Trainer$/.test(callee)
}

/** Parts of a logger that record nothing. */
const INNER = /\._|\.(makedirs|mkdir|exists|close|flush)$/

/** It writes metrics.json by itself. */
const DVCLIVE = /^dvclive(\.\w+)*\.Live$/

const METRICS_FILE = /(metrics?|scores?|eval\w*_results|performance|leaderboard)\w*\.(json|csv|ya?ml|txt|tsv)$/i

/** Places where a metric gets a name and is written down, so that somebody can look it up later. */
export function recorded(code: Code, { stages }: Pipelines): MetricSign[] {
  const tracked = code.names.calls
    .filter(
      ({ role, guarded, name }) =>
        isOwn(role) && !guarded && ((trackerOf(name)?.metrics.test(name) && !INNER.test(name)) || DVCLIVE.test(name)),
    )
    .filter(
      (call) =>
        /autolog|Logger$|CSVLogger|callbacks|\.watch$|^dvclive\..*Live$/.test(call.name) ||
        !namesLoss(writtenCall(code.modules, call)),
    )
    .map((call) => sign(`\`${call.name}\` records metrics`, placeOf(code.modules, call)))
  const logged = written(
    code,
    (call) => isLog(call.callee) && firstText(call) !== undefined && metricInCode(firstText(call)!) !== undefined,
  )
  const files = written(code, (call) => writes(call) && METRICS_FILE.test(firstText(call) ?? ''))
  return [
    ...stages
      .filter(({ metrics }) => metrics.length > 0)
      .map(({ name, metrics, at }) => sign(`stage "${name}" writes ${metrics[0]}`, at)),
    ...tracked,
    ...logged.map(({ call, at }) => sign(`\`${firstText(call)}\` is logged`, at, firstText(call))),
    ...files.map(({ call, at }) => sign(`\`${firstText(call)}\` is written`, at)),
    ...written(code, dumpsMetrics).map(({ at }) => sign('metrics are written to a file', at)),
    ...written(
      code,
      ({ keywords }) => keywords.includes('metric_definitions') || keywords.includes('compute_metrics'),
    ).map(({ at }) => sign('a platform is told which metrics to record', at)),
  ]
}

/** `json.dump(metrics, file)`, `save_dict(performance, results_fp)`. */
function dumpsMetrics({ callee, arguments: given }: Call): boolean {
  if (!/(^|\.)(dump|save_\w+|write_\w+)$/.test(callee)) return false
  return given.some(({ name = '' }) =>
    /(^|[_.])(metrics|test_metrics|val_metrics|eval_results|results_(fp|file|path))$/.test(name),
  )
}

/** A file that is opened to be read is no record. */
function writes({ callee, arguments: given }: Call): boolean {
  if (/(^|\.)open$/.test(callee))
    return /^[wax]/.test(String(given.find(({ keyword = 'mode' }, at) => at > 0 && keyword === 'mode')?.value ?? 'r'))
  return /(^|\.)(to_csv|to_json|Path)$/.test(callee)
}

function isLog(callee: string): boolean {
  return /(^|\.)(log|log_metric|log_metrics|log_scalar|add_scalar|record|logkv|track)$/.test(callee)
}

function namesLoss(call: Call): boolean {
  const name = firstText(call)
  return name !== undefined && metricInCode(name) === undefined
}

/** Arguments that name what the best model is told by. */
const SELECTS =
  /^(monitor|metric_for_best_model|scoring|refit|key_indicator|save_best|primary_metric|objective_metric_name|eval_metric)$/

/** Variables that hold the best value so far. */
const BEST = /^(self\.)?(best_?\w+|max_acc(uracy)?)$/

/** Places where a metric decides: which model is kept, when training ends, which parameters are best. */
export function deciding(code: Code, { configs }: Pipelines): MetricSign[] {
  const given = written(code, ({ keywords }) =>
    keywords.some((one) => SELECTS.test(one) || /^directions?$/.test(one)),
  ).flatMap(({ call, at }) => named(call, at))
  const kept = code.modules.filter(({ role }) => isOwn(role)).flatMap((module) => best(module))
  const settings = configs.flatMap(({ path, settings }) =>
    settings
      .filter(({ key }) => SELECTS.test(key.split('.').at(-1) ?? '') || /optimized_metric$/.test(key))
      .flatMap(({ value, line }) =>
        texts(value)
          .filter(isMetric)
          .map((text) => sign(`the setting says that ${text} decides`, { path, line }, text)),
      ),
  )
  return [...given, ...settings, ...kept]
}

function named(call: Call, at: Location): MetricSign[] {
  const isStudy = /(^|\.)create_study$/.test(call.callee)
  return call.arguments.flatMap(({ keyword = '', value }) => {
    if (isStudy && /^directions?$/.test(keyword)) return [sign('a study optimises what its objective returns', at)]
    return SELECTS.test(keyword)
      ? texts(value)
          .filter(isMetric)
          .map((text) => sign(`${text} decides (\`${keyword}\`)`, at, text))
      : []
  })
}

function best(module: ModuleFacts): MetricSign[] {
  return module.names.bindings.flatMap(({ targets, line }) =>
    targets
      .filter((target) => BEST.test(target) && (metricInCode(target) !== undefined || /fitness$/.test(target)))
      .map((target) => sign(`\`${target}\` keeps the best value`, placeOf([module], { module: 0, line }), target)),
  )
}

function isMetric(text: string): boolean {
  return metricInCode(text) !== undefined
}

function sign(message: string, at: Location, name?: string): MetricSign {
  const metric = name === undefined ? undefined : metricInCode(name)
  return metric === undefined ? { message, at } : { message, at, metric }
}

/** At most three signs as evidence, one for each message. */
export function signEvidence(signs: readonly MetricSign[], level: EvidenceLevel): Evidence[] {
  const first = new Map(signs.map((one) => [one.message, one] as const).reverse())
  return [...first.values()]
    .reverse()
    .slice(0, 3)
    .map(({ message, at }) => ({ message, at, level }))
}

function written({ modules }: Code, wanted: (call: Call) => boolean): { readonly call: Call; readonly at: Location }[] {
  return modules.flatMap((facts, module) =>
    isOwn(facts.role)
      ? facts.calls.filter(wanted).map((call) => ({ call, at: placeOf(modules, { module, line: call.line }) }))
      : [],
  )
}

function firstText({ arguments: given }: Call): string | undefined {
  const value = given[0]?.value
  return typeof value === 'string' ? value : undefined
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function isOwn(role: string): boolean {
  return role === 'source' || role === 'notebook'
}
