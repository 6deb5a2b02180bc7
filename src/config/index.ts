import type { Role } from '../model.ts'
import type { Config } from './config.ts'
import { findConfig } from './find.ts'
import type { Settings } from './schema.ts'

export { attestationsOf } from './attestations/index.ts'
export { componentsOf, coverageOf } from './components.ts'
export type { Config } from './config.ts'
export { type EffectiveValue, effectiveValues } from './effective.ts'
export { type BaselinePlace, baselineOf, gateOf } from './gate.ts'
export { configurationFor } from './init.ts'
export { policyOf } from './policy.ts'
export { profileOf } from './profile.ts'
export { showValues } from './show-values.ts'
export { suppressOf } from './suppress.ts'
export { teamOf } from './team.ts'
export type { Settings }

/**
 * Finds, reads and checks the configuration for the folder `root`.
 * @throws AuditError as `FILE:LINE: KEY: expected ..., found ...` when it is broken
 */
export async function loadConfig(root: string): Promise<Config> {
  const found = findConfig(root)
  const layers = found ? await (await import('./layers.ts')).readLayers(found) : []
  if (!found || layers.length === 0) return NO_CONFIG
  const { merge } = await import('./merge.ts')
  const { settings, origins } = merge(layers)
  return { settings, file: found.file, base: found.base, top: found.top, originOf: (path) => origins.of(path) }
}

const NO_CONFIG: Config = { settings: {}, base: '', originOf: () => undefined }

/** The JSON Schema of a configuration; the validator that it comes from is loaded for it. */
export async function configJsonSchema(): Promise<object> {
  return (await import('./json-schema.ts')).configJsonSchema()
}

/** What `discover` needs to know of a configuration. */
export interface Scope {
  readonly exclude: readonly string[]
  readonly roles: readonly { readonly pattern: string; readonly role: Role }[]
  readonly base: string
}

/**
 * Scope of an audit: what the configuration says, then `more` patterns of what is left out. Those are relative to the
 * audited folder.
 */
export function scopeOf({ settings, base }: Config, more: readonly string[] = []): Scope {
  const roles = Object.entries(settings.roles ?? {}).map(([pattern, role]) => ({ pattern, role }))
  return { exclude: [...(settings.exclude ?? []), ...more.map((pattern) => below(base, pattern))], roles, base }
}

/** The same pattern as seen from the folder of the configuration. A pattern without slash means a name anywhere. */
function below(base: string, pattern: string): string {
  const [, negation = '', path = ''] = /^(!?)(.*)$/s.exec(pattern) ?? []
  const isAnchored = path.slice(0, -1).includes('/')
  return base === '' || !isAnchored ? pattern : `${negation}/${escapeGlob(base)}/${path.replace(/^\//, '')}`
}

function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&')
}
