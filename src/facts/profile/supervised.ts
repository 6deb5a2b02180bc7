import type { Evidence } from '../../model.ts'
import type { TrainingSite } from '../types/profile.ts'
import { columns } from './data.ts'
import { callEvidence, seen, type View, written } from './view.ts'

const LOSS =
  /^torch\.nn\.\w*Loss$|^torch\.nn\.functional\.(\w*cross_entropy\w*|\w*_loss)$|^(keras|tensorflow\.keras)\.losses\.\w+$|^tensorflow\.nn\.\w*cross_entropy\w*$/

const TARGET = /^(labels?|targets?|y|class|outcome)$/i

/** Signs that what is learned has a target. */
export function learnsTargets(view: View, training: readonly TrainingSite[]): Evidence[] {
  if (training.length === 0) return []
  const trainers = new Set(training.map(({ by }) => by))
  const fits = view.calls.filter((call) => trainers.has(call.name) && hasTarget(view, call))
  const named = columns(view).filter(({ columns: keys }) => keys.some((key) => TARGET.test(key)))
  return [
    ...fits.map((call) => seen(view, call, `\`${call.name}\` is given data and targets`)),
    ...callEvidence(view, LOSS),
    ...named.map((one) => seen(view, one, 'names a column of targets')),
  ]
}

function hasTarget(view: View, call: View['calls'][number]): boolean {
  const { positional, keywords } = written(view, call)
  return positional >= 2 || keywords.includes('y') || keywords.includes('label')
}
