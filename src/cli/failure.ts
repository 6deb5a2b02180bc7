import { CommanderError } from 'commander'
import { AuditError, printable } from '../index.ts'
import type { ExitCode } from './exit-code.ts'
import type { World } from './world.ts'

export interface Failure {
  readonly code: ExitCode
  /** For stderr, with its line end; empty when there is nothing to say. */
  readonly message: string
}

/** What to tell the user, and with which exit code: one line, never a bare stack. */
export function describeFailure(error: unknown, env: World['env']): Failure {
  if (error instanceof CommanderError) return usage(error)
  if (error instanceof AuditError) return { code: 2, message: line(error.message) }
  return internal(error, env)
}

function usage({ exitCode, message }: CommanderError): Failure {
  if (exitCode === 0) return { code: 0, message: '' }
  const text = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  return { code: 2, message: line(`${text}; "se-ml --help" and "se-ml <command> --help" show what there is`) }
}

function internal(error: unknown, env: World['env']): Failure {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const hint = 'This is a fault of se-ml: please report this line and the command. SE_ML_DEBUG=1 shows more.'
  const trace = env.SE_ML_DEBUG ? `${stack}\n` : ''
  return { code: 3, message: `${line(`internal error: ${message}. ${hint}`)}${trace}` }
}

function line(text: string): string {
  return `se-ml: ${printable(text)}\n`
}
