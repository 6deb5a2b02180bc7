import type { MeasuredModule, Unit } from '../../src/facts/types.ts'

/** A unit and the module that it stands in. */
export interface MeasuredUnit {
  readonly unit: Unit
  readonly module: MeasuredModule
}

/** The units that metrics are taken over: those of source files and notebooks, in the order of the modules. */
export function measuredUnits(modules: readonly MeasuredModule[]): MeasuredUnit[] {
  return modules
    .filter(({ role }) => role === 'source' || role === 'notebook')
    .flatMap((module) => module.units.map((unit) => ({ unit, module })))
}
