import {
  attestationsOf,
  type Config,
  componentsOf,
  coverageOf,
  policyOf,
  profileOf,
  scopeOf,
  suppressOf,
  teamOf,
} from '../config/index.ts'
import { given } from '../given.ts'
import type { Options, Rule } from '../index.ts'
import type { ScopeFlags } from './options.ts'

/** What goes into an audit beside the configuration. */
export interface Asked {
  /** The audited folder. */
  readonly path: string
  readonly flags: ScopeFlags
  /** Rules that the configuration brings along, loaded. */
  readonly plugins: readonly Rule[]
}

/** Options of an audit: flags go before the configuration. */
export function auditOptions(
  config: Config,
  { path, flags, plugins }: Asked,
): Options & { readonly exclude: readonly string[] } {
  const preset = flags.preset ?? config.settings.preset
  const policy = policyOf(config, preset ?? 'se-ml')
  return {
    ...scopeOf(config, flags.exclude),
    components: componentsOf(config),
    ...suppressOf(config, path),
    ...policy,
    rules: [...policy.rules, ...plugins],
    ...profileOf(config),
    ...attestationsOf(config),
    ...teamOf(config),
    ...given({ coverageFile: flags.coverage ?? coverageOf(config), preset }),
    workers: flags.workers ?? config.settings.workers ?? 0,
  }
}
