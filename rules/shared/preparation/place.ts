import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Operation } from './operations.ts'

/** Where an operation stands, and how far that place can be used again: 0..1 (practices.md, practice 4). */
export interface Place {
  readonly reuse: number
  readonly what:
    | 'function'
    | 'function that cannot be reused'
    | 'main block'
    | 'function of a notebook'
    | 'script'
    | 'notebook cell'
}

/** Lines of code above which a function does too much to be used again. */
const LONG = 80

const WRITES =
  /(^|\.)(to_(csv|parquet|pickle|sql|json|feather|hdf|hdf5|excel|gbq|orc|stata|delta|xml|file|table|zarr|netcdf|disk)|dump|save\w*|write\w*)$/

export function placeOfOperation(module: ModuleFacts, { unit, line }: Operation): Place {
  const isFunction = /^(function|method)$/.test(module.units[unit]?.kind ?? '')
  if (module.cells !== undefined)
    return isFunction ? { reuse: 0.4, what: 'function of a notebook' } : { reuse: 0, what: 'notebook cell' }
  if (!isFunction) return inScript(module, line)
  return isReusable(module, unit)
    ? { reuse: 1, what: 'function' }
    : { reuse: 0.5, what: 'function that cannot be reused' }
}

function inScript({ names }: ModuleFacts, at: number): Place {
  const isMain = names.mains.some(({ line, endLine }) => at >= line && at <= endLine)
  return isMain ? { reuse: 0.4, what: 'main block' } : { reuse: 0.2, what: 'script' }
}

/** It takes data or paths, gives something back or writes it, and is short; or a framework runs it as a stage. */
function isReusable({ names, units, calls }: ModuleFacts, unit: number): boolean {
  const signature = names.signatures.find((one) => one.unit === unit)
  const { kind, codeLines } = units[unit]!
  const takes = kind === 'method' || (signature?.parameters.length ?? 0) > 0
  const gives = signature?.returns || calls.some((call) => call.unit === unit && WRITES.test(call.callee))
  return codeLines <= LONG && takes && gives === true
}
