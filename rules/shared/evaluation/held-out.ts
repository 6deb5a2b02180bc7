import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { EVALUATES, HOLDS_OUT, METRIC_CALLS } from './metrics.ts'

/** A place where a model is evaluated on data that it was not trained on. */
export interface HeldOut {
  readonly message: string
  readonly at: Location
  /** While training goes on, or by cross-validation. */
  readonly during: boolean
  /** Cross-validation: several models, each judged on the rest. */
  readonly crossed?: true
  /** Index of the module; absent for a file that is no code. */
  readonly module?: number
}

const HELD = new Set([
  'val',
  'valid',
  'validation',
  'test',
  'testing',
  'dev',
  'eval',
  'evaluation',
  'holdout',
  'heldout',
  'xtest',
  'ytest',
  'xval',
  'yval',
  'unseen',
  'oof',
])

/** With these a name is one of a setting, not of data. */
const SETTING = new Set([
  'metric',
  'metrics',
  'fn',
  'func',
  'interval',
  'step',
  'steps',
  'every',
  'freq',
  'size',
  'imgsz',
  'mode',
  'config',
  'cfg',
  'args',
  'only',
  'strategy',
  'num',
  'n',
  'cmd',
  'name',
  'id',
])

/** Whether a name says that data are held out: `X_test`, `valLoader`, `self.data_loader_val`. */
export function isHeldOut(name: string): boolean {
  const parts = tokens(name)
  return parts.some((token) => HELD.has(token)) && !parts.some((token) => SETTING.has(token))
}

