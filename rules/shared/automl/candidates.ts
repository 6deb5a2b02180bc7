import type { Call } from '../../../src/facts/types.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { fittedModels } from '../models/fitted.ts'
import type { Choice } from './structure.ts'

/** Fewer models are one and its baseline, no comparison of candidates (practices.md, practice 19). */
const LEAST = 3

/** Models that stand side by side in one unit. */
export interface Candidates extends Choice {
  /** A loop fits them all and the best is picked by the program. */
  readonly how: 'picked' | 'looped' | 'copied'
  readonly names: readonly string[]
}

/** Takes the best of several results. */
const PICKS = /(^|\.)(idxmax|idxmin|argmax|argmin|nlargest|nsmallest|sort_values)$/

/** Units that fit three or more kinds of models. */
export function candidatesOf(code: Code): Candidates[] {
  const byUnit = new Map<string, ReturnType<typeof fittedModels>>()
  for (const model of fittedModels(code)) {
    const { module, unit } = model.call
    byUnit.set(`${module}:${unit}`, [...(byUnit.get(`${module}:${unit}`) ?? []), model])
  }
  return [...byUnit.values()].flatMap((models) => {
    const names = [...new Set(models.map(({ name }) => name))]
    const { module, unit, line } = models[0]!.call
    if (names.length < LEAST) return []
    const how = howOf(
      code.modules[module]!.calls.filter((call) => call.unit === unit),
      models,
    )
    return [
      {
        how,
        names,
        module,
        unit,
        at: placeOf(code.modules, { module, line }),
        message: `${names.slice(0, 3).join(', ')} are fitted side by side`,
      },
    ]
  })
}

function howOf(calls: readonly Call[], models: ReturnType<typeof fittedModels>): Candidates['how'] {
  const loops = calls.some(
    ({ callee, loops }) => loops > 0 && /(^|\.)(fit|cross_val_score|cross_validate)$/.test(callee),
  )
  if (!loops) return models.every(({ indirect }) => indirect) ? 'looped' : 'copied'
  return calls.some(picks) ? 'picked' : 'looped'
}

/** `max(scores, key=scores.get)`, `results.idxmax()`. */
function picks({ callee, keywords }: Call): boolean {
  return PICKS.test(callee) || (/^(max|min|sorted)$/.test(callee) && keywords.includes('key'))
}
