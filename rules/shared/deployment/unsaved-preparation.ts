import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Profile } from '../../../src/facts/types/profile.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { SAVES_MODEL } from '../versioning/registries.ts'

/** Preparation that learns from the data: serving needs what it has learnt. Encoders of the label are not asked by serving. */
const FITS =
  /^sklearn\.(preprocessing\.(?!LabelEncoder|LabelBinarizer|MultiLabelBinarizer)\w+|feature_extraction\.text\.\w+|impute\.\w+|decomposition\.\w+)\.fit(_transform)?$/

/** What training fits by itself and saves nowhere, so that serving cannot prepare data alike. */
export function unsavedPreparation(code: Code, { training }: Profile): FoundPlace[] {
  const trainers = new Set(training.map(({ module }) => module))
  const found = callsOf(code.names, FITS).flatMap((call) => {
    const name = variableOf(code, call)
    if (name === undefined || call.role !== 'source' || !trainers.has(call.module)) return []
    return savesOnlyOthers(code, call.module, name) ? [toFinding(code, call, name)] : []
  })
  return onePerVariable(found)
}

/** The same variable may be fitted in each branch. */
function onePerVariable(found: readonly FoundPlace[]): FoundPlace[] {
  const keys = found.map(({ at, symbol }) => `${at.path} ${symbol}`)
  return found.filter((_, index) => keys.indexOf(keys[index]!) === index)
}

/** A plain variable: what an object or a chain holds may be saved anywhere. */
function variableOf(code: Code, call: ResolvedCall): string | undefined {
  return /^(\w+)\.fit(_transform)?$/.exec(writtenCall(code.modules, call).callee)?.[1]
}

/** The module saves plain variables, none of which is this one, and hands this one to nobody. */
function savesOnlyOthers(code: Code, module: number, name: string): boolean {
  const saves = callsOf(code.names, SAVES_MODEL).filter((one) => one.module === module)
  const isPlain = (one: ResolvedCall) => /^\w+$/.test(writtenCall(code.modules, one).arguments[0]?.name ?? '')
  return saves.length > 0 && saves.every(isPlain) && !isHandedOn(code.modules[module]!, name)
}

function isHandedOn({ calls, names }: ModuleFacts, name: string): boolean {
  const given = calls.flatMap(({ arguments: all }) => all.flatMap((one) => [one.name, ...(one.keys ?? [])]))
  const bound = names.bindings.flatMap(({ from, items = [] }) => [from, ...items])
  return [...given, ...bound].includes(name)
}

function toFinding(code: Code, call: ResolvedCall, name: string): FoundPlace {
  return {
    message: `training fits \`${name}\` and saves it nowhere, so serving cannot prepare data alike; save it with the model, as one pipeline`,
    at: placeOf(code.modules, call),
    risk: 'high',
    value: 0,
    lines: 0,
    symbol: name,
    content: `${name} ${call.name}`,
  }
}
