import type { Role } from '../../model.ts'
import type { ProjectFile } from '../types.ts'

const FOREIGN: ReadonlySet<Role> = new Set(['vendored', 'generated', 'template', 'fixture'])

/** Whether a file is somebody else's, written by a program, or an example of a file: it says nothing on the project. */
export function isForeign({ role }: Pick<ProjectFile, 'role'>): boolean {
  return FOREIGN.has(role)
}
