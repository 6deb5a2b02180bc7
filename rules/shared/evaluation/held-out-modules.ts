import { locate } from '../../../src/facts/types/locate.ts'
import type { Argument } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import { lastPart } from '../names.ts'
import { evaluatingUnit, type Sign } from './evaluating-unit.ts'
import { isHeldOut } from './held-out-names.ts'
import type { HeldOut } from './held-out-place.ts'

const KEYWORDS =
  /^(validation_data|validation_split|eval_set|evals|valid_sets|eval_dataset|val_dataloaders?|eval_data|eval_strategy|evaluation_strategy|val_dataset|dev_dataset|evaluator|val_data)$/

/** Evaluations that the text of a module shows: arguments for it, methods, functions that are there for it. */
export function heldOutInModule(facts: ModuleFacts, module: number): HeldOut[] {
  return [byKeyword(facts), byMethod(facts), evaluatingUnit(facts) ?? bySwitch(facts)].flatMap((sign) =>
    sign === undefined ? [] : [{ message: sign.message, at: locate(facts, sign.line), during: sign.during, module }],
  )
}

/** `fit(..., validation_data=...)`, `Trainer(eval_dataset=...)`. */
function byKeyword({ calls }: ModuleFacts): Sign | undefined {
  for (const { arguments: given, line } of calls) {
    const set = given.find(isSet)
    if (set) return { message: `\`${set.keyword}=\` evaluates during training`, line, during: true }
  }
  return undefined
}

/** Values with which a framework does not evaluate. */
const OFF: ReadonlySet<unknown> = new Set([null, 'no', false, 0])

function isSet({ keyword, value }: Argument): boolean {
  return keyword !== undefined && KEYWORDS.test(keyword) && !OFF.has(value)
}

function byMethod({ names }: ModuleFacts): Sign | undefined {
  const found = names.classes.find(
    ({ methods }) => methods.includes('validation_step') || methods.includes('validation_epoch_end'),
  )
  return (
    found && { message: `\`${found.name}.validation_step\` evaluates during training`, line: found.line, during: true }
  )
}

/** Lines after `model.eval()` within which the data follow. */
const NEAR = 5

/** `model.eval()` and then a function of any name that is given held-out data: its loop uses it for both. */
function bySwitch({ calls }: ModuleFacts): Sign | undefined {
  /** Line of the last switch, for each unit. */
  const switched = new Map<number, number>()
  for (const call of calls) {
    const { callee, line, unit, loops } = call
    if (isSwitch(call)) switched.set(unit, line)
    const since = line - (switched.get(unit) ?? Number.NEGATIVE_INFINITY)
    const data = since > 0 && since <= NEAR ? call.arguments.find(isHeldOutData) : undefined
    if (data) return { message: `\`${lastPart(callee)}\` is given ${data.name}`, line, during: loops > 0 }
  }
  return undefined
}

function isSwitch({ callee, positional, keywords }: Call): boolean {
  return callee.endsWith('.eval') && positional + keywords.length === 0
}

function isHeldOutData({ name }: Argument): boolean {
  return name !== undefined && isHeldOut(name)
}
