import type { EntryKind, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Profile } from '../../../src/facts/types/profile.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { once } from '../once.ts'
import { type UnitRef, unitKey, unitsReachedFrom, unitsThatReach } from '../reach/callers.ts'

/** A place from which a training is started: an entry point that reaches one, else the code that trains. */
export interface TrainingStart extends UnitRef {
  readonly kind: EntryKind | 'unreached'
  readonly at: Location
}

/** Scripts that train a few steps under a profiler, to see what takes how long. */
const MEASURES = /(^|[/_])profil(e|er|ing)(_\w+)?\.py$/i

/**
 * Where trainings are started, one for each module, ordered by module: what practices on training are to cover. Code that
 * trains and that no entry point reaches stands for itself.
 */
export function trainingStarts({ names, modules }: Code, profile: Profile): readonly TrainingStart[] {
  return startsOf(names)(modules)(profile)
}

const startsOf = once((names: Code['names']) =>
  once((modules: Code['modules']) => once((profile: Profile) => findStarts({ names, modules }, profile))),
)

function findStarts(code: Code, profile: Profile): TrainingStart[] {
  const kept = profile.training.filter(({ module }) => !MEASURES.test(code.modules[module]!.path))
  const training = kept.length > 0 ? kept : profile.training
  const reaching = unitsThatReach(code, training)
  const starts = new Map<number, TrainingStart>()
  for (const { module, unit, line, kind } of code.names.entries) {
    if (!isProduction(code, module) || starts.has(module) || !reaching.has(unitKey({ module, unit }))) continue
    starts.set(module, { module, unit, kind, at: placeOf(code.modules, { module, line }) })
  }
  addUnreached(code, training, starts)
  return [...starts.values()].sort((a, b) => a.module - b.module)
}

function addUnreached(code: Code, training: Profile['training'], starts: Map<number, TrainingStart>): void {
  const reached = new Set(isTriedOutOnly(code, starts) ? [] : code.names.reachedFromEntry)
  for (const site of training) {
    const { module, unit } = site
    if (starts.has(module) || reached.has(unitKey(site))) continue
    starts.set(module, { module, unit, kind: 'unreached', at: placeOf(code.modules, site) })
  }
}

/** Nothing starts a training, or notebooks alone: what else trains is started in a way that is not seen. */
function isTriedOutOnly({ modules }: Code, starts: ReadonlyMap<number, TrainingStart>): boolean {
  return [...starts.keys()].every((module) => modules[module]!.cells !== undefined)
}

/**
 * Those starts from which at least one of `targets` is reached. One whose own file holds a target reaches it: calls through
 * objects of unknown type are not seen.
 */
export function startsReaching(
  code: Code,
  starts: readonly TrainingStart[],
  targets: Iterable<UnitRef>,
): TrainingStart[] {
  const wanted = [...targets]
  const reaching = unitsThatReach(code, wanted)
  const files = new Set(wanted.map(({ module }) => module))
  return starts.filter((start) => files.has(start.module) || reaching.has(unitKey(start)))
}

function isProduction({ modules }: Code, module: number): boolean {
  const { role } = modules[module]!
  return role === 'source' || role === 'notebook'
}

/** Those calls that a training start reaches: they stand in its file, or in a unit that is called from there. Linear. */
export function callsReached(
  code: Code,
  starts: readonly TrainingStart[],
  calls: readonly ResolvedCall[],
): ResolvedCall[] {
  const reached = unitsReachedFrom(code, starts)
  const files = new Set(starts.map(({ module }) => module))
  return calls.filter((call) => files.has(call.module) || reached.has(unitKey(call)))
}
