import { evaluate, type Lookup, namesIn } from './condition/evaluate.ts'
import type { Value } from './condition/values.ts'
import type { Mask } from './effect.ts'
import type { Choices } from './expand/choices.ts'
import { isOnChange, type Trigger } from './triggers.ts'

/** Value of a name when a trigger fires; undefined when it cannot be told. */
export type EventLookup = (trigger: Trigger, name: string) => Value

export interface Conditional {
  readonly triggers: readonly Trigger[]
  readonly lookup: EventLookup
  /** Values that names take one after the other: a matrix. It is enough when the condition holds for one. */
  readonly choices: Choices
}

const MOST_COMBINATIONS = 60

/** What a condition takes away, given the triggers. Undefined when it holds for some change. */
export function conditionMask(condition: string | undefined, conditional: Conditional): Mask | undefined {
  if (condition === undefined) return undefined
  const { triggers } = conditional
  const shown = `\`${shorten(condition)}\``
  const changes = triggers.filter(isOnChange).map((trigger) => holds(condition, trigger, conditional))
  if (changes.includes(true)) return undefined
  if (changes.includes(undefined)) return { doubt: `it runs only if ${shown}` }
  if (/\b(?:failure|failed|cancelled|canceled)\s*\(/i.test(condition)) {
    return { runs: 'otherwise', reason: `its condition ${shown} holds only after a failure` }
  }
  const others = [...triggers.filter((trigger) => !isOnChange(trigger)), ...triggers.flatMap(onOtherBranch)].map(
    (trigger) => holds(condition, trigger, conditional),
  )
  if (others.some((one) => one !== false))
    return { runs: 'otherwise', reason: `its condition ${shown} does not hold for changes` }
  return { runs: 'never', reason: `its condition ${shown} never holds` }
}

/** The same push to a branch of which nothing is known. */
function onOtherBranch(trigger: Trigger): Trigger[] {
  return trigger.kind === 'push' ? [{ ...trigger, onDefaultBranch: false }] : []
}

/** The best that a condition comes to over all choices: true, else unknown, else false. */
function holds(condition: string, trigger: Trigger, { lookup, choices }: Conditional): boolean | undefined {
  const names = [...new Set(namesIn(condition))].filter((name) => choices.has(name))
  const results = combinations(names, choices).map((values) =>
    evaluate(condition, (name) => values.get(name) ?? lookup(trigger, name)),
  )
  return results.includes(true) ? true : results.includes(undefined) ? undefined : false
}

function combinations(names: readonly string[], choices: Choices): ReadonlyMap<string, string>[] {
  let all: ReadonlyMap<string, string>[] = [new Map()]
  for (const name of names) {
    const values = choices.get(name) ?? []
    all = all.flatMap((one) => values.map((value) => new Map([...one, [name, value]]))).slice(0, MOST_COMBINATIONS)
  }
  return all
}

/** Triggers for which a condition is not known to fail. */
export function triggersLeft(condition: string | undefined, conditional: Conditional): readonly Trigger[] {
  if (condition === undefined) return conditional.triggers
  return conditional.triggers.filter((trigger) => holds(condition, trigger, conditional) !== false)
}

/** Makes a lookup for a single trigger, for conditions outside of jobs. */
export function lookupFor(trigger: Trigger, lookup: EventLookup): Lookup {
  return (name) => lookup(trigger, name)
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 87)}...` : line
}
