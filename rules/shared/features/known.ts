import type { Column } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { showsData } from '../data/shows.ts'
import { type Code, writtenCall } from '../evidence/use.ts'

/** A place where a feature is made. */
export interface FeaturePlace {
  readonly module: number
  /** Index of the unit; -1 for none. */
  readonly unit: number
  readonly line: number
  /** A comment there, or a description in the definition, says what it is. */
  readonly described: boolean
  /** The definition names an owner. */
  readonly owned: boolean
}

/** One feature that the code computes from others, by its name. */
export interface Feature {
  readonly name: string
  readonly places: readonly FeaturePlace[]
}

/** Words from which a docstring says more than the name of its function does. */
const LEAST_WORDS = 4

/** Features that source code and notebooks compute, by name: new columns of data frames, fields of a feature store. */
export function knownFeatures(code: Code): Feature[] {
  const found = new Map<string, FeaturePlace[]>()
  for (const { name, place } of [...computedColumns(code), ...assigned(code), ...fields(code)]) {
    if (isForDisplay(code.modules[place.module]!)) continue
    found.set(name, [...(found.get(name) ?? []), place])
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, places]) => ({ name, places }))
}

/** A notebook that neither trains nor writes looks at something: its columns are no features either. */
function isForDisplay({ path, cells, calls }: ModuleFacts): boolean {
  return showsData(path) || (cells !== undefined && !calls.some(({ callee }) => GOES_ON.test(callee)))
}

const GOES_ON =
  /(^|\.)(fit\w*|\w*train\w*|predict\w*|to_(csv|parquet|pickle|feather|sql|json|hdf)|dump|save\w*|write\w*)$/i

interface Named {
  readonly name: string
  readonly place: FeaturePlace
}

/** `df["c"] = f(df["a"])`; a column that is computed from itself is cleaned, and no new one. */
function computedColumns(code: Code): Named[] {
  const { modules, names } = code
  const reads = new Set(
    names.columns.filter(({ write }) => !write).flatMap((one) => one.columns.map((name) => lineKey(one, name))),
  )
  return names.columns
    .filter((column) => column.computed && column.columns.length === 1 && isFrame(column, modules[column.module]!))
    .filter((column) => !reads.has(lineKey(column, column.columns[0]!)))
    .map((column) => ({
      name: column.columns[0]!,
      place: place(code, column, { described: column.remark === true, owned: false }),
    }))
}

function lineKey({ module, line }: { module: number; line: number }, name: string): string {
  return `${module}:${line}:${name}`
}

/** A parameter called `data` is a frame only where a module works with frames at all. */
function isFrame({ confidence }: Column, { role, imports }: ModuleFacts): boolean {
  if (role !== 'source' && role !== 'notebook') return false
  return (
    confidence !== 'low' ||
    imports.some(({ module }) => /^(pandas|polars|dask|pyspark|cudf|modin|geopandas)(\.|$)/.test(module))
  )
}

/** `.assign(c=...)`, `.withColumn("c", ...)`. */
function assigned(code: Code): Named[] {
  return code.names.calls.filter(isOwn).flatMap((call) => {
    const { keywords, arguments: given } = writtenCall(code.modules, call)
    const first = given[0]?.value
    const spark = call.name.endsWith('DataFrame.withColumn') && typeof first === 'string' ? [first] : []
    const made = call.name.endsWith('DataFrame.assign') ? keywords : spark
    return made.map((name) => ({ name, place: place(code, call, { described: false, owned: false }) }))
  })
}

/** Fields of Feast; the view that holds them may name an owner. */
function fields(code: Code): Named[] {
  const owned = ownedViews(code)
  return code.names.calls
    .filter((call) => isOwn(call) && /^feast\.(\w+\.)*(Field|Feature)$/.test(call.name))
    .flatMap((call) => {
      const { keywords, arguments: given } = writtenCall(code.modules, call)
      const name = given.find(({ keyword = 'name' }) => keyword === 'name')?.value
      if (typeof name !== 'string') return []
      const says = { described: keywords.includes('description'), owned: owned.has(call.module) }
      return [{ name, place: place(code, call, says) }]
    })
}

/** Modules with a view that names its owner. */
function ownedViews({ names, modules }: Code): ReadonlySet<number> {
  const views = names.calls.filter(({ name }) => /^feast\.(\w+\.)*(\w*FeatureView)$/.test(name))
  return new Set(
    views.filter((call) => writtenCall(modules, call).keywords.includes('owner')).map(({ module }) => module),
  )
}

function isOwn({ role }: { readonly role: string }): boolean {
  return role === 'source' || role === 'notebook'
}

function place(
  { modules }: Code,
  at: { module: number; unit: number; line: number },
  says: Pick<FeaturePlace, 'described' | 'owned'>,
): FeaturePlace {
  const { module, unit, line } = at
  const words = modules[module]!.names.signatures.find((one) => one.unit === unit)?.described ?? 0
  return { module, unit, line, ...says, described: says.described || words >= LEAST_WORDS }
}
