import type { TrainingSite } from '../types/profile.ts'
import type { Call, ModuleFacts } from '../types.ts'
import { isProduction, type View } from './view.ts'

const LIGHTNING = /^(pytorch_lightning|lightning)(\.|$)/
const KERAS = /^(keras|tensorflow|tf_keras)(\.|$)/

/** Trainings that no type shows, but the names of the framework do: `trainer.fit(model)` beside an import of Lightning's `Trainer`. */
export function namedTrainers({ modules }: View): TrainingSite[] {
  return modules.flatMap((facts, module) =>
    isProduction(facts)
      ? facts.calls
          .filter((call) => isTrainer(facts, call))
          .map(({ unit, line, callee }) => ({ module, unit, line, by: callee }))
      : [],
  )
}

function isTrainer({ imports }: ModuleFacts, { callee }: Call): boolean {
  if (/(^|[._])trainer(\(\)|\[\])?\.fit$/i.test(callee))
    return imports.some(({ module, name }) => LIGHTNING.test(module) && name === 'Trainer')
  return /\.train_on_batch$/.test(callee) && imports.some(({ module }) => KERAS.test(module))
}
