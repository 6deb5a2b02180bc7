import { loadConfig } from '../config/index.ts'
import { AuditError, type Options, type RevisionOptions, rules } from '../index.ts'
import { auditOptions } from './audit-options.ts'
import type { ExitCode } from './exit-code.ts'
import { harmless } from './harmless.ts'
import type { ScopeFlags } from './options.ts'
import { loadPlugins } from './plugins.ts'
import { print } from './print.ts'
import { createProgress, type Progress } from './progress.ts'
import { save } from './save.ts'
import { rememberTemporary } from './temporary.ts'
import type { World } from './world.ts'

/** What the commands share. */
export interface Context {
  readonly world: World
  /** Sets the exit code of the program. */
  finish(code: ExitCode): void
  /** Flags and configuration together; flags win. */
  options(
    path: string,
    flags: ScopeFlags,
    need?: 'rules' | 'no rules',
  ): Promise<Options & RevisionOptions & { readonly exclude: readonly string[] }>
  /** Lets rules of the configuration run: the user said so. */
  allowPlugins(): void
  /** Runs a job with a bar on a terminal that is gone when the job ends, well or not. */
  withProgress<Result>(job: (onProgress: Progress['update']) => Promise<Result>): Promise<Result>
  /** Writes to the file, or to stdout where none is given. */
  deliver(text: string, file: string | undefined): Promise<void>
}

export function createContext(world: World, finish: (code: ExitCode) => void): Context {
  let allowed = false
  const onTemporary = rememberTemporary(world)
  return {
    world,
    finish,
    allowPlugins: () => {
      allowed = true
    },
    async options(path, flags, need = 'rules') {
      const config = await loadConfig(path)
      const plugins = need === 'rules' ? await loadPlugins(config, allowed, rules) : []
      return { ...auditOptions(config, { path, flags, plugins }), onTemporary, today: world.today() }
    },
    async withProgress(job) {
      const progress = createProgress(world)
      try {
        return await job(progress.update)
      } finally {
        progress.clear()
      }
    },
    deliver: delivering(world),
  }
}

function delivering({ stdout }: World): Context['deliver'] {
  return async (text, file) => {
    if (file === '') throw new AuditError('--output needs the name of a file')
    if (file !== undefined && file !== '-') await save(file, text)
    else await print(stdout, stdout.isTTY ? harmless(text) : text)
  }
}
