import type { InspectedModule } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'

/** Notes without a work item in 1000 lines of code (practices.md, practice 36). */
const MOST = 5

/** Fewer lines say nothing on a habit. */
const LEAST_LINES = 500

/** Notes such as TODO that name no item of a backlog, where there are many of them. */
export function tooManyNotes(modules: readonly InspectedModule[]): Evidence | undefined {
  const own = modules.filter(({ role }) => role === 'source' || role === 'notebook')
  const lines = own.reduce((sum, { codeLines }) => sum + codeLines, 0)
  const notes = own.reduce((sum, { smells }) => sum + smells.filter(({ kind }) => kind === 'open-note').length, 0)
  if (lines < LEAST_LINES || notes <= (MOST * lines) / 1000) return undefined
  return { message: `${notes} notes such as TODO in ${lines} lines of code name no item of a backlog`, against: true }
}
