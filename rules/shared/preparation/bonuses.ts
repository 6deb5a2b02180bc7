import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence, Reasoned } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { unitKey } from '../reach/callers.ts'
import type { PreparingFile } from './share.ts'

/** Something that makes preparation better than the place where it stands. */
export interface Bonus extends Reasoned {
  /** Absent when it is not so. */
  readonly evidence?: Evidence
  /** What to do about it. */
  readonly step: string
}

interface Unit {
  readonly module: number
  readonly unit: number
  readonly line: number
}

/** The four of practices.md, practice 4, with their weights. */
export function bonuses(code: Code, files: readonly PreparingFile[], pipelines: Pipelines): Bonus[] {
  const units = functionsOf(code, files)
  return [
    bonus(
      0.15,
      'started by an entry point or stage',
      'Let a stage or a script with arguments start the preparation',
      started(code, units, pipelines),
    ),
    bonus(
      0.1,
      'given its paths or parameters',
      'Take paths and parameters of the preparation from arguments',
      parameterised(code, units),
    ),
    bonus(
      0.1,
      'used by two files or more',
      'Let training and serving call the same functions of preparation',
      reused(code, units),
    ),
    bonus(
      0.1,
      'reached by a test',
      'Write a test with a frame of five rows for each function of preparation',
      tested(code, units),
    ),
  ]
}

function bonus(value: number, because: string, step: string, evidence: Evidence | undefined): Bonus {
  return { value, because, step, ...(evidence && { evidence }) }
}

/** Functions and methods of modules that hold operations, each once. */
function functionsOf({ modules }: Code, files: readonly PreparingFile[]): Unit[] {
  const found = new Map<string, Unit>()
  for (const { module, operations } of files) {
    for (const { unit, line, place } of operations)
      if (/^function( that|$)/.test(place.what) && !found.has(unitKey({ module, unit })))
        found.set(unitKey({ module, unit }), { module, unit, line: modules[module]!.units[unit]?.line ?? line })
  }
  return [...found.values()]
}

function started({ modules, names }: Code, units: readonly Unit[], { stages }: Pipelines): Evidence | undefined {
  const reached = new Set(names.reachedFromEntry)
  const unit = units.find((one) => reached.has(unitKey(one)))
  const stage = stages.find(
    ({ tool, name }) =>
      tool !== 'shell' &&
      tool !== 'console-script' &&
      /prep|clean|process|featuri|data|etl|ingest|transform/i.test(name),
  )
  if (unit)
    return {
      message: `\`${modules[unit.module]!.units[unit.unit]!.name}\` is reached from an entry point`,
      at: placeOf(modules, unit),
      level: 'integrated',
    }
  return stage && units.length > 0
    ? { message: `stage "${stage.name}" prepares data`, at: stage.at, level: 'integrated' }
    : undefined
}

const PATHS = /(^|_)(path|file|filename|dir|folder|uri|url|config|cfg|params|source|input|output|date|year|month)s?$/i
const COMMAND_LINE =
  /^(argparse\.ArgumentParser|click\.(option|argument)|typer\.\w+|fire\.Fire|hydra\.\w+|absl\.flags\..*)$/

function parameterised(code: Code, units: readonly Unit[]): Evidence | undefined {
  const files = new Set(units.map(({ module }) => module))
  const call = callsOf(code.names, COMMAND_LINE).find(({ module }) => files.has(module))
  if (call)
    return { message: 'takes its parameters from the command line', at: placeOf(code.modules, call), level: 'used' }
  for (const module of files) {
    const { signatures } = code.modules[module]!.names
    const found = signatures.find(({ parameters }) => parameters.some(({ name }) => PATHS.test(name)))
    if (found) {
      const { name, line } = code.modules[module]!.units[found.unit]!
      return {
        message: `\`${name}\` takes its paths or settings as parameters`,
        at: placeOf(code.modules, { module, line }),
        level: 'used',
      }
    }
  }
  return undefined
}

function reused({ modules, names }: Code, units: readonly Unit[]): Evidence | undefined {
  const users = new Map(units.map((unit) => [unitKey(unit), new Set<number>()]))
  for (const { to, module, role } of names.calls) {
    if (to !== undefined && role !== 'test' && to.module !== module) users.get(unitKey(to))?.add(module)
  }
  const unit = units.find((one) => users.get(unitKey(one))!.size >= 2)
  return (
    unit && {
      message: `\`${modules[unit.module]!.units[unit.unit]!.name}\` is called in ${users.get(unitKey(unit))!.size} other files`,
      at: placeOf(modules, unit),
      level: 'integrated',
    }
  )
}

function tested({ modules, names }: Code, units: readonly Unit[]): Evidence | undefined {
  const reached = new Set(names.reachedFromTests)
  const unit = units.find((one) => reached.has(unitKey(one)))
  return (
    unit && {
      message: `\`${modules[unit.module]!.units[unit.unit]!.name}\` is reached from a test`,
      at: placeOf(modules, unit),
      level: 'integrated',
    }
  )
}
