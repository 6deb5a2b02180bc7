import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Location } from '../../../src/model.ts'
import { optionalCalls } from '../evidence/optional.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { givenAddresses } from './addresses.ts'
import { leftOut } from './chosen.ts'
import { switchedOff } from './switched-off.ts'
import { TRACKERS, type Tracker, trackerOf } from './trackers.ts'

/** One place where runs are recorded. */
export interface Tracking {
  readonly tracker: Tracker
  readonly at: Location
  /** Runs only where a package happens to be installed. */
  readonly guarded: boolean
  /** Writes to this machine only: by its nature, offline, or to an address of this machine. */
  readonly local: boolean
  /** A logger that settings can choose, and do not choose as they stand. */
  readonly leftOut?: true
  /** Index of the module and the unit; absent for a configuration file. */
  readonly unit?: { readonly module: number; readonly unit: number }
  /** The call, where it is one of the tracker's own; absent for a switch of a framework. */
  readonly call?: ResolvedCall
}

/** Root packages of the trackers: one quick look sorts most calls out. */
const ROOTS =
  /^(mlflow|wandb|neptune|comet_ml|clearml|trains|aim|sacred|dvclive|swanlab|trackio|polyaxon\w*|azureml|sagemaker|smexperiments|google|torch|tensorboardX|tensorflow|keras|tf_keras|tensorboard_logger|pytorch_lightning|lightning|ray)\./

/** Calls of trackers, and switches of frameworks that turn one on, in source code, notebooks and configuration. */
export function findTracking(code: Code, pipelines: Pipelines, dependencies: Dependencies): Tracking[] {
  const isOptional = optionalCalls(code, dependencies)
  const isOff = switchedOff(code, pipelines)
  const calls = callsOf(code.names, ROOTS).flatMap((call): Tracking[] => {
    const tracker = trackerOf(call.name)
    if (tracker === undefined || isOff(call)) return []
    const at = place(code, call, tracker)
    return [{ call, ...at, guarded: isOptional(call) }]
  })
  const all = [...calls, ...switches(code), ...defaultLogger(code), ...configured(pipelines), ...commands(pipelines)]
  const stays = settingsKeepHere(code, pipelines)
  return all.map((one) => (stays && one.tracker.name === 'MLflow' ? { ...one, local: true } : one))
}

/** The tracked settings hold the address of MLflow, and it is none or one of this machine. */
function settingsKeepHere(code: Code, { configs }: Pipelines): boolean {
  const set = configs.flatMap(({ settings }) =>
    settings.filter(({ key }) => /(^|\.)mlflow[._]tracking_uri$/i.test(key)),
  )
  const isHere = (address: string): boolean => address === '' || address === 'null' || LOCAL.test(address)
  return (
    set.length > 0 &&
    set.every(({ value }) => isHere(String(value))) &&
    givenAddresses(code).every(({ address }) => address === undefined || isHere(address))
  )
}

function place(code: Code, call: ResolvedCall, tracker: Tracker): Omit<Tracking, 'call'> {
  const { module, unit, guarded } = call
  const local = !tracker.hosted || isOffline(code, call) || (tracker.name === 'MLflow' && mlflowIsLocal(code))
  return { tracker, at: placeOf(code.modules, call), guarded, local, unit: { module, unit } }
}

/** `wandb.init(mode="offline")`. */
function isOffline({ modules }: Code, call: ResolvedCall): boolean {
  return writtenCall(modules, call).arguments.some(
    ({ keyword = '', value }) =>
      (keyword === 'mode' && value === 'offline') || (keyword === 'offline' && value === true),
  )
}

/** Every address that the code gives is one of this machine. Without an address the environment may hold one. */
function mlflowIsLocal(code: Code): boolean {
  const given = givenAddresses(code)
  return given.length > 0 && given.every(({ address }) => address !== undefined && LOCAL.test(address))
}

