import type { ModuleFacts, ProjectFile } from '../../src/facts/types.ts'
import type { OpenVerdict } from '../../src/model.ts'

/** Modules whose code counts as the repository's own: what the metrics are taken over. */
export function ownModules(modules: readonly ModuleFacts[]): ModuleFacts[] {
  return modules.filter(({ role, codeLines }) => (role === 'source' || role === 'notebook') && codeLines > 0)
}

/** What a practice on code says of a repository that has none. */
export const NO_OWN_CODE: OpenVerdict = {
  status: 'not-applicable',
  reason: 'there is no source code or notebook of the project itself',
}

/** More than half of the Python files: the project around them is then the other one's. */
const MOSTLY = 0.5

/**
 * Why settings and history may be another project's: the repository is mostly a copy of it. Absent for all others.
 * @param what what was probably taken over: `its CI files`
 */
export function copiedProject(files: readonly ProjectFile[], what: string): OpenVerdict | undefined {
  const python = files.filter(({ kind }) => kind === 'python')
  const vendored = python.filter(({ role }) => role === 'vendored')
  if (vendored.length <= MOSTLY * python.length) return undefined
  const [first] = vendored
  const reason = `${vendored.length} of ${python.length} Python files are a copy of another project, so ${what} may be of that project too`
  return {
    status: 'unknown',
    reason,
    evidence: [{ message: `for instance, ${first!.reason}`, at: { path: first!.path } }],
  }
}
