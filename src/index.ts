import { rules } from '../rules/index.ts'
import { type AuditOptions, audit as auditWith } from './audit.ts'
import type { Report } from './model.ts'

export { AuditError } from './errors.ts'
export type * from './model.ts'
export { rules }

/** Options of {@link audit}; all have defaults. */
export type Options = Partial<AuditOptions>

/**
 * Audits the repository at `root`.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit, a broken configuration
 */
export function audit(root: string, options: Options = {}): Promise<Report> {
  return auditWith(root, { rules, preset: 'se-ml', exclude: [], roles: [], workers: 0, ...options })
}
