import { type Choices, namesIn } from './expand/choices.ts'

/** What a script changes its folder to. */
const CHANGES = /(?:^|[\s;&|(])(?:cd|pushd)\s+([^\n;&|]+)/g

/** More legs than a matrix of folders has. */
const MOST_LEGS = 24

/** The ways in which a script runs: one for each folder that a matrix sends it to, else one. */
export function legsOf(text: string, choices: Choices): Choices[] {
  const names = [...text.matchAll(CHANGES)].flatMap(([, to]) => namesIn(to!))
  const several = names.find((name) => (choices.get(name)?.length ?? 0) > 1)
  if (several === undefined) return [choices]
  return choices
    .get(several)!
    .slice(0, MOST_LEGS)
    .map((value) => new Map([...choices, [several, [value]]]))
}
