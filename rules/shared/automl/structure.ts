import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'

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
    const tunes = facts.imports.some((one) =>
      /^(optuna|keras_tuner|kerastuner|ray|hyperopt|nni)(\.|$)/.test(one.module),
    )
    if (!tunes || (facts.role !== 'source' && facts.role !== 'notebook')) return []
    return facts.calls.flatMap(({ callee, line, unit, arguments: given }) => {
      const name = given[0]?.value
      if (
        !/(^|\.)(suggest_(categorical|int)|hp\.(Int|Choice|choice)|tune\.choice)$/.test(callee) ||
        typeof name !== 'string'
      )
        return []
      if (!STRUCTURE.test(name)) return []
      return [{ message: `a search chooses "${name}"`, at: placeOf(modules, { module, line }), module, unit }]
    })
  })
}
