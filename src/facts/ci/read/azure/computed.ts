import { evaluate } from '../../condition/evaluate.ts'
import type { Value } from '../../condition/values.ts'
import type { Conditional } from '../../conditions.ts'
import type { Choices } from '../../expand/choices.ts'
import type { Reading } from '../../job.ts'
import type { Trigger } from '../../triggers.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { azureValue } from './triggers.ts'

/** A file that starts jobs. */
export interface Pipeline {
  readonly reading: Reading
  readonly root: YamlNode
  readonly triggers: readonly Trigger[]
}

/** Variables that the pipeline sets may be expressions of others: `isMain: $[eq(…)]`. */
export function conditionalOf({ reading, triggers }: Pipeline, choices: Choices): Conditional {
  const lookup = (trigger: Trigger, name: string): Value =>
    azureValue({ reading, trigger }, name) ?? computedValue({ reading, trigger, choices, depth: 0 }, name)
  return { triggers, lookup, choices }
}

/** What a variable is worked out from. */
interface Computing {
  readonly reading: Reading
  readonly trigger: Trigger
  readonly choices: Choices
  readonly depth: number
}

/** Variables may be made of others this many times over. */
const MOST_STEPS = 4

/** Variables that the pipeline sets may be expressions of others: `isMain: $[eq(…)]`. */
function computedValue(from: Computing, name: string): Value {
  const [value] = from.choices.get(name.replace(/^variables\.|^variables\['|'\]$/g, '')) ?? []
  if (value === undefined) return undefined
  const inner = { ...from, depth: from.depth + 1 }
  const isExpression = from.depth < MOST_STEPS && value.startsWith('$[')
  const computed = isExpression ? evaluate(value, (one) => azureValue(from, one) ?? computedValue(inner, one)) : value
  return computed === undefined || /\$[[({]/.test(String(computed)) ? undefined : computed
}
