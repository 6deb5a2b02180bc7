import { findConfig } from './find.ts'
import type { Settings } from './schema.ts'

export type { Settings }

/** The configuration of an audit, and where it comes from. */
export interface Config {
  readonly settings: Settings
  /** The file it was read from; absent when there is none. */
  readonly file?: string
  /** Path from the folder of the file to the audited one: patterns are relative to the file's folder. */
  readonly base: string
}

/**
 * Finds, reads and checks the configuration for the folder `root`.
 * @throws AuditError as `FILE:LINE: KEY: expected ..., found ...` when it is broken
 */
export async function loadConfig(root: string): Promise<Config> {
  const found = findConfig(root)
  if (!found) return { settings: {}, base: '' }
  const { file, format, text, base } = found
  const source =
    format === 'yaml'
      ? (await import('./yaml.ts')).readYaml(file, text)
      : (await import('./toml.ts')).readPyproject(file, text)
  if (!source) return { settings: {}, base: '' }
  const { validate } = await import('./validate.ts')
  return { settings: validate(source), file, base }
}

/** Patterns and roles of a configuration as `discover` takes them. */
export function scopeOf({ settings, base }: Config) {
  const roles = Object.entries(settings.roles ?? {}).map(([pattern, role]) => ({ pattern, role }))
  return { exclude: settings.exclude ?? [], roles, base }
}
