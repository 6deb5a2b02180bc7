import type { NextStep } from '../../src/model.ts'

/** Advice, with what it is for. */
export interface Advice<Seen> extends NextStep {
  readonly when: (seen: Seen) => boolean
}

/** The first advice that fits, so the most urgent one stands first. Absent when none fits. */
export function adviceFor<Seen>(all: readonly Advice<Seen>[], seen: Seen): NextStep | undefined {
  const found = all.find(({ when }) => when(seen))
  return found && { action: found.action, effort: found.effort }
}
