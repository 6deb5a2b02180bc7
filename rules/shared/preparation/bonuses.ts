import type { Stage } from '../../../src/facts/types/pipelines.ts'
import type { Facts } from '../../../src/facts/types.ts'
import type { Evidence, Reasoned } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { type UnitRef, unitKey } from '../reach/callers.ts'
import { reachedByTests } from '../testing/reached.ts'
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

/** What tells how preparation is started and used. */
type Prepared = Code & Pick<Facts, 'pipelines'>

export const BY_A_TEST = 'reached by a test'

/** The four of practices.md, practice 4, with their weights. */
const BONUSES: readonly (Omit<Bonus, 'evidence'> & {
  readonly found: (facts: Prepared, units: readonly Unit[]) => Evidence | undefined
})[] = [
  {
    value: 0.15,
    because: 'started by an entry point or stage',
    step: 'Let a stage or a script with arguments start the preparation',
    found: started,
  },
  {
    value: 0.1,
    because: 'given its paths or parameters',
    step: 'Take paths and parameters of the preparation from arguments',
    found: parameterised,
  },
  {
    value: 0.1,
    because: 'used by two files or more',
    step: 'Let training and serving call the same functions of preparation',
    found: reused,
  },
  {
    value: 0.1,
    because: BY_A_TEST,
    step: 'Write a test with a frame of five rows for each function of preparation',
    found: tested,
  },
]

/** What makes the preparation in these files better, and what does not. */
export function bonuses(facts: Prepared, files: readonly PreparingFile[]): Bonus[] {
  const units = functionsOf(facts, files)
  return BONUSES.map(({ found, ...bonus }) => {
    const evidence = found(facts, units)
    return { ...bonus, ...(evidence && { evidence }) }
  })
}

/** Functions and methods of modules that hold operations, each once. */
function functionsOf({ modules }: Code, files: readonly PreparingFile[]): Unit[] {
  const inFunctions = files.flatMap(({ module, operations }) =>
    operations.filter(({ place }) => /^function( that|$)/.test(place.what)).map((one) => ({ ...one, module })),
  )
  const found = new Map<string, Unit>()
  for (const { module, unit, line } of inFunctions) {
    const key = unitKey({ module, unit })
    if (!found.has(key)) found.set(key, { module, unit, line: modules[module]!.units[unit]?.line ?? line })
  }
  return [...found.values()]
}

function started(facts: Prepared, units: readonly Unit[]): Evidence | undefined {
  const { modules, names } = facts
  const reached = new Set(names.reachedFromEntry)
  const unit = units.find((one) => reached.has(unitKey(one)))
  if (unit) {
    const message = `\`${unitName(facts, unit)}\` is reached from an entry point`
    return { message, at: placeOf(modules, unit), level: 'integrated' }
  }
  const stage = units.length > 0 ? facts.pipelines.stages.find(prepares) : undefined
  return stage && { message: `stage "${stage.name}" prepares data`, at: stage.at, level: 'integrated' }
}

function prepares({ tool, name }: Stage): boolean {
  return !/^(shell|console-script)$/.test(tool) && /prep|clean|process|featuri|data|etl|ingest|transform/i.test(name)
}

function unitName({ modules }: Code, { module, unit }: UnitRef): string {
  return modules[module]!.units[unit]!.name
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

function reused(code: Prepared, units: readonly Unit[]): Evidence | undefined {
  const users = usersOf(code, units)
  const unit = units.find((one) => users.get(unitKey(one))!.size >= 2)
  if (unit === undefined) return undefined
  const message = `\`${unitName(code, unit)}\` is called in ${users.get(unitKey(unit))!.size} other files`
  return { message, at: placeOf(code.modules, unit), level: 'integrated' }
}

/** Other files that call each unit; tests are none of them. */
function usersOf({ names, modules }: Code, units: readonly Unit[]): ReadonlyMap<string, Set<number>> {
  const users = new Map(units.map((unit) => [unitKey(unit), new Set<number>()]))
  for (const { to, module } of [...names.calls, ...names.passed]) {
    if (to === undefined || to.module === module || modules[module]!.role === 'test') continue
    users.get(unitKey(to))?.add(module)
  }
  return users
}

function tested(code: Code, units: readonly Unit[]): Evidence | undefined {
  const { modules } = code
  const reached = reachedByTests(code)
  const unit = units.find((one) => reached.has(unitKey(one)))
  return (
    unit && {
      message: `\`${modules[unit.module]!.units[unit.unit]!.name}\` is reached from a test`,
      at: placeOf(modules, unit),
      level: 'integrated',
    }
  )
}
