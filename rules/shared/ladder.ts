import type { Reasoned } from '../../src/model.ts'

/** A rung of a practice: how strong it is, and what holds for a repository that stands on it. */
export interface Rung<Seen> {
  readonly holds: (seen: Seen) => boolean
  /** 0..1 */
  readonly value: number
  /** In words; worked out where they name what was seen. */
  readonly because: string | ((seen: Seen) => string)
}

/** The first rung that holds, so the highest one stands first. Absent when none holds. */
export function standsOn<Seen>(ladder: readonly Rung<Seen>[], seen: Seen): Reasoned | undefined {
  const rung = ladder.find(({ holds }) => holds(seen))
  if (rung === undefined) return undefined
  const { value, because } = rung
  return { value, because: typeof because === 'string' ? because : because(seen) }
}
