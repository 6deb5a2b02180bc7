import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { ESTIMATOR } from '../models/estimators.ts'
import { callsOf } from '../names.ts'
import type { Choice } from './structure.ts'

const SEARCH = /^(sklearn|skopt|dask_ml)(\.\w+)*\.\w*SearchCV$/
const GRID = /^(param_grid|param_distributions|search_spaces)$/

/** `[{"clf": [SVC(), RandomForestClassifier()]}]`: a search tries several kinds of models in one place of a pipeline. */
export function modelsInGrid(code: Code): Choice[] {
  const made = callsOf(code.names, ESTIMATOR)
  return callsOf(code.names, SEARCH).flatMap((search) => {
    const { from, until, own } = gridOf(code, search)
    const inside = made.filter(({ module, line }) => module === search.module && line >= from && line < until)
    const names = [...new Set(inside.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)))]
    if (names.length < 2 || inside.length < 2 + own) return []
    return [
      {
        message: `a search chooses between ${names.slice(0, 3).join(', ')}`,
        at: placeOf(code.modules, search),
        module: search.module,
        unit: search.unit,
      },
    ]
  })
}

/** Lines of the grid, and how many models in them may be the one that the search begins with. */
function gridOf({ modules }: Code, search: ResolvedCall): { from: number; until: number; own: number } {
  const { bindings } = modules[search.module]!.names
  const given = writtenCall(modules, search).arguments.find(
    ({ keyword }, index) => (keyword === undefined && index === 1) || GRID.test(keyword ?? ''),
  )
  const bound = bindings.filter(({ targets, line }) => line < search.line && targets.includes(given?.name ?? '')).at(-1)
  const from = bound?.line ?? search.line
  const next = bindings.find(({ line }) => line > from)?.line ?? Infinity
  return bound ? { from, until: Math.min(next, search.line), own: 0 } : { from, until: next, own: 1 }
}