/** Parts of a name, in lower case: `DataLoader_val` is `data loader val`. */
export function tokens(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/** All such places in source code, notebooks, settings and pipelines. */
export function heldOutEvaluations(code: Code, { configs, stages }: Pipelines): HeldOut[] {
  return [
    ...code.names.calls.flatMap((call) => byCall(code, call)),
    ...code.modules.flatMap((module, index) => [
      ...byKeyword(module, index),
      ...byMethod(module, index),
      ...byUnit(module, index),
    ]),
    ...configs.flatMap(({ path, settings }) =>
      settings
        .filter(
          ({ key, value }) =>
            /(^|\.)(eval(uation)?_strategy|val_evaluator(\.type)?|val_size)$/.test(key) &&
            !/^(no|none|0)$/i.test(String(value)),
        )
        .slice(0, 1)
        .map(({ key, line }) => ({
          message: `\`${key}\` evaluates during training`,
          at: { path, line },
          during: true,
        })),
    ),
    ...stages
      .filter(
        ({ tool, name }) =>
          (tool === 'dvc' || tool === 'make' || tool === 'snakemake' || tool === 'mlflow') && isEvaluating(name),
      )
      .map(({ name, at }) => ({ message: `stage "${name}" evaluates`, at, during: false })),
  ]
}

function isEvaluating(name: string): boolean {
  return /(^|[_-])(eval|evaluate|evaluation|validate)([_-]|$)/i.test(name)
}

function byCall(code: Code, call: ResolvedCall): HeldOut[] {
  if (call.role !== 'source' && call.role !== 'notebook') return []
  const at = (message: string, during: boolean, crossed?: true): HeldOut[] => [
    { message, at: placeOf(code.modules, call), during, module: call.module, ...(crossed && { crossed }) },
  ]
  if (
    /\.(cross_val_score|cross_validate|cross_val_predict)$|SearchCV\.fit$|^(xgboost|lightgbm|catboost)\.cv$/.test(
      call.name,
    ) &&
    HOLDS_OUT.test(call.name.replace(/\.fit$/, ''))
  )
    return at(`\`${last(call.name)}\` judges on folds that were held out`, true, true)
  if (/^ultralytics\.YOLO\.(train|val)$|\.Trainer\.(validate|test)$/.test(call.name))
    return at(`\`${last(call.name)}\` evaluates on held-out data`, false)
  if (!isEvaluation(call) && !LOADER.test(call.name)) return []
  const given = writtenCall(code.modules, call).arguments
  const held = given.find(
    ({ name, value, keyword }) =>
      (name !== undefined && isHeldOut(name)) ||
      (typeof value === 'string' && HELD.has(value)) ||
      (keyword === 'train' && value === false),
  )
  return held === undefined
    ? []
    : at(`\`${last(call.name)}\` is given ${held.name ?? `"${held.value}"`}`, call.loops > 0)
}

const EVALUATING =
  /(^|\.)_?(do_|run_|model_)?(eval|evaluate|evaluation|validate|validation|valid|val|test|score|predict|estimate_loss|accuracy|compute_metrics|compute_loss)(_\w+)?$|\.predict(_proba)?$/

/** What loads held-out data beside a training is there to be evaluated. */
const LOADER = /^torch\.utils\.data\.(dataloader\.)?DataLoader$/

function isEvaluation({ name, origin }: ResolvedCall): boolean {
  if (METRIC_CALLS.test(name) || EVALUATES.test(name)) return true
  if (origin === 'first-party') return EVALUATING.test(name)
  return (
    origin === 'third-party' &&
    /^(sklearn|xgboost|lightgbm|catboost|keras|tensorflow|tf_keras|statsmodels|transformers)\..*\.predict(_proba)?$/.test(
      name,
    )
  )
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

const KEYWORDS =
  /^(validation_data|validation_split|eval_set|evals|valid_sets|eval_dataset|val_dataloaders?|eval_data|eval_strategy|evaluation_strategy|val_dataset|dev_dataset|evaluator|val_data)$/

/** `fit(..., validation_data=...)`, `Trainer(eval_dataset=...)`. */
function byKeyword(module: ModuleFacts, index: number): HeldOut[] {
  if (!isOwn(module)) return []
  const call = module.calls.find((one) => one.arguments.some((given) => isSet(given)))
  const given = call?.arguments.find((one) => isSet(one))
  return call && given
    ? [
        {
          message: `\`${given.keyword}=\` evaluates during training`,
          at: placeOf([module], { module: 0, line: call.line }),
          during: true,
          module: index,
        },
      ]
    : []
}

function isSet({ keyword = '', value }: Call['arguments'][number]): boolean {
  return KEYWORDS.test(keyword) && value !== null && value !== 'no' && value !== false && value !== 0
}

function byMethod(module: ModuleFacts, index: number): HeldOut[] {
  if (!isOwn(module)) return []
  const found = module.names.classes.find(
    ({ methods }) => methods.includes('validation_step') || methods.includes('validation_epoch_end'),
  )
  return found
    ? [
        {
          message: `\`${found.name}.validation_step\` evaluates during training`,
          at: placeOf([module], { module: 0, line: found.line }),
          during: true,
          module: index,
        },
      ]
    : []
}

/** A function, or a script, that is there to evaluate: it switches the model over, or computes a metric. */
function byUnit(module: ModuleFacts, index: number): HeldOut[] {
  if (!isOwn(module)) return []
  const stem = module.path
    .split('/')
    .at(-1)!
    .replace(/\.(py|ipynb)$/, '')
  const unit = module.units.findIndex(({ name, kind }, number) => {
    const isNamed =
      kind === 'script' || name === 'main' ? isNamedForIt(stem) : isNamedForIt(last(name)) || isNamedForIt(stem)
    return (
      isNamed &&
      module.calls.some(
        (call) =>
          call.unit === number &&
          /(^|\.)(eval|no_grad|inference_mode|accuracy_score|f1_score|compute_metrics|evaluate)$/.test(call.callee),
      )
    )
  })
  if (unit === -1) return []
  const { name, line } = module.units[unit]!
  const what = name === '<script>' ? stem : name
  const during = module.calls.some(({ callee, loops }) => loops > 0 && last(callee) === last(name))
  return [
    {
      message: `\`${what}\` evaluates a model`,
      at: placeOf([module], { module: 0, line }),
      during,
      module: index,
    },
  ]
}

function isNamedForIt(name: string): boolean {
  return tokens(name).some((token) => HELD.has(token) || /^(evaluate|validate|evaluator|estimate)$/.test(token))
}

function isOwn({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook'
}
