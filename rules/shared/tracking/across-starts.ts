import type { GradedVerdict } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import { startsReaching, type TrainingStart } from '../training/starts.ts'
import type { Tracking } from './runs.ts'

/** How trainings are started. */
export interface Started {
  readonly code: Code
  readonly starts: readonly TrainingStart[]
  /** Modules that the stages of a pipeline start, for each pipeline. */
  readonly pipelines: readonly ReadonlySet<number>[]
}

/** Every start reaches a call that records parameters, and one that records metrics, of the same tracker. */
export function recordsAll({ code, starts }: Started, hosted: readonly Tracking[]): boolean {
  return [...new Set(hosted.map(({ tracker }) => tracker))].some((tracker) =>
    [tracker.parameters, tracker.metrics].every((pattern) => {
      const units = hosted.flatMap(({ call, unit }) => (call && unit && pattern.test(call.name) ? [unit] : []))
      return units.length > 0 && startsReaching(code, starts, units).length === starts.length
    }),
  )
}

/** Training entry points that reach a tracker. What a configuration file turns on is on for all. */
export function covered({ code, starts, pipelines }: Started, used: readonly Tracking[]): GradedVerdict['coverage'] {
  const units = used.flatMap(({ unit }) => unit ?? [])
  if (starts.length < 2 || units.length < used.length || units.length === 0) return undefined
  const reaching = new Set(startsReaching(code, starts, units))
  const recording = new Set([...reaching, ...units].map(({ module }) => module))
  const recorded = pipelines.filter((stages) => [...stages].some((module) => recording.has(module)))
  const hidden = keptHere(code, starts, used)
  const reached = starts
    .filter((one) => reaching.has(one) || recorded.some((stages) => stages.has(one.module)))
    .reduce((sum, one) => sum + (hidden.has(one) ? HALF : 1), 0)
  // Code that nobody is seen to start is started by something that may well record the runs.
  if (reached === 0 && starts.some(({ kind }) => kind === 'unreached')) return undefined
  return { covered: reached, of: starts.length, what: 'training entry points reach a tracker' }
}

/** Worth of a training that nobody else sees, beside others that are seen. */
const HALF = 0.5

/** Starts that reach trackers of this machine only, where others reach one that is seen. */
function keptHere(code: Code, starts: readonly TrainingStart[], used: readonly Tracking[]): ReadonlySet<TrainingStart> {
  const unitsOf = (stays: boolean) => used.flatMap(({ unit, local }) => (local === stays && unit ? [unit] : []))
  const seen = new Set(startsReaching(code, starts, unitsOf(false)))
  if (seen.size === 0) return new Set()
  return new Set(startsReaching(code, starts, unitsOf(true)).filter((one) => !seen.has(one)))
}

/** Several services, none of which every training uses. */
export function workApart({ code, starts }: Started, used: readonly Tracking[]): string | undefined {
  const units = new Map<string, { module: number; unit: number }[]>()
  for (const { tracker, unit, local } of used)
    if (!local && unit) units.set(tracker.name, [...(units.get(tracker.name) ?? []), unit])
  if (units.size < 2 || starts.length < 2) return undefined
  const reach = [...units].map(([name, at]) => ({ name, starts: startsReaching(code, starts, at) }))
  const reaching = reach.filter((one) => one.starts.length > 0)
  const apart = reaching.filter((one) =>
    reaching.every((other) => other === one || !other.starts.some((start) => one.starts.includes(start))),
  )
  return apart.length > 1
    ? `different scripts use different trackers: ${apart.map(({ name }) => name).join(', ')}`
    : undefined
}
