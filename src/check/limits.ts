import type { GuidelineSettings } from '../rule.ts'

/** Limits by rule id. */
export type Limits = Readonly<Record<string, GuidelineSettings>>

/** Limits that take the place of a preset's. */
export type ChangedLimits = Readonly<Record<string, Partial<GuidelineSettings>>>

/** The limits of a preset with the changed ones in their place; single limits are changed one by one. */
export function changeLimits(preset: Limits, changed: ChangedLimits = {}): Limits {
  const own = Object.entries(changed).map(([id, limits]) => [id, changeOne(preset[id], limits)])
  return { ...preset, ...Object.fromEntries(own) }
}

function changeOne(
  usual: GuidelineSettings = { bounds: [], limits: [] },
  { atMost, atLeast, ...own }: Partial<GuidelineSettings>,
): GuidelineSettings {
  return {
    ...usual,
    ...own,
    ...(atMost && { atMost: { ...usual.atMost, ...atMost } }),
    ...(atLeast && { atLeast: { ...usual.atLeast, ...atLeast } }),
  }
}
