import type { Counting, ModulePart } from '../facts/types.ts'

/** How a file is read. Plain data: it is sent to threads. */
export interface Reading extends Counting {
  /** What is taken of a module beside lines and units; all of it when absent. */
  readonly parts?: ReadonlySet<ModulePart>
}

/** Whether this part of the facts is wanted. */
export function wants({ parts }: Reading, part: ModulePart): boolean {
  return parts === undefined || parts.has(part)
}
