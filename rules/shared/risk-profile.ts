import type { Measure, Risk, RiskBand, RiskProfile } from '../../src/model.ts'
import type { GuidelineSettings } from '../../src/rule.ts'
import { percentage } from './percentage.ts'

/** Best first. */
export const RISKS = ['low', 'moderate', 'high', 'very-high'] as const satisfies readonly Risk[]

/** Lines of code and the value that decides on their band. */
export interface Weighed {
  readonly value: number
  readonly lines: number
}

/** The band of a value: values above the n-th bound are in band n + 1. */
export function riskOf(value: number, bounds: readonly number[]): Risk {
  return RISKS[bounds.filter((bound) => value > bound).length] ?? 'very-high'
}

/** What is measured for each unit or module, and the bounds and limits of the guideline. */
export interface Scale {
  /** In words: `lines of code per unit`. */
  readonly quantity: string
  readonly settings: GuidelineSettings
}

/** How the lines of code spread over the bands. */
export function riskProfile(weighed: readonly Weighed[], { quantity, settings }: Scale): RiskProfile {
  const total = linesOf(weighed)
  const bands = [0, ...settings.bounds].map((above, index): RiskBand => {
    const risk = RISKS[index] ?? 'very-high'
    const upTo = settings.bounds[index]
    const limit = settings.limits[index - 1]
    const lines = linesOf(weighed.filter(({ value }) => riskOf(value, settings.bounds) === risk))
    const share = percentage(lines, total)
    return { risk, above, ...(upTo !== undefined && { upTo }), lines, share, ...(limit !== undefined && { limit }) }
  })
  return { quantity, lines: total, bands }
}

/** A profile with its measures, as a verdict holds them. */
export function profiled(profile: RiskProfile): { measures: Measure[]; profile: RiskProfile } {
  return { measures: measuresOf(profile), profile }
}

/** One measure for each bound: the share of the lines of code above it. */
function measuresOf({ quantity, lines, bands }: RiskProfile): Measure[] {
  return bands.flatMap(({ above, limit }, index) => {
    if (limit === undefined) return []
    const value = percentage(linesOf(bands.slice(index)), lines)
    return [{ id: `above-${above}`, label: `${quantity} above ${above}`, value, unit: 'percent', atMost: limit }]
  })
}

function linesOf(parts: readonly { readonly lines: number }[]): number {
  return parts.reduce((sum, { lines }) => sum + lines, 0)
}
