import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Facts, Unit } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace, Location } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { type UnitRef, unitKey, unitsReachedFrom, unitsThatReach } from '../reach/callers.ts'
import { moduleClosure } from '../reach/module-closure.ts'
import { LOADS_MODEL, SAVES_MODEL } from '../versioning/registries.ts'
import { findHandlers, type Handler } from './handlers.ts'
import { nearService } from './near-service.ts'

const PREPARES =
  /prepro|transform|feature|clean|tokeni[sz]|encod|prepare|normali[sz]|scal(e|ing)\b|impute|vectori[sz]|embed|extract|resize|augment|pipeline/i

/** What tells how training and serving come by the model's input. */
type BothWays = Code & Pick<Facts, 'graph' | 'profile'>

/** Training and serving take the same way from raw data to the model's input. */
export function sharedPreparation(facts: BothWays): Evidence | undefined {
  return sharedFunction(facts) ?? savedPipeline(facts) ?? featureStore(facts) ?? sharedModule(facts)
}

/** A function that prepares data is reached from a handler and from a training. */
function sharedFunction(facts: BothWays): Evidence | undefined {
  const { modules, profile } = facts
  const handlers = findHandlers(facts)
  if (handlers.length === 0 || profile.training.length === 0) return undefined
  const own = new Set(handlers.map(unitKey))
  const trained = unitsReachedFrom(facts, [...unitsThatReach(facts, profile.training)].map(fromKey))
  for (const key of unitsReachedFrom(facts, handlers)) {
    const one = trained.has(key) && !own.has(key) ? preparingUnit(facts, fromKey(key)) : undefined
    if (one === undefined) continue
    return {
      message: `training and serving both prepare data with \`${one.name}\``,
      at: placeOf(modules, one),
      level: 'integrated',
    }
  }
  return undefined
}

/** The unit, when its name says that it prepares data. */
function preparingUnit({ modules }: Code, { module, unit }: UnitRef): Handler | undefined {
  const one = modules[module]!.units[unit]
  return one && PREPARES.test(one.name) ? { module, unit, name: one.name, line: one.line } : undefined
}

/** A module that prepares data is imported, through others or not, by the code that serves and by the code that trains. */
function sharedModule(facts: BothWays): Evidence | undefined {
  const { modules, graph, profile } = facts
  const isSource = (module: number): boolean => modules[module]!.role === 'source'
  const handlers = handlerModules(facts)
  const trainers = profile.training.map(({ module }) => module).filter(isSource)
  if (handlers.size === 0 || trainers.length === 0) return undefined
  const trained = moduleClosure(graph, trainers)
  const served = [...moduleClosure(graph, handlers)].sort((a, b) => a - b)
  const shared = served.filter((module) => isSource(module) && !handlers.has(module) && trained.has(module))
  for (const module of shared) {
    const unit = modules[module]!.units.find(({ name, kind }) => kind !== 'script' && PREPARES_BY_NAME.test(name))
    if (unit === undefined) continue
    const message = `the code that trains and the code that serves both import what prepares data (\`${unit.name}\`)`
    return { message, at: placeOf(modules, { module, line: unit.line }), level: 'used' }
  }
  return undefined
}

function handlerModules(code: Code): ReadonlySet<number> {
  return new Set(findHandlers(code).map(({ module }) => module))
}

/** Stricter than for a function that both call: here the name alone says what it does. */
const PREPARES_BY_NAME =
  /prepro|(^|[._])(clean|tokeni[sz]e|normali[sz]e|prepare|extract|encode|vectori[sz]e)(_|$)|featur|transformer?\.transform$/i

function fromKey(key: string): UnitRef {
  const [module, unit] = key.split(':')
  return { module: Number(module), unit: Number(unit) }
}

const PIPELINE =
  /^sklearn\.(pipeline\.(Pipeline|make_pipeline)|compose\.(ColumnTransformer|make_column_transformer))$|^imblearn\.pipeline\.\w+$|^tensorflow_transform\..*|^(keras|tensorflow\.keras)\.layers\.(Normalization|StringLookup|TextVectorization|IntegerLookup|Discretization|Rescaling)$|^pyspark\.ml\.Pipeline$/

/** Preparation is a part of the model that is saved, and serving loads that. */
function savedPipeline(code: Code): Evidence | undefined {
  const isNear = nearService(code)
  const inSource = (pattern: RegExp) =>
    callsOf(code.names, pattern).filter(({ role, module }) => role === 'source' && isNear(module))
  const [made] = inSource(PIPELINE)
  const isSaved = inSource(SAVES_MODEL).length + inSource(/log_model$/).length > 0
  const handlers = handlerModules(code)
  const isLoaded = inSource(LOADS_MODEL).some(({ module }) => handlers.has(module))
  return made && isSaved && isLoaded
    ? useEvidence(code, made, `preparation is saved with the model (\`${made.name}\`)`)
    : undefined
}