const LOCAL = /^(sqlite:|file:|\.{0,2}\/|mlruns|https?:\/\/(localhost|127\.|0\.0\.0\.0))/

/** `--report_to wandb` in a script that starts a training. */
function commands({ stages }: Pipelines): Tracking[] {
  return stages.flatMap(({ command = '', name, at }) => {
    const [, value] = /--(?:report_to|log_with)[ =]["']?(\w+)/.exec(command) ?? []
    const tracker = value === undefined || /(^|\/)examples?\//.test(name) ? undefined : bySwitch(value)
    return tracker === undefined ? [] : [{ tracker, at, guarded: false, local: !tracker.hosted }]
  })
}

const SWITCH_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^wandb$|Wandb(Logger|Vis)/, 'Weights & Biases'],
  [/^mlflow$|MLflow|Mlflow/, 'MLflow'],
  [/^tensorboard$|Tensorboard(Logger|Vis)/, 'TensorBoard'],
  [/^comet_ml$/, 'Comet'],
  [/^neptune$|Neptune(Logger|Vis)/, 'Neptune'],
  [/^clearml$|ClearML/, 'ClearML'],
  [/^swanlab$/, 'SwanLab'],
  [/^trackio$/, 'Trackio'],
  [/^aim$|^AimVisBackend/, 'Aim'],
  [/DVCLive/, 'DVCLive'],
]

/** `report_to="wandb"`, `log_with="mlflow"`, `dict(type="WandbLoggerHook")`. */
function switches(code: Code): Tracking[] {
  const all = code.names.calls.filter(({ role }) => role === 'source' || role === 'notebook')
  return all.flatMap((call) => {
    const given = writtenCall(code.modules, call).arguments.filter(
      ({ keyword = '' }) =>
        /^(report_to|log_with)$/.test(keyword) || (keyword === 'type' && call.name === 'builtins.dict'),
    )
    const named = given.flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
    return named.flatMap((value) => {
      const tracker = typeof value === 'string' ? bySwitch(value) : undefined
      return tracker === undefined ? [] : [place(code, call, tracker)]
    })
  })
}

function bySwitch(text: string): Tracker | undefined {
  const name = SWITCH_NAMES.find(([pattern]) => pattern.test(text))?.[1]
  return name === undefined ? undefined : byName(name)
}

function byName(wanted: string): Tracker {
  return TRACKERS.find(({ name }) => name === wanted)!
}

/** `self.log` of Lightning goes to files for TensorBoard, unless a logger is given. */
function defaultLogger(code: Code): Tracking[] {
  const logs = callsOf(code.names, /^(pytorch_lightning|lightning)\b.*\.LightningModule\.log(_dict)?$/)
  const trainer = callsOf(code.names, /^(pytorch_lightning|lightning)\b.*\.Trainer$/).find(
    (call) => !writtenCall(code.modules, call).keywords.includes('logger'),
  )
  return logs.length > 0 && trainer ? [place(code, trainer, byName('TensorBoard'))] : []
}

/** `_target_: lightning.pytorch.loggers.WandbLogger` and `report_to: wandb` in files that are no examples. */
function configured(pipelines: Pipelines): Tracking[] {
  const isLeftOut = leftOut(pipelines)
  return pipelines.configs.flatMap(({ path, settings }) => {
    if (/(^|\/)examples?\//.test(path)) return []
    return settings.flatMap((setting): Tracking[] => {
      const tracker = namedIn(setting)
      if (tracker === undefined) return []
      const found = { tracker, at: { path, line: setting.line }, guarded: false, local: !tracker.hosted }
      return [isLeftOut(path) ? { ...found, leftOut: true } : found]
    })
  })
}

function namedIn({ key, value }: ConfigSetting): Tracker | undefined {
  if (typeof value !== 'string') return undefined
  if (/(^|\.)_target_$/.test(key)) return trackerOf(value)
  return /(^|\.)(report_to|log_with)$/.test(key) ? bySwitch(value) : undefined
}
