/**
 * Something the user can fix: a missing path, a broken configuration. The command line prints the message as one
 * line on stderr and exits with 2; it never shows a stack for it.
 */
export class AuditError extends Error {
  override readonly name = 'AuditError'
}
