import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Code } from '../evidence/use.ts'
import { type Operation, preparations } from '../preparation/operations.ts'
import type { UnitRef } from '../reach/callers.ts'

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
  /(^|[/_])(features?|featuriz\w*|featureiz\w*|preprocess\w*|transform(er)?s?|encod(e|er|ers|ing)|feature_engineering|build_features)([/_.]|$)/i

/** They read, write or draw. */
const ASIDE =
  /(^|[._])(load|read|save|write|plot|draw|show|main|print|log|parse_args|download|fetch|__init__|__repr__|__len__|fit|get_params|set_params)(_|$)/

/** What a repository has of them: those in modules can be tested, those in notebooks cannot. */
export interface FeatureCode {
  readonly units: readonly FeatureUnit[]
  /** Operations that compute features outside of functions of modules. */
  readonly loose: readonly Operation[]
}

export function featureCode(code: Code): FeatureCode {
  const operations = preparations(code)
  const counts = new Map<string, number>()
  const computing = new Set<string>()
  for (const { module, unit, computes } of operations) {
    const key = `${module}:${unit}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (computes) computing.add(key)
  }
  const units = code.modules.flatMap((module, index) =>
    module.role !== 'source' || module.cells !== undefined
      ? []
      : module.units.flatMap(({ name, kind, line, codeLines }, unit) => {
          const key = `${index}:${unit}`
          const works = (counts.get(key) ?? 0) >= LEAST_OPERATIONS || computing.has(key)
          const isFunction = kind === 'function' || kind === 'method'
          return isFunction && !ASIDE.test(name) && (works || isNamedForIt(module, unit))
            ? [{ module: index, unit, name, line, codeLines }]
            : []
        }),
  )
  const held = new Set(units.map(({ module, unit }) => `${module}:${unit}`))
  return { units, loose: operations.filter(({ module, unit, computes }) => computes && !held.has(`${module}:${unit}`)) }
}

/** A public function with a result in a file whose name says features, or `transform` of a transformer. */
function isNamedForIt({ path, names, units }: ModuleFacts, unit: number): boolean {
  const { name, kind } = units[unit]!
  const owner = name.slice(0, name.lastIndexOf('.'))
  const isTransformer = names.classes.some(
    (one) => one.name === owner && one.bases.some((base) => /(^|\.)(TransformerMixin|BaseEstimator)$/.test(base)),
  )
  if (kind === 'method') return isTransformer && /\.transform$/.test(name)
  const signature = names.signatures.find((one) => one.unit === unit)
  return (
    FOLDERS.test(path) &&
    !name.startsWith('_') &&
    (signature?.parameters.length ?? 0) > 0 &&
    signature?.returns === true
  )
}
