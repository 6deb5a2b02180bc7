import type { Containers } from '../../../src/facts/types/containers.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'

const DATA = /data|corpus|train|input|raw|bucket/i
const OTHER = /model|weight|checkpoint|tracking|registry|api|endpoint|docs?|output|result|artifact|log/i

/** Shared places that paths from outside have by default: of an option `--data`, or of a service of compose. */
export function sharedDefaults(
  { modules }: Code,
  { services }: Containers,
  isShared: (value: string) => boolean,
): Evidence[] {
  const names = (name: unknown, value: unknown) =>
    typeof name === 'string' && DATA.test(name) && !OTHER.test(name) && typeof value === 'string' && isShared(value)
  const options = modules.flatMap((facts, module) =>
    facts.role === 'source'
      ? facts.calls
          .filter(
            ({ callee, arguments: all }) =>
              /(^|\.)(add_argument|option|Option|getenv|environ\.get)$/.test(callee) &&
              names(all[0]?.value, all.find(({ keyword }, at) => keyword === 'default' || at === 1)?.value),
          )
          .map(
            ({ line, arguments: all }): Evidence => ({
              message: `${String(all[0]?.value)} is a shared place unless it is given`,
              at: placeOf(modules, { module, line }),
              level: 'integrated',
            }),
          )
      : [],
  )
  const set = services.flatMap(({ environment, at }) =>
    environment
      .filter(({ name, value }) => names(name, value))
      .map(
        ({ name, line }): Evidence => ({
          message: `the service sets ${name} to a shared place`,
          at: { path: at.path, line },
          level: 'integrated',
        }),
      ),
  )
  return [...options.slice(0, 1), ...set.slice(0, 1)]
}
