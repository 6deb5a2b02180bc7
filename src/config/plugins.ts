import { dirname, resolve } from 'node:path'
import { AuditError } from '../errors.ts'
import type { Config } from './config.ts'
import { inside } from './inside.ts'
import type { Origin } from './origins.ts'

/** A file with rules, and where the configuration names it: `FILE:LINE: plugins`. */
export interface PluginFile {
  /** Absolute. */
  readonly path: string
  readonly at: string
}

/**
 * Files with rules that the configuration names, relative to it. Nothing is loaded.
 * @throws AuditError when one lies outside of the repository
 */
export function pluginFiles({ settings, file, top, originOf }: Config): PluginFile[] {
  const names = settings.plugins ?? []
  if (file === undefined) return []
  const folder = dirname(resolve(file))
  return names.map((name, index) => {
    const origin = originOf(['plugins', index]) ?? originOf(['plugins'])
    const at = `${origin === undefined ? file : placeOf(origin)}: plugins`
    const path = inside({ top: top ?? folder, folder }, name)
    if (path === undefined) throw new AuditError(`${at}: ${name} leads out of the repository`)
    return { path, at }
  })
}

function placeOf({ file, line }: Origin): string {
  return `${file}:${line}`
}
