import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { FoundPlace, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { grouped } from '../grouped.ts'
import { callsOf } from '../names.ts'
import { unitKey } from '../reach/callers.ts'

/** A search that is given the data of which a part was put aside as test data. */
export interface Leak {
  readonly at: Location
  /** Name of the data as the code has it. */
  readonly data: string
}

const SPLIT = /^sklearn\.model_selection\.train_test_split$/
const FIT = /^(sklearn(\.\w+)*|skopt|dask_ml\.model_selection)\.\w*Search(CV)?\.fit$/

/** `train_test_split(X, y)` and, further down in the same unit, `search.fit(X, y)`. */
export function searchesOnAllData(code: Code): Leak[] {
  const splits = grouped(callsOf(code.names, SPLIT), unitKey)
  return callsOf(code.names, FIT).flatMap((call) => {
    const data = firstName(code, call)
    const before = splits.get(unitKey(call)) ?? []
    const isSplit = before.some((split) => split.line < call.line && firstName(code, split) === data)
    if (data === undefined || !isSplit || isReassigned(code, call, data, before)) return []
    return [{ at: placeOf(code.modules, call), data }]
  })
}

function firstName({ modules }: Code, call: ResolvedCall): string | undefined {
  const [first] = writtenCall(modules, call).arguments
  return first?.keyword === undefined || first.keyword === 'X' ? first?.name : undefined
}

/** `X, X_test = train_test_split(X)`: from there on the name means the training part. */
function isReassigned({ modules }: Code, call: ResolvedCall, data: string, splits: readonly ResolvedCall[]): boolean {
  const { bindings } = modules[call.module]!.names
  const first = Math.min(...splits.map(({ line }) => line))
  return bindings.some(({ targets, line, unit }) => {
    return targets.includes(data) && unit === call.unit && line >= first && line < call.line
  })
}

export function leakFinding({ at, data }: Leak): FoundPlace {
  return {
    message: `the search is given ${data}, test data included; give it the training part`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 1,
    fix: { action: `Fit the search on the training part of ${data} only`, effort: 'small' },
    content: `search on all data: ${data}`,
  }
}
