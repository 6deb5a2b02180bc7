import type { Signature } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'

/**
 * The first argument is a text that is put together from values: there, above in the same function, or it is what the
 * request brings.
 */
export function isPutTogether({ arguments: [first], unit, line }: Call, { names }: ModuleFacts): boolean {
  if (first === undefined || first.value !== undefined) return false
  if (first.filled) return true
  const bound = names.bindings.filter(
    (one) => one.unit === unit && one.line <= line && one.targets.includes(first.name ?? ''),
  )
  if (bound.length > 0) return bound.at(-1)!.filled === true
  const signature = names.signatures.find((one) => one.unit === unit)
  return isRoute(signature) && signature.parameters.some(({ name }) => name === first.name)
}

/** A function that a decorator hands the parts of a request. */
function isRoute(signature: Signature | undefined): signature is Signature {
  return signature !== undefined && signature.decorators.length > 0
}
