import type { Call } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction } from '../names.ts'

/** A place where a search or a loop chooses the kind of model. */
export interface Choice {
  readonly message: string
  readonly at: Location
  readonly module: number
  readonly unit: number
}

/** Parameters that say what a model is made of; `max_depth` of a tree is none of them. */
const STRUCTURE =
  /^(model|classifier|regressor|estimator|algorithm|algo|arch|architecture|backbone|model_?(type|name|class)|(n|num)_(hidden_)?layers|layers|hidden_layers|depth_of_network|n_units.*|units_\w+|layer_type|cell_type)$/i

/** `trial.suggest_categorical("model", [...])`, `hp.Int("num_layers", 1, 4)`, in a module that imports the tuner. */
export function searchedStructure({ modules }: Code): Choice[] {
  return modules.flatMap((facts, module) => {
    if (!isProduction(facts) || !facts.imports.some((one) => TUNERS.test(one.module))) return []
    return facts.calls.flatMap((call) => {
      const name = chosenName(call)
      if (name === undefined || !STRUCTURE.test(name)) return []
      const at = placeOf(modules, { module, line: call.line })
      return [{ message: `a search chooses "${name}"`, at, module, unit: call.unit }]
    })
  })
}

const TUNERS = /^(optuna|keras_tuner|kerastuner|ray|hyperopt|nni)(\.|$)/

/** Name of the parameter that a tuner is asked for. */
function chosenName({ callee, arguments: given }: Call): string | undefined {
  if (!/(^|\.)(suggest_(categorical|int)|hp\.(Int|Choice|choice)|tune\.choice)$/.test(callee)) return undefined
  const name = given[0]?.value
  return typeof name === 'string' ? name : undefined
}
