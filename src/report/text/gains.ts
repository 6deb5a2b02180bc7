import type { Step } from '../../model.ts'
import { groupName } from './groups.ts'
import { decimal } from './words.ts'

/** What a step raises: `+0.4 overall, +20.0 for "Use Continuous Integration", +5.0 for agility`. */
export function gains({ gain, raises }: Step, title: string): string {
  const overall = raises.find((raise) => raise.of === 'overall')
  const labels = raises.filter(({ of }) => of === 'effect' || of === 'eu')
  return [
    ...(overall === undefined ? [] : [`+${decimal(overall.by)} overall`]),
    `+${decimal(gain)} for "${title}"`,
    ...labels.map(({ name, by }) => `+${decimal(by)} for ${groupName(name)}`),
  ].join(', ')
}
