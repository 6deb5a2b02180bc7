import type { Comparison } from '../../compare/types.ts'

/** The comparison as JSON. */
export function compareJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`
}
