import { dirname, posix, relative, resolve, sep } from 'node:path'
import { given } from '../given.ts'
import { rules as allRules, type Location, type Options, type Severity } from '../index.ts'
import type { Config } from './config.ts'
import type { Path } from './origins.ts'
import { idsOf } from './policy.ts'

type Suppress = NonNullable<Options['suppress']>

/** Findings that the configuration accepts, and severities by path; checked before. */
export function suppressOf(config: Config, root: string): { readonly suppress: Suppress } {
  const { accept = [], overrides = [] } = config.settings
  const placeOf = placesIn(config, root)
  return {
    suppress: {
      known: allRules.map(({ id }) => id),
      accepted: accept.flatMap(({ rule, path, symbol, fingerprint, reason, until }, index) =>
        idsOf(rule).map((id) => ({
          ...{ rule: id, reason, at: placeOf(['accept', index]) },
          ...given({ path, symbol, fingerprint, until }),
        })),
      ),
      overrides: overrides.map(({ paths, rules }, index) => ({
        paths,
        severities: severitiesOf(rules),
        at: placeOf(['overrides', index]),
      })),
    },
  }
}

/** What is said of one rule goes before what is said of its category. */
function severitiesOf(rules: Readonly<Record<string, Severity | 'off'>>): Record<string, Severity | 'off'> {
  const broadFirst = Object.entries(rules).toSorted(([a], [b]) => idsOf(b).length - idsOf(a).length)
  return Object.fromEntries(broadFirst.flatMap(([name, value]) => idsOf(name).map((id) => [id, value])))
}

/** Places of values, seen from the audited folder; `..` leads to a configuration above it. */
function placesIn({ originOf, file = '' }: Config, root: string): (path: Path) => Location {
  return (path) => {
    const origin = originOf(path)
    const target = resolve(origin?.file ?? file)
    const shown = relative(resolve(root), target).split(sep).join(posix.sep)
    return { path: shown === '' ? dirname(target) : shown, ...given({ line: origin?.line }) }
  }
}
