import type { NextStep } from '../../model.ts'

/** What a step takes, in words. */
export const EFFORT: Readonly<Record<NextStep['effort'], string>> = {
  small: 'small effort (minutes to hours)',
  medium: 'medium effort (days)',
  large: 'large effort (weeks)',
}
