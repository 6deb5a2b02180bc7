import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'

/** Variables that hold what a model is to predict. */
const TARGET_VARIABLE = /^(y|y_(all|full|data|train|true|raw)|labels?|targets?)$/i

/** Arguments and keys that name it. */
const TARGET_KEY =
  /(^|[._-])(target|target_?(column|col|name|variable|feature)|label_?(column|col|name)|y_?col(umn)?|outcome_?(column|col)?)$/i

/** Too general to be told from prose. */
const GENERAL = /^(y|label|labels|target|targets|class|output|outputs|id|text|value|data|true|false|none|train|test)$/i

/** Names of what the code predicts: columns that become targets, and what settings call so. */
export function codeTargets(modules: readonly ModuleFacts[], { configs }: Pick<Pipelines, 'configs'>): string[] {
  const own = modules.filter(({ role }) => role === 'source' || role === 'notebook')
  const settings = configs.flatMap((config) => config.settings.filter(({ key }) => TARGET_KEY.test(key)))
  const named = [...own.flatMap((module) => [...columns(module), ...given(module)]), ...settings.flatMap(valuesOf)]
  return [...new Set(named)].filter((name) => /\p{L}{3}/u.test(name) && name.length <= 60 && !GENERAL.test(name)).sort()
}

/** Different targets in files that have none in common, with a file for each; empty where files agree, or one has all. */
export function targetsApart(modules: readonly ModuleFacts[]): { readonly target: string; readonly path: string }[] {
  const found = modules
    .filter(({ role }) => role === 'source')
    .map((module) => ({ path: module.path, targets: codeTargets([module], NO_SETTINGS) }))
    .filter(({ targets }) => targets.length > 0)
  const apart = found.filter(({ targets }, index) =>
    found.every((other, at) => at === index || !other.targets.some((one) => targets.includes(one))),
  )
  return apart.length < 2 ? [] : apart.map(({ path, targets }) => ({ target: targets[0]!, path }))
}

const NO_SETTINGS = { configs: [] } as const

/** `y = df["churn"]`. */
function columns({ names }: ModuleFacts): string[] {
  const lines = new Set(
    names.bindings.filter(({ targets }) => targets.some((one) => TARGET_VARIABLE.test(one))).map(({ line }) => line),
  )
  return names.subscripts
    .filter(({ line, columns }) => lines.has(line) && columns.length === 1)
    .flatMap((one) => one.columns)
}

/** `target_column="churn"`, `add_argument("--target", default="churn")`. */
function given({ calls }: ModuleFacts): string[] {
  return calls.flatMap(({ callee, arguments: all }) => {
    const isOption = callee.endsWith('add_argument') && TARGET_KEY.test(String(all[0]?.value ?? '').replace(/^-+/, ''))
    return all.flatMap(({ keyword = '', value }) => {
      const isNamed = TARGET_KEY.test(keyword) || (isOption && keyword === 'default')
      return isNamed && typeof value === 'string' ? [value] : []
    })
  })
}

function valuesOf({ value }: Pipelines['configs'][number]['settings'][number]): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value]
}

/** Whether a text names it, as one word or as several: `late_payment` as "late payment". */
export function names(text: string, target: string): boolean {
  const words = target
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_\s.-]+/g, ' ')
    .trim()
    .toLowerCase()
  return ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${words} `)
}