function featureStore(code: Code): Evidence | undefined {
  const online = callsOf(code.names, /\.get_online_features$|\.get_feature_vectors?$/)[0]
  const offline =
    callsOf(code.names, /\.get_historical_features$|\.create_training_data$|\.get_feature_view$/).length > 0
  return online && offline ? useEvidence(code, online, 'training and serving take features from one store') : undefined
}

const SIGNATURES =
  /^mlflow\.models(\.signature)?\.(infer_signature|ModelSignature|set_signature)$|^inference_schema\..*\.input_schema$|^pandera\..*\.validate$/

/** What comes in is checked against what the model was trained on. */
export function signature(code: Code): Evidence | undefined {
  const [call] = callsOf(code.names, SIGNATURES).filter(({ role, guarded }) => role === 'source' && !guarded)
  return call && useEvidence(code, call, `inputs have a signature (\`${call.name}\`)`)
}

const DRIFT =
  /^(evidently|alibi_detect|nannyml|frouros|deepchecks)\..*|^tensorflow_data_validation\.(validate_statistics|get_skew_comparator|generate_statistics_\w+)$|^scipy\.stats\.(ks_2samp|wasserstein_distance|chi2_contingency|anderson_ksamp)$|^sagemaker\.model_monitor\..*(suggest_baseline|create_monitoring_schedule)$|^google\.cloud\.aiplatform\..*(skew|drift)\w*$/i
const REAL = /(^| )cur(_|$)|prod|live|serv|current|inference|recent|incoming|latest|online|window/i
const REFERENCE = /train|ref|baseline|historic/i

/** Some tools call the second table "current", whatever it is: a test set is none of use. */
const HELD_OUT = / (\w+_)?(test|val|valid|validation|holdout|hold_out)(_\w+)?$/i

/** Data from use are compared with those of training: one operand is named after each. */
export function detection(code: Code): Evidence | undefined {
  const call = callsOf(code.names, DRIFT).find(
    (one) => one.role === 'source' && !one.guarded && (watchesByItself(one) || comparesBoth(code, one)),
  )
  return call && useEvidence(code, call, `data from use are compared with those of training (\`${call.name}\`)`)
}

/** A service of a platform, which knows both. */
function watchesByItself({ name }: ResolvedCall): boolean {
  return /^(sagemaker|google)\./.test(name)
}

function comparesBoth({ modules }: Code, call: ResolvedCall): boolean {
  const words = writtenCall(modules, call).arguments.map(({ keyword = '', name = '' }) => `${keyword} ${name}`)
  return words.some((word) => REAL.test(word) && !HELD_OUT.test(word)) && words.some((word) => REFERENCE.test(word))
}

/** Preparation that serving defines again under the name that it has in training, with another body. */
export function secondCopies(facts: BothWays): FoundPlace[] {
  const { modules, graph, profile } = facts
  const handlers = handlerModules(facts)
  const trained = moduleClosure(
    graph,
    profile.training.map(({ module }) => module),
  )
  const apart = (module: number): boolean => !handlers.has(module)
  const known = new Map([...trained].filter(apart).flatMap((module) => preparing(facts, module).map(withName)))
  return [...handlers]
    .filter((module) => !trained.has(module))
    .flatMap((module) =>
      preparing(facts, module)
        .filter(({ name, content }) => known.has(name) && known.get(name)!.content !== content)
        .map((unit) => secondCopy(unit, placeOf(modules, { module, line: unit.line }))),
    )
}

function withName(unit: Unit): readonly [string, Unit] {
  return [unit.name, unit]
}

function secondCopy({ name, codeLines, content }: Unit, at: Location): FoundPlace {
  return {
    message: `serving defines \`${name}\` otherwise than training does; import the one that training uses`,
    at,
    risk: 'high',
    value: 0,
    lines: codeLines,
    symbol: name,
    content,
  }
}

function preparing({ modules }: Code, module: number): Unit[] {
  return modules[module]!.units.filter(({ name, kind }) => kind === 'function' && PREPARES_BY_NAME.test(name))
}

/** `fit_transform` in what a handler reaches: the numbers of the request stand in for those of training. */
export function refits(code: Code): FoundPlace[] {
  const handlers = findHandlers(code)
  if (handlers.length === 0) return []
  const served = unitsReachedFrom(code, handlers)
  return callsOf(code.names, /^sklearn\..*\.fit_transform$/)
    .filter((call) => served.has(unitKey(call)))
    .map((call) => ({
      message: `serving fits \`${call.name.replace(/\.fit_transform$/, '')}\` again, on the request; load what training has fitted and call transform`,
      at: placeOf(code.modules, call),
      risk: 'high',
      value: 0,
      lines: 0,
      content: call.name,
    }))
}
