import type { Binding } from '../../../src/facts/types/names.ts'
import type { Smell } from '../../../src/facts/types/smells.ts'
import type { InspectedModule, Unit } from '../../../src/facts/types.ts'
import { grouped } from '../grouped.ts'
import type { Feature } from './known.ts'

/** Fewer lines in a row are a remark rather than code that was switched off (practices.md, practice 13). */
const LEAST_LINES = 3

/** Code of features that is left over, in a module that computes features. */
export interface Remains {
  readonly module: number
  readonly line: number
  readonly endLine: number
  readonly what: 'commented-out' | 'unused' | 'older-version' | 'old-switch'
  readonly name: string
}

/** Commented-out code, private functions that nobody calls, and older versions beside newer ones. */
export function remainsOf(modules: readonly InspectedModule[], features: readonly Feature[]): Remains[] {
  const making = new Set(features.flatMap(({ places }) => places.map(({ module }) => module)))
  return [...making]
    .sort((a, b) => a - b)
    .flatMap((module) => {
      const { smells, units, names } = modules[module]!
      return [
        ...smells.flatMap((smell) => fromSmell(smell, module)),
        ...olderVersions(units, module),
        ...oldSwitches(names.bindings, module),
      ]
    })
}

function fromSmell({ kind, line, endLine, what }: Smell, module: number): Remains[] {
  const isLong = endLine - line + 1 >= LEAST_LINES
  if (kind === 'commented-out-code' && isLong) return [{ module, line, endLine, what: 'commented-out', name: what }]
  return kind === 'unused-private-function' ? [{ module, line, endLine, what: 'unused', name: what }] : []
}

const OLD_SWITCH = /(^|_)(use_)?(old|legacy|deprecated)_feat(ure)?s?$/i

/** `USE_OLD_FEATURES = False`: both ways of computing them are still there. */
function oldSwitches(bindings: readonly Binding[], module: number): Remains[] {
  return bindings.flatMap(({ targets, line }) => {
    const name = targets.find((target) => OLD_SWITCH.test(target))
    return name === undefined ? [] : [{ module, line, endLine: line, what: 'old-switch' as const, name }]
  })
}

const VERSION = /^(\w+?)_?(v\d+|old|orig|backup|bak|deprecated|legacy|copy|new)$/i

/** `add_ratio_old` beside `add_ratio`, `add_ratio_v1` beside `add_ratio_v2`: one of them is left over. */
function olderVersions(units: readonly Unit[], module: number): Remains[] {
  const functions = units.filter(({ kind }) => kind === 'function')
  return [...grouped(functions, ({ name }) => VERSION.exec(name)?.[1] ?? name).values()]
    .filter((same) => same.some(({ name }) => name !== same[0]!.name))
    .map((same) => {
      const { line, endLine, name } = same.toSorted((a, b) => rank(a.name) - rank(b.name))[0]!
      return { module, line, endLine, what: 'older-version', name }
    })
}

/** The older of two versions comes first. */
function rank(name: string): number {
  const mark = VERSION.exec(name)?.[2]?.toLowerCase()
  if (mark === undefined) return 0
  if (mark === 'new') return 1000
  return mark.startsWith('v') ? Number(mark.slice(1)) : -1
}
