import type { ModuleFacts } from '../types.ts'

const MAKES = /^(build|make|create|compute|add|engineer|extract|generate|calc|calculate|derive)_(\w+_)?features?$/

/** Packages of tables and signals. */
const NUMBERS = /^(numpy|scipy|pandas|polars|pyspark|dask|tsfresh|librosa)(\.|$)/

/** Networks have features too: those they learn. */
const NETWORKS = /^(torch|torchvision|tensorflow|keras|jax|flax|timm|transformers|paddle|mxnet)(\.|$)/

/** Index of the functions of a module that make features by their name: `build_lagged_features`. */
export function featureMakers({ units, imports, names }: ModuleFacts): number[] {
  const used = imports.filter(({ typing }) => !typing)
  if (!used.some(({ module }) => NUMBERS.test(module)) || used.some(({ module }) => NETWORKS.test(module))) return []
  const giving = new Set(names.signatures.filter(({ returns }) => returns).map(({ unit }) => unit))
  return units.flatMap(({ name, kind }, unit) =>
    kind === 'function' && MAKES.test(name) && giving.has(unit) ? [unit] : [],
  )
}
