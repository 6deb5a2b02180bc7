import type { Containers } from '../../../src/facts/types/containers.ts'
import type { Argument } from '../../../src/facts/types/names.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'

const DATA = /data|corpus|train|input|raw|bucket/i
const OTHER = /model|weight|checkpoint|tracking|registry|api|endpoint|docs?|output|result|artifact|log/i

/** Shared places that paths from outside have by default: of an option `--data`, or of a service of compose. */
export function sharedDefaults(code: Code, containers: Containers, isShared: (value: string) => boolean): Evidence[] {
  const names = (name: unknown, value: unknown): boolean =>
    typeof value === 'string' && namesData(name) && isShared(value) && !NO_STORE.test(value)
  return [...optionDefaults(code, names).slice(0, 1), ...serviceSettings(containers, names).slice(0, 1)]
}

/** A database by its address is mostly one of the services beside; a web page may be an API. */
const NO_STORE = /^(https?|ftp|\w*sql|snowflake|redshift|databricks|trino):/

/** Whether a setting of this name and value says where shared data are. */
type Names = (name: unknown, value: unknown) => boolean

function namesData(name: unknown): boolean {
  return typeof name === 'string' && DATA.test(name) && !OTHER.test(name)
}

const TAKES_DEFAULT = /(^|\.)(add_argument|option|Option|getenv|environ\.get)$/

function optionDefaults({ modules }: Code, names: Names): Evidence[] {
  return modules.flatMap(({ role, calls }, module) => {
    const options = role === 'source' ? calls.filter(({ callee }) => TAKES_DEFAULT.test(callee)) : []
    return options
      .map(({ line, arguments: all }) => ({ line, name: all[0]?.value, value: defaultOf(all) }))
      .filter(({ name, value }) => names(name, value))
      .map(({ line, name }): Evidence => {
        const message = `${String(name)} is a shared place unless it is given`
        return { message, at: placeOf(modules, { module, line }), level: 'integrated' }
      })
  })
}

function defaultOf(all: readonly Argument[]): unknown {
  return all.find(({ keyword }, at) => keyword === 'default' || at === 1)?.value
}

function serviceSettings({ services }: Containers, names: Names): Evidence[] {
  return services.flatMap(({ environment, at: { path } }) =>
    environment
      .filter(({ name, value }) => names(name, value))
      .map(({ name, line }): Evidence => {
        const message = `the service sets ${name} to a shared place`
        return { message, at: { path, line }, level: 'integrated' }
      }),
  )
}
