import type { MeasuredUnit } from './measured-units.ts'

/** What a unit is called at the beginning of a sentence. */
export function unitName({ unit, module }: MeasuredUnit): string {
  if (unit.kind === 'class-body') return `The class body of \`${unit.name}\``
  if (unit.kind !== 'script') return `\`${unit.name}\``
  return module.cells === undefined ? 'The script body' : 'The code outside of functions'
}

/** The same inside a sentence. */
export function unitNameInside(measured: MeasuredUnit): string {
  const name = unitName(measured)
  return name.startsWith('The ') ? `t${name.slice(1)}` : name
}
