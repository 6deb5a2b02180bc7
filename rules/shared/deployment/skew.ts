import type { ModuleGraph } from '../../../src/facts/types/graph.ts'
import type { Profile } from '../../../src/facts/types/profile.ts'
import type { Unit } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { type UnitRef, unitKey, unitsThatReach } from '../reach/callers.ts'
import { moduleClosure } from '../reach/module-closure.ts'
import { reachedUnits } from '../reach/reached-units.ts'
import { LOADS_MODEL, SAVES_MODEL } from '../versioning/registries.ts'
import { findHandlers } from './handlers.ts'
import { nearService } from './near-service.ts'

const PREPARES =
  /prepro|transform|feature|clean|tokeni[sz]|encod|prepare|normali[sz]|scal(e|ing)\b|impute|vectori[sz]|embed|extract|resize|augment|pipeline/i

/** Training and serving take the same way from raw data to the model's input. */
export function sharedPreparation(code: Code, graph: ModuleGraph, profile: Profile): Evidence | undefined {
  return (
    sharedFunction(code, profile) ?? savedPipeline(code) ?? featureStore(code) ?? sharedModule(code, graph, profile)
  )
}

/** A function that prepares data is reached from a handler and from a training. */
function sharedFunction(code: Code, { training }: Profile): Evidence | undefined {
  const handlers = findHandlers(code)
  if (handlers.length === 0 || training.length === 0) return undefined
  const served = reachedUnits(code, handlers)
  const trainers = unitsThatReach(code, training)
  const trained = reachedUnits(code, [...trainers].map(fromKey))
  for (const key of served) {
    const { module, unit } = fromKey(key)
    const one = code.modules[module]!.units[unit]
    if (
      one === undefined ||
      !trained.has(key) ||
      !PREPARES.test(one.name) ||
      handlers.some((handler) => unitKey(handler) === key)
    )
      continue
    return {
      message: `training and serving both prepare data with \`${one.name}\``,
      at: placeOf(code.modules, { module, line: one.line }),
      level: 'integrated',
    }
  }
  return undefined
}

/** A module that prepares data is imported, through others or not, by the code that serves and by the code that trains. */
function sharedModule(code: Code, graph: ModuleGraph, { training }: Profile): Evidence | undefined {
  const handlers = new Set(findHandlers(code).map(({ module }) => module))
  const trainers = training.filter(({ module }) => code.modules[module]!.role === 'source').map(({ module }) => module)
  if (handlers.size === 0 || trainers.length === 0) return undefined
  const served = moduleClosure(graph, handlers)
  const trained = moduleClosure(graph, trainers)
  for (const module of [...served].sort((a, b) => a - b)) {
    const { units, role } = code.modules[module]!
    const unit = units.find(({ name, kind }) => kind !== 'script' && PREPARES_BY_NAME.test(name))
    if (role !== 'source' || handlers.has(module) || !trained.has(module) || unit === undefined) continue
    const message = `the code that trains and the code that serves both import what prepares data (\`${unit.name}\`)`
    return { message, at: placeOf(code.modules, { module, line: unit.line }), level: 'used' }
  }
  return undefined
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
  const handlers = new Set(findHandlers(code).map(({ module }) => module))
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
const REAL = /prod|live|serv|current|inference|recent|incoming|latest|online|window/i
const REFERENCE = /train|ref|baseline|historic/i

/** Data from use are compared with those of training: one operand is named after each. */
export function detection(code: Code): Evidence | undefined {
  const [call] = callsOf(code.names, DRIFT).filter((one) => {
    if (one.role !== 'source' || one.guarded) return false
    const words = writtenCall(code.modules, one).arguments.map(({ keyword, name }) => `${keyword ?? ''} ${name ?? ''}`)
    const isOwnService = /^(sagemaker|google)\./.test(one.name)
    return isOwnService || (words.some((word) => REAL.test(word)) && words.some((word) => REFERENCE.test(word)))
  })
  return call && useEvidence(code, call, `data from use are compared with those of training (\`${call.name}\`)`)
}

/** Preparation that serving defines again under the name that it has in training, with another body. */
export function secondCopies(code: Code, graph: ModuleGraph, { training }: Profile): FoundPlace[] {
  const handlers = new Set(findHandlers(code).map(({ module }) => module))
  const trained = moduleClosure(
    graph,
    training.map(({ module }) => module),
  )
  const known = new Map<string, Unit>()
  for (const module of trained)
    if (!handlers.has(module)) for (const unit of preparing(code, module)) known.set(unit.name, unit)
  return [...handlers].flatMap((module) =>
    preparing(code, module).flatMap((unit) => {
      const other = known.get(unit.name)
      if (trained.has(module) || other === undefined || other.content === unit.content) return []
      return [
        {
          message: `serving defines \`${unit.name}\` otherwise than training does; import the one that training uses`,
          at: placeOf(code.modules, { module, line: unit.line }),
          risk: 'high' as const,
          value: 0,
          lines: unit.codeLines,
          symbol: unit.name,
          content: unit.content,
        },
      ]
    }),
  )
}

function preparing({ modules }: Code, module: number): Unit[] {
  return modules[module]!.units.filter(({ name, kind }) => kind === 'function' && PREPARES_BY_NAME.test(name))
}

/** `fit_transform` in what a handler reaches: the numbers of the request stand in for those of training. */
export function refits(code: Code): FoundPlace[] {
  const handlers = findHandlers(code)
  if (handlers.length === 0) return []
  const served = reachedUnits(code, handlers)
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
