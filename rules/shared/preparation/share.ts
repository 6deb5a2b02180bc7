import type { ModuleFacts } from '../../../src/facts/types.ts'
import { flowing } from './flow.ts'
import type { Operation } from './operations.ts'
import { type Place, placeOfOperation } from './place.ts'

/** One file that prepares data. */
export interface PreparingFile {
  readonly module: number
  readonly operations: readonly (Operation & { readonly place: Place })[]
  /** Mean of the reuse of its operations, 0..1. */
  readonly reuse: number
}

/** Files with operations that count, in their order. In notebooks only what flows into something counts. */
export function preparingFiles(modules: readonly ModuleFacts[], operations: readonly Operation[]): PreparingFile[] {
  const byModule = new Map<number, Operation[]>()
  for (const one of operations) {
    const known = byModule.get(one.module)
    if (known === undefined) byModule.set(one.module, [one])
    else known.push(one)
  }
  return [...byModule].flatMap(([index, all]) => {
    const module = modules[index]!
    const counted = module.cells === undefined ? all : flowing(module, all)
    if (counted.length === 0) return []
    const placed = counted.map((one) => ({ ...one, place: placeOfOperation(module, one) }))
    const reuse = placed.reduce((sum, { place }) => sum + place.reuse, 0) / placed.length
    return [{ module: index, operations: placed, reuse }]
  })
}

/** Share of the preparation that can be used again, 0..1. A file counts by the logarithm of its operations: one giant notebook is not to drown all else. */
export function reusableShare(files: readonly PreparingFile[]): number {
  const weight = ({ operations }: PreparingFile): number => Math.log2(1 + operations.length)
  const all = files.reduce((sum, file) => sum + weight(file), 0)
  return all === 0 ? 0 : files.reduce((sum, file) => sum + weight(file) * file.reuse, 0) / all
}
