import type { Call } from '../../../src/facts/types.ts'
import type { Evidence, EvidenceLevel, Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction } from '../names.ts'
import { metricInCode } from './metric-words.ts'

/** A place that has to do with a metric. */
export interface MetricSign {
  /** Name of the metric where it is known. */
  readonly metric?: string
  /** A platform computes it, by a definition in the code. */
  readonly elsewhere?: true
  readonly message: string
  readonly at: Location
}

/** The metric that a name in the code stands for, as a part of a sign; empty where it stands for none. */
export function metricOf(name: string | undefined): Pick<MetricSign, 'metric'> {
  const metric = name === undefined ? undefined : metricInCode(name)
  return metric === undefined ? {} : { metric }
}

export function isMetric(name: string | undefined): boolean {
  return name !== undefined && metricInCode(name) !== undefined
}

/** A call as it is written, with its place. */
export interface WrittenCall {
  readonly call: Call
  readonly at: Location
}

/** Calls in source code and notebooks, whether or not it is known what they call. */
export function written({ modules }: Code, wanted: (call: Call, module: number) => boolean): WrittenCall[] {
  return modules.flatMap((facts, module) =>
    isProduction(facts)
      ? facts.calls
          .filter((call) => wanted(call, module))
          .map((call) => ({ call, at: placeOf(modules, { module, line: call.line }) }))
      : [],
  )
}

/** The first argument, when it is a text. */
export function firstText({ arguments: given }: Call): string | undefined {
  const value = given[0]?.value
  return typeof value === 'string' ? value : undefined
}

/** At most three signs as evidence, one for each message. */
export function signEvidence(signs: readonly MetricSign[], level: EvidenceLevel): Evidence[] {
  const first = new Map(signs.map((one) => [one.message, one] as const).reverse())
  return [...first.values()]
    .reverse()
    .slice(0, 3)
    .map(({ message, at }) => ({ message, at, level }))
}
