import type { DataFile } from '../../../src/facts/types/dataFiles.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'

import type { Evidence, FoundPlace, Location, Reasoned, Risk } from '../../../src/model.ts'
import { placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { modelOutputs } from './is-model.ts'
import { type Assets, adviceFor, bestAcross, inTraining, type Part, strengthOf, type Way } from './part.ts'
import { isRegistration, LOADS_MODEL, REGISTRY_CALLS, SAVES_MODEL } from './registries.ts'

/** Bytes from which a model in git is a burden: practices.md, practice 22. */
const SIZES: readonly (readonly [number, Risk])[] = [
  [50_000_000, 'high'],
  [10_000_000, 'moderate'],
  [1_000_000, 'low'],
]

const LEAST_SIZE = 1_000_000

/** Models that training saves. Absent where none is saved or loaded. */
export function judgeModel(assets: Assets): Part | undefined {
  const raw = rawModels(assets.dataFiles.files)
  const ways = waysOf(assets, raw)
  const handled = savesAndLoads(assets)
  if (handled.length + ways.length === 0) return undefined
  const best = bestAcross(assets, ways)
  return {
    name: 'models',
    ...strengthOf(best, 'models are saved to files that nothing versions'),
    evidence: best?.evidence ?? unversioned(assets, handled[0]),
    findings: raw.filter(({ size }) => size >= LEAST_SIZE).map(rawFinding),
    ...adviceFor(best, {
      missing: 'a registry or store that keeps each model with its commit and metrics',
      step: {
        action: 'Register each trained model with its commit and metrics (MLflow, W&B, DVC)',
        effort: 'medium',
      },
    }),
  }
}

/** Calls that save a model, those of training if there are any; then calls that load one. */
function savesAndLoads(assets: Assets): ResolvedCall[] {
  const { names } = assets.code
  const saves = [...callsOf(names, SAVES_MODEL), ...callsOf(names, SAVES_BY_DEFAULT)]
  const trained = inTraining(assets, saves)
  return [...(trained.length > 0 ? trained : saves), ...callsOf(names, LOADS_MODEL)]
}

function waysOf(assets: Assets, raw: readonly DataFile[]): Way[] {
  return [...registered(assets), ...underDvc(assets), ...pointers(assets), ...tags(assets), ...kept(raw)]
}

const WITH_RUN = /^(MLflow|Weights & Biases|Neptune|Comet|ClearML|Azure ML|SageMaker|Vertex)/

function registered(assets: Assets): Way[] {
  const calls = registryCalls(assets)
  const trained = new Set(
    inTraining(
      assets,
      calls.map(({ call }) => call),
    ),
  )
  return calls.map(({ call, name }) => ({
    ...handedOver(name, trained.has(call)),
    evidence: [seen(`${name}: ${call.name}`, placeOf(assets.code.modules, call))],
  }))
}

/** Calls that hand a model to a registry, with its name. */
function registryCalls({ code, isOptional }: Assets): { readonly call: ResolvedCall; readonly name: string }[] {
  return callsOf(code.names, /\w/).flatMap((call) => {
    const entry = REGISTRY_CALLS.find(
      (one) => one.calls.test(call.name) && isRegistration(writtenCall(code.modules, call), one),
    )
    return entry === undefined || isOptional(call) ? [] : [{ call, name: entry.name }]
  })
}

function handedOver(name: string, isTrained: boolean): Reasoned {
  if (!isTrained) return { value: 0.45, because: `${name} is called apart from training` }
  return { value: WITH_RUN.test(name) ? 1 : 0.7, because: `training hands its model to ${name}` }
}

function underDvc({ dataFiles: { dvc }, pipelines: { artifacts } }: Assets): Way[] {
  const [first] = modelOutputs(dvc.outputs)
  const artifact = artifacts.find(({ type }) => type === 'model')
  const evidence = [
    ...(first ? [seen(`DVC keeps ${first.path} by a hash`, first.at)] : []),
    ...(artifact ? [seen(`"${artifact.name}" is registered as a model`, artifact.at)] : []),
  ]
  if (first) return [{ value: 1, because: 'DVC ties the model to each commit', evidence }]
  return artifact ? [{ value: 0.7, because: 'a model is registered in dvc.yaml', evidence }] : []
}

function pointers({ dataFiles: { files } }: Assets): Way[] {
  const first = files.find(
    ({ kind, storage, role }) => kind === 'model' && role !== 'fixture' && (storage === 'lfs' || storage === 'annex'),
  )
  return first
    ? [
        {
          value: 0.7,
          because: 'git keeps pointers to models',
          evidence: [seen('a pointer of Git LFS or git-annex', { path: first.path })],
        },
      ]
    : []
}

/** Tags of GTO: `churn@v1.2.0`. */
function tags({ git }: Assets): Way[] {
  const tag = git.tags?.find((one) => /^[\w-]+@v\d+\.\d+/.test(one))
  return tag
    ? [
        {
          value: 0.7,
          because: 'tags name versions of models',
          evidence: [{ message: `tag ${tag} names a version of a model`, level: 'integrated' }],
        },
      ]
    : []
}

/** Models in git itself: versioned, and a burden. */
function kept(raw: readonly DataFile[]): Way[] {
  const [first] = raw
  if (first === undefined) return []
  const evidence: Evidence[] = [
    {
      message: `${raw.length === 1 ? 'a model is' : `${raw.length} models are`} in git itself`,
      at: { path: first.path },
      level: 'used',
    },
  ]
  const isSmall = raw.every(({ size }) => size < LEAST_SIZE)
  return [
    isSmall
      ? { value: 0.6, because: 'git keeps small models', evidence }
      : { value: 0.3, because: 'git keeps large models as they are', evidence },
  ]
}

/** Frameworks that save what they train unless they are told not to. */
const SAVES_BY_DEFAULT =
  /^(transformers|trl|adapters)\..*Trainer\.train$|^(pytorch_lightning|lightning)\b.*\.Trainer(\.\w+)*\.fit$|\.LightningCLI$|^ultralytics\.YOLO\.train$/

const FORMATS =
  /^(pkl|pickle|joblib|h5|hdf5|keras|pth?|ckpt|checkpoint|onnx|pb|tflite|safetensors|bin|gguf|cbm|model|mar)$/

function rawModels(files: readonly DataFile[]): DataFile[] {
  return files.filter(
    ({ kind, storage, role, format }) =>
      kind === 'model' &&
      storage === 'git' &&
      FORMATS.test(format) &&
      !/^(fixture|test|docs|example|vendored)$/.test(role),
  )
}

function rawFinding({ path, size }: DataFile): FoundPlace {
  const risk = SIZES.find(([least]) => size >= least)?.[1] ?? 'low'
  const megabytes = (size / 1_000_000).toFixed(1)
  return {
    message: `${path} is a model of ${megabytes} MB in git; keep it with DVC, Git LFS or a registry`,
    at: { path },
    risk,
    value: Math.round(size / 1_000_000),
    lines: 0,
    fix: { action: `Move ${path} to DVC, Git LFS or a registry`, effort: 'small' },
    content: `model ${path}`,
  }
}

function unversioned({ code }: Assets, call: ResolvedCall | undefined): Evidence[] {
  if (call === undefined) return []
  return [
    {
      message: `\`${call.name}\`: nothing keeps versions of the model`,
      at: placeOf(code.modules, call),
      against: true,
    },
  ]
}

function seen(message: string, at: Location): Evidence {
  return { message, at, level: 'integrated' }
}
