import type { ModuleFacts } from '../../../src/facts/types.ts'
import { grouped } from '../grouped.ts'
import type { Operation } from './operations.ts'
import { rootOf } from './operations.ts'

/** Calls by which data leave exploration: training, writing, merging. */
const SINK =
  /(^|\.)(fit|fit_transform|partial_fit|train|train_test_split|split|DMatrix|Dataset|DataLoader|from_pandas|to_csv|to_parquet|to_pickle|to_sql|to_feather|to_json|to_excel|to_hdf|to_gbq|write_\w+|save|savez?|dump|merge|concat|join|upload_\w+)$/

/**
 * Operations of a notebook whose data flow, by name, into a training, into a file or into a merge; what stands in a function
 * flows with what the function gives back, whether it is called or handed over (`frame.apply(clean)`). The others are
 * exploration, and need not be reusable.
 */
export function flowing(module: ModuleFacts, operations: readonly Operation[]): Operation[] {
  const used = usedNames(module)
  return operations.filter(
    ({ frame, line, unit }) =>
      used.has(frame) || boundAt(module, line).some((name) => used.has(name)) || used.has(functionAt(module, unit)),
  )
}

/** Names that reach a sink: those given to one, and backwards all that they were made from. */
function usedNames(module: ModuleFacts): Set<string> {
  const used = new Set(module.calls.filter(({ callee }) => SINK.test(callee)).flatMap(namesOf))
  const sources = sourcesOf(module)
  addFunctions(module, sources)
  for (const name of used) for (const source of sources.get(name) ?? []) used.add(source)
  return used
}

/** What a function calls and hands over goes where its result goes. */
function addFunctions(module: ModuleFacts, sources: Map<string, Set<string>>): void {
  for (const call of module.calls) {
    const name = functionAt(module, call.unit)
    if (name !== '') addAll(sources, name, namesOf(call))
  }
}

/** Name of the function that a unit is; empty for another one. */
function functionAt({ units }: ModuleFacts, unit: number): string {
  const found = units[unit]
  return found?.kind === 'function' ? found.name : ''
}

/** For each name those that it was made from: the bound one, and all in the calls of the line. */
function sourcesOf({ calls, names }: ModuleFacts): Map<string, Set<string>> {
  const byLine = grouped(calls, ({ line }) => line)
  const sources = new Map<string, Set<string>>()
  const columns = names.subscripts
    .filter(({ write }) => write)
    .map(({ of, line }) => ({ targets: [of], from: of, line }))
  for (const { targets, from, line } of [...names.bindings, ...columns]) {
    const made = [...(from === undefined ? [] : [rootOf(from)]), ...(byLine.get(line) ?? []).flatMap(namesOf)]
    for (const target of targets.map(rootOf)) addAll(sources, target, made)
  }
  return sources
}

function addAll(sources: Map<string, Set<string>>, name: string, made: readonly string[]): void {
  const known = sources.get(name) ?? new Set()
  sources.set(name, known)
  for (const one of made) known.add(one)
}

function namesOf({ callee, arguments: given }: ModuleFacts['calls'][number]): string[] {
  return [rootOf(callee), ...given.flatMap(({ name }) => (name === undefined ? [] : [rootOf(name)]))]
}

function boundAt({ names }: ModuleFacts, line: number): string[] {
  return names.bindings.filter((one) => one.line === line).flatMap(({ targets }) => targets.map(rootOf))
}
