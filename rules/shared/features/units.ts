import { featureMakers } from '../../../src/facts/types/feature-names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Code } from '../evidence/use.ts'
import { type Operation, preparations } from '../preparation/operations.ts'
import { type UnitRef, unitKey } from '../reach/callers.ts'

/** A function or method that makes or changes features. */
export interface FeatureUnit extends UnitRef {
  /** Qualified name. */
  readonly name: string
  readonly line: number
  readonly codeLines: number
}

/** Operations on data from which a function is one that prepares features (practices.md, practice 11). */
const LEAST_OPERATIONS = 2

const FOLDERS =
  /(^|[/_])(features?|vectori[sz]e|featuriz\w*|featureiz\w*|preprocess\w*|feature_engineering|build_features)([/_.]|$)/i

/** Networks and pictures have these too. */
const SHAPING = /(^|[/_])(transform(er)?s?|encod(e|er|ers|ing))([/_.]|$)/i
const PICTURES =
  /^(torch|torchvision|tensorflow|keras|jax|flax|timm|transformers|albumentations|imgaug|cv2|PIL|skimage|monai)(\.|$)/

/** They read, write, draw or evaluate. */
const ASIDE =
  /(^|[._])(load|read|save|write|plot|draw|show|main|print|log|parse_args|download|fetch|predict|predictions?|compare|check|config|split_(data(sets?|frame)?|sets?|train\w*)|import_data\w*|eval|evaluate|evaluation|validate|validation|report|metrics?|errors?|train|training|__init__|__repr__|__len__|fit|get_params|set_params)(_|$)/

/** Files that judge a model, or watch it and show it in use: what they compute is a result. */
const EVALUATION =
  /(^|\/)(eval\w*|metrics?)\.py$|(^|\/)(monitoring|drift|dashboards?|frontend|reporting)(\/|\.py$)|(^|[/_])dashboard\w*\.py$/

/** What a repository has of them: those in modules can be tested, those in notebooks cannot. */
export interface FeatureCode {
  readonly units: readonly FeatureUnit[]
  /** Operations that compute features outside of functions of modules. */
  readonly loose: readonly Operation[]
}

export function featureCode(code: Code): FeatureCode {
  const operations = preparations(code)
  const preparing = preparingUnits(operations)
  const isFeature = (one: FeatureUnit): boolean =>
    preparing.has(unitKey(one)) || isNamedForIt(code.modules[one.module]!, one.unit)
  const units = code.modules.flatMap((facts, module) =>
    facts.role === 'source' && facts.cells === undefined && !EVALUATION.test(facts.path)
      ? inModule(facts, module).filter(isFeature)
      : [],
  )
  const held = new Set(units.map(unitKey))
  const pathOf = ({ module }: Operation): string => code.modules[module]!.path
  return {
    units,
    loose: operations.filter((one) => one.computes && !held.has(unitKey(one)) && !EVALUATION.test(pathOf(one))),
  }
}

/** Units that work on data often enough, or compute a column. */
function preparingUnits(operations: readonly Operation[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const one of operations) {
    const worth = one.computes ? LEAST_OPERATIONS : 1
    counts.set(unitKey(one), (counts.get(unitKey(one)) ?? 0) + worth)
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_OPERATIONS).map(([key]) => key))
}

/** Functions and methods of a module that do not read, write or draw. */
function inModule({ units }: ModuleFacts, module: number): FeatureUnit[] {
  return units.flatMap(({ name, kind, line, codeLines }, unit) =>
    (kind === 'function' || kind === 'method') && !ASIDE.test(name) ? [{ module, unit, name, line, codeLines }] : [],
  )
}

/** A public function with a result in a file whose name says features, or `transform` of a transformer. */
function isNamedForIt(facts: ModuleFacts, unit: number): boolean {
  const { name, kind } = facts.units[unit]!
  if (kind === 'method') return /\.transform$/.test(name) && isTransformer(facts, name.slice(0, name.lastIndexOf('.')))
  if (featureMakers(facts).includes(unit)) return true
  return isForFeatures(facts) && !name.startsWith('_') && takesAndGives(facts, unit)
}

/** Its path says features; transformations and encodings are some where no network or picture is at hand. */
function isForFeatures({ path, imports }: ModuleFacts): boolean {
  return FOLDERS.test(path) || (SHAPING.test(path) && !imports.some(({ module }) => PICTURES.test(module)))
}

function isTransformer({ names }: ModuleFacts, owner: string): boolean {
  return names.classes.some(
    ({ name, bases }) => name === owner && bases.some((base) => /(^|\.)(TransformerMixin|BaseEstimator)$/.test(base)),
  )
}

function takesAndGives({ names }: ModuleFacts, unit: number): boolean {
  const signature = names.signatures.find((one) => one.unit === unit)
  return signature !== undefined && signature.parameters.length > 0 && signature.returns === true
}
