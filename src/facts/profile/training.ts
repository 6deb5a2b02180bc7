import type { ResolvedCall } from '../types/names.ts'
import type { TrainingSite } from '../types/profile.ts'
import type { Call, ModuleFacts } from '../types.ts'
import { namedTrainers } from './named-trainers.ts'
import { untypedFits } from './untyped.ts'
import { isProduction, type View } from './view.ts'

/** Calls that train a model by themselves. */
const TRAINS: readonly RegExp[] = [
  // What prepares data has `fit` too, and trains nothing.
  /^(sklearn|imblearn)\.(?!preprocessing|feature_extraction|feature_selection|impute|compose|decomposition|manifold|random_projection|datasets|metrics|over_sampling|under_sampling|combine|pipeline\.(FeatureUnion|make_union))\w+\..*\bfit(_predict)?$/,
  /^(xgboost|lightgbm|catboost|statsmodels|cuml|tpot|autosklearn|autogluon|flaml|pycaret|interpret|econml|prophet|darts|lifelines|sktime|pmdarima|surprise|implicit|lightfm|river|hmmlearn|skorch|ngboost|sksurv|setfit|pyod)\..*\.(fit|partial_fit|fit_predict|learn_one)$/,
  // Cross-validation fits the model that it is given.
  /^sklearn\.model_selection\.cross_(val_score|validate|val_predict)$/,
  /^(xgboost|lightgbm|catboost)\.(train|cv)$|^pycaret\.\w+\.(create_model|compare_models)$/,
  /^pyspark\.ml\.(?!feature)\w+(\.\w+)*\.fit$|^synapse\.ml\..*\.fit$/,
  /^(keras|tensorflow\.keras|tensorflow\.python\.keras|tf_keras)\.(?!preprocessing|layers)\w.*\.(fit|fit_generator|train_on_batch)$/,
  /^tensorflow\.estimator\..*\.(train|train_and_evaluate)$|^tensorflow\.(compat\.v1\.)?train\.\w+Optimizer\.minimize$/,
  /^(transformers|trl|adapters|setfit|sentence_transformers|optimum|peft)\..*(Trainer|SentenceTransformer)\.(train|fit|finetune)$/,
  /^(pytorch_lightning|lightning)(\.\w+)*\.Trainer(\.from_argparse_args)?\.fit$|^lightning(\.pytorch)?\.cli\.LightningCLI$|^pytorch_lightning\.cli\.LightningCLI$/,
  /^ultralytics\.YOLO\.train$|^fastai\..*\.(fit|fit_one_cycle|fine_tune|fit_flat_cos)$|^stable_baselines3\..*\.learn$/,
  /^ray\.(train|air)\..*Trainer\.fit$|^gensim\.models\..*\.train$|^fasttext\.train_\w+$|^mmengine\.runner\.Runner\.train$/,
]

/** Units that train a model, each once. */
export function findTraining(view: View): TrainingSite[] {
  const typed = [...view.calls.filter(trains).map(siteOf), ...localEstimators(view), ...view.modules.flatMap(loops)]
  const seen = [...typed, ...untypedFits(view), ...namedTrainers(view)]
  const sites = seen.length > 0 ? seen : stepsApart(view)
  const first = new Map<string, TrainingSite>()
  for (const site of sites.sort(byPlace)) {
    const key = `${site.module}:${site.unit}`
    if (!first.has(key)) first.set(key, site)
  }
  return [...first.values()]
}

function byPlace(a: TrainingSite, b: TrainingSite): number {
  return a.module - b.module || a.line - b.line
}

function siteOf({ module, unit, line, name }: ResolvedCall): TrainingSite {
  return { module, unit, line, by: name }
}

function trains({ name, guarded }: ResolvedCall): boolean {
  return !guarded && TRAINS.some((pattern) => pattern.test(name))
}

/** `fit` of a first-party class that can predict as well. */
function localEstimators({ names, modules }: View): TrainingSite[] {
  return names.calls
    .filter((call) => isProduction(call) && call.to !== undefined && call.name.endsWith('.fit'))
    .filter(({ to }) => {
      const target = modules[to!.module]!
      const owner = target.units[to!.unit]?.name.replace(/\.fit$/, '')
      return target.names.classes.some(({ name, methods }) => name === owner && methods.includes('predict'))
    })
    .map(siteOf)
}

const FRAMEWORKS = /^(torch|accelerate|lightning|deepspeed|pytorch_lightning|paddle|mindspore)(\.|$)/

const STEP = /(^|\.)\w*opt\w*\.step$/

/** Another method of the same class propagates the loss: a class that trains for whoever has a loop. */
function isBesideBackward({ units, calls }: ModuleFacts, { unit }: Call): boolean {
  const classOf = (one: number): string | undefined => /^(.+)\.[^.]+$/.exec(units[one]?.name ?? '')?.[1]
  const own = classOf(unit)
  return own !== undefined && calls.some((call) => call.callee.endsWith('.backward') && classOf(call.unit) === own)
}

/** Steps of an optimiser in a loop, where another function propagates the loss backwards: losses as classes of their own. */
function stepsApart({ modules }: View): TrainingSite[] {
  const isBackward = modules.some(
    (one) => isProduction(one) && one.calls.some(({ callee }) => callee.endsWith('.backward')),
  )
  if (!isBackward) return []
  return modules.flatMap((facts, module) => {
    if (!isProduction(facts) || !facts.imports.some((one) => FRAMEWORKS.test(one.module))) return []
    const step = facts.calls.find((call) => STEP.test(call.callee) && (call.loops > 0 || isBesideBackward(facts, call)))
    return step ? [{ module, unit: step.unit, line: step.line, by: 'steps of an optimiser' }] : []
  })
}

/** Functions that both propagate a loss backwards and take a step of an optimiser; likewise with TensorFlow's tape and its older graphs. */
function loops(facts: ModuleFacts, module: number): TrainingSite[] {
  if (!isProduction(facts)) return []
  const isTorch = facts.imports.some((one) => FRAMEWORKS.test(one.module))
  const isTensorflow = facts.imports.some((one) => /^(tensorflow|keras)(\.|$)/.test(one.module))
  if (!isTorch && !isTensorflow) return []
  const [backward, step] = isTorch
    ? [/\.backward$/, /\.step$|(^|\.)\w*opt(im\w*)?\.(step_\w+|zero_grad)$/]
    : [/GradientTape$|\.compute_gradients$/, /\.apply_gradients$/]
  const stepping = new Set(facts.calls.filter(({ callee }) => step.test(callee)).map(({ unit }) => unit))
  return facts.calls
    .filter(({ callee, unit }) => backward.test(callee) && stepping.has(unit))
    .map(({ unit, line }) => ({
      module,
      unit,
      line,
      by: isTorch ? 'backward and step' : 'gradients and apply_gradients',
    }))
}
