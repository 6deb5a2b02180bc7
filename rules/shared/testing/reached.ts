import type { Code } from '../evidence/use.ts'
import { once } from '../once.ts'
import { type UnitRef, unitsReachedFrom } from '../reach/callers.ts'
import { isSample, isSwitchedOff } from './runs-nothing.ts'

/** Units that tests reach, as `module:unit`; tests that run nothing reach nothing. */
export function reachedByTests({ modules, names }: Code): ReadonlySet<string> {
  return reachedIn(names)(modules)
}

const reachedIn = once((names: Code['names']) =>
  once((modules: Code['modules']) => {
    const tests = modules.flatMap(({ role }, module) => (role === 'test' ? [module] : []))
    const running = tests.filter((module) => !isSample(modules[module]!) && !isSwitchedOff(modules[module]!))
    if (running.length === tests.length) return new Set(names.reachedFromTests)
    return unitsReachedFrom(
      { modules, names },
      running.flatMap((module) => unitsOf(modules, module)),
    )
  }),
)

function unitsOf(modules: Code['modules'], module: number): UnitRef[] {
  return modules[module]!.units.map((_, unit) => ({ module, unit }))
}
