import type { ModuleFacts } from '../types.ts'

/** The line stands in code that runs only where a package happens to be installed. */
export function isOptional({ names }: ModuleFacts, line: number): boolean {
  return names.optional.some((range) => line >= range.line && line <= range.endLine)
}
