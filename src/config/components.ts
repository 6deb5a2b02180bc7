import { dirname, join, posix } from 'node:path'
import { given } from '../given.ts'
import type { ComponentOptions } from '../index.ts'
import type { Config } from './config.ts'

/** How components are found. Folders are relative to the configuration's folder; those outside of the audit are dropped. */
export function componentsOf({ settings, base }: Config): ComponentOptions {
  const { component_depth: depth, components = {} } = settings
  const named = Object.entries(components).map(([name, folders]) => [name, folders.flatMap((one) => inside(base, one))])
  return { ...given({ depth }), named: Object.fromEntries(named) }
}

/** The folder as seen from the audited one: `base` is the way from the configuration to it. */
function inside(base: string, folder: string): string[] {
  const path = posix.relative(base, posix.normalize(folder))
  return path === '..' || path.startsWith('../') ? [] : [path]
}

/** Path of the coverage report, which the configuration gives relative to its own folder. */
export function coverageOf({ settings, file }: Config): string | undefined {
  if (settings.coverage === undefined) return undefined
  return join(file === undefined ? '.' : dirname(file), settings.coverage)
}
