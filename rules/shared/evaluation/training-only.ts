import type { FoundPlace, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { tokens } from './held-out-names.ts'
import { EVALUATES, METRIC_CALLS } from './metrics.ts'

/** A metric that is computed on the data that the model was trained on. */
export interface TrainingOnly {
  readonly at: Location
  /** Name of the call. */
  readonly what: string
}

const TRAINING = new Set(['train', 'training', 'xtrain', 'ytrain'])

export function judgedOnTraining(code: Code): TrainingOnly[] {
  return callsOf(code.names, /\w/).flatMap((call) => {
    if (!METRIC_CALLS.test(call.name) && !EVALUATES.test(call.name)) return []
    const names = writtenCall(code.modules, call).arguments.flatMap(({ name }) => name ?? [])
    const isTraining = names.some((name) => tokens(name).some((token) => TRAINING.has(token)))
    return isTraining
      ? [{ at: placeOf(code.modules, call), what: call.name.slice(call.name.lastIndexOf('.') + 1) }]
      : []
  })
}

export function trainingOnlyFinding({ at, what }: TrainingOnly): FoundPlace {
  return {
    message: `\`${what}\` judges the model on its training data; hold data back for it`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 1,
    fix: { action: `Give \`${what}\` in ${at.path} data that were held back`, effort: 'small' },
    content: `judged on training data ${what}`,
  }
}
