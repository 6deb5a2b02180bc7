import { frameByName } from './frames.ts'
import type { Meaning } from './meaning.ts'
import type { Scope } from './scope.ts'

/** What a parameter without a type is by its place: most likely a data frame, by its name or in a transformer of scikit-learn. */
export function frameGiven(scope: Scope, unit: number, name: string): Meaning | undefined {
  return frameByName(isGivenToTransformer(scope, unit, name) ? 'df' : name)
}

/** `X` of `transform`, in a module that knows data frames. */
function isGivenToTransformer({ facts, owners, classes }: Scope, unit: number, name: string): boolean {
  if (name !== 'X' || !/\.(fit_)?transform$/.test(facts.units[unit]?.name ?? '')) return false
  const bases = classes.get(owners[unit] ?? '')?.bases ?? []
  return (
    bases.some((base) => /(^|\.)(TransformerMixin|BaseEstimator)$/.test(base)) &&
    facts.imports.some(({ module }) => /^(pandas|polars)(\.|$)/.test(module))
  )
}
