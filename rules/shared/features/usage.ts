import type { Column } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import type { Feature } from './known.ts'

interface Place {
  readonly module: number
  readonly line: number
}

/** What becomes of the features, as far as their names show it. */
export interface Usage {
  /** Read again by name, or listed in code or settings. */
  readonly used: readonly Feature[]
  /** Taken out again, and read nowhere: made for nothing. */
  readonly dropped: readonly (Place & { readonly feature: Feature })[]
}

/** A frame may go into a model as a whole, so a feature that no name shows in use may be in neither list. */
export function usageOf(code: Code, pipelines: Pipelines, features: readonly Feature[]): Usage {
  const read = new Set([...columnsRead(code.names.columns), ...textsRead(code), ...settingsRead(pipelines)])
  const drops = findDrops(code)
  return {
    used: features.filter(({ name }) => read.has(name)),
    dropped: features.flatMap((feature) => {
      const drop = read.has(feature.name) ? undefined : drops.get(feature.name)
      return drop === undefined ? [] : [{ feature, ...drop }]
    }),
  }
}

/** Columns that are read in another statement than the one that makes them. */
function columnsRead(columns: readonly Column[]): string[] {
  const key = ({ module, line }: Column, name: string): string => `${module}:${line}:${name}`
  const made = new Set(columns.filter(({ write }) => write).flatMap((one) => one.columns.map((name) => key(one, name))))
  return columns.filter(({ write }) => !write).flatMap((one) => one.columns.filter((name) => !made.has(key(one, name))))
}

/** Lists of columns to be taken out, by the name of the variable. */
const OUT = /drop|exclu|remov|ignor|unused|delet/i

/** Texts that are handed to any call but one that drops or makes columns, and texts in lists; parts of longer ones too. */
function textsRead({ modules }: Code): string[] {
  return modules.flatMap(({ calls, names }) => [
    ...calls
      .filter(({ callee }) => !/\.(drop|assign|withColumn)$/.test(callee))
      .flatMap(({ arguments: given }) => given.flatMap(({ value }) => textsOf(value).flatMap(words))),
    ...names.bindings.flatMap(({ targets, items = [] }) => (targets.some((one) => OUT.test(one)) ? [] : items)),
    // `df.late_share.mean()`: an attribute is a column as well.
    ...names.bindings.flatMap(({ from }) => (from === undefined ? [] : from.split(/[.()[\]]+/))),
    ...calls.flatMap(({ callee }) => callee.split(/[.()[\]]+/)),
  ])
}

/** `df.query("late_share > 0.5")` names the column within a text. */
function words(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{N}_]+/u)]
}

function settingsRead({ configs }: Pipelines): string[] {
  return configs.flatMap(({ settings }) =>
    settings.flatMap(({ key, value }) => (OUT.test(key) ? [] : [...textsOf(value)])),
  )
}

/** Where columns are taken out of a frame, by name. */
function findDrops(code: Code): Map<string, Place> {
  const drops = new Map<string, Place>()
  for (const call of code.names.calls) {
    if (!/\.DataFrame\.drop$/.test(call.name) || (call.role !== 'source' && call.role !== 'notebook')) continue
    const { module, line } = call
    for (const { value, name } of writtenCall(code.modules, call).arguments)
      for (const column of [...textsOf(value), ...listed(code, module, name)]) drops.set(column, { module, line })
  }
  return drops
}

/** Strings of the list that a variable holds. */
function listed({ modules }: Code, module: number, name: string | undefined): readonly string[] {
  if (name === undefined) return []
  return (
    modules[module]!.names.bindings.find(({ targets, items }) => items !== undefined && targets.includes(name))
      ?.items ?? []
  )
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
}
