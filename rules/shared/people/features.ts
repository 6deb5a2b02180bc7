import type { DataColumns } from '../../../src/facts/types/dataColumns.ts'
import { isProtected } from '../../../src/facts/types/person-columns.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { FoundPlace, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { onAnimals } from './columns.ts'
import { knownColumns } from './known-columns.ts'
import { isOwnCode } from './own.ts'

/** Names of lists of features, and of what a model is given. Lists of what is kept out have such names too. */
const FEATURES =
  /(^|[._])(features?|feature_(cols|columns|names|list)|(num|numeric|numerical|cat|categorical|input|model|x|train|predictor)_?(cols|columns|features|vars|variables)|predictors|covariates|x_?(train|data|cols)?)$/i
const KEPT_OUT = /sensitive|protected|exclu|drop|remov|ignore|target|label|group|demograph|fair|bias/i

/** Places where a protected column becomes a feature. */
export function protectedFeatures(code: Code, pipelines: Pipelines, tables: readonly DataColumns[]): FoundPlace[] {
  const animals = new Set([...onAnimals(code.modules)].map((module) => code.modules[module]!.path))
  const inCode = [
    ...lists(code),
    ...selections(code),
    ...encoded(code),
    ...declared(code),
    ...droppedTargetOnly(code, tables),
  ]
  const found = [...inCode.filter(({ at }) => !animals.has(at.path)), ...settings(pipelines)]
  return found.filter(
    (one, index) =>
      found.findIndex(({ at }) => at.path === one.at.path && at.line === one.at.line && at.cell === one.at.cell) ===
      index,
  )
}

function place(names: readonly string[], how: string, at: Location): FoundPlace {
  const columns = names
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ')
  const message = `${columns} ${names.length === 1 ? 'is' : 'are'} ${how}; leave ${names.length === 1 ? 'it' : 'them'} out, or write down why not`
  return { message, at, risk: 'high', value: 0, lines: 0, content: `${names.join(',')} ${how}` }
}

/** A name of a list of features, by what people call such lists. */
export function isFeatureName(name: string): boolean {
  return FEATURES.test(name) && !KEPT_OUT.test(name)
}

/** `FEATURES = ["age", "sex"]` */
function lists({ modules }: Code): FoundPlace[] {
  return modules.flatMap((facts, module) =>
    isOwnCode(facts)
      ? facts.names.bindings.flatMap(({ targets, items, line }) => {
          const names = (items ?? []).filter(isProtected)
          return names.length > 0 && targets.some(isFeatureName)
            ? [place(names, 'in the list of features', placeOf(modules, { module, line }))]
            : []
        })
      : [],
  )
}

/** `X = df[["age", "sex"]]` */
function selections({ modules, names }: Code): FoundPlace[] {
  return names.columns.flatMap(({ columns, module, line, write }) => {
    const kept = columns.filter(isProtected)
    const facts = modules[module]!
    if (kept.length === 0 || columns.length < 2 || write || !isOwnCode(facts)) return []
    const bound = facts.names.bindings.find(
      (one) => one.line === line && one.from?.endsWith('[]') === true && one.targets.some(isFeatureName),
    )
    return bound ? [place(kept, `selected as ${bound.targets[0]}`, placeOf(modules, { module, line }))] : []
  })
}

/** `get_dummies(df, columns=["sex"])`, whose result goes on as features. */
function encoded(code: Code): FoundPlace[] {
  return callsOf(code.names, /^pandas\.get_dummies$|^category_encoders\.\w+$/).flatMap((call) => {
    const given = writtenCall(code.modules, call).arguments.find(
      ({ keyword }) => keyword === 'columns' || keyword === 'cols',
    )?.value
    const names = Array.isArray(given) ? given.filter(isProtected) : []
    return names.length > 0 ? [place(names, 'encoded as a feature', placeOf(code.modules, call))] : []
  })
}

/** Fields of a feature store, and feature columns of TensorFlow. */
function declared(code: Code): FoundPlace[] {
  return callsOf(code.names, /^feast\.(\w+\.)*(Field|Feature)$|^tensorflow\.feature_column\.\w+$/).flatMap((call) => {
    const name = writtenCall(code.modules, call).arguments.find(
      ({ keyword }) => keyword === undefined || keyword === 'name' || keyword === 'key',
    )?.value
    return typeof name === 'string' && isProtected(name)
      ? [place([name], 'declared as a feature', placeOf(code.modules, call))]
      : []
  })
}

/** `X = df.drop("target", axis=1)` in a module where nothing takes the protected column of the same frame out. */
function droppedTargetOnly(code: Code, tables: readonly DataColumns[]): FoundPlace[] {
  const { modules, names } = code
  return callsOf(names, /\.DataFrame\.drop$/).flatMap((call) => {
    const facts = modules[call.module]!
    const { callee, line } = writtenCall(modules, call)
    const frame = callee.slice(0, callee.lastIndexOf('.'))
    const isX = facts.names.bindings.some(
      (one) => one.line === line && one.targets.some((target) => /^x(_\w+)?$|^features$/i.test(target)),
    )
    if (!isX || droppedAnywhere(code, call.module)) return []
    const unique = knownColumns(code, tables, { ...call, frame }).filter(isProtected)
    return unique.length > 0
      ? [place(unique, `still in \`${frame}\` when only the target is dropped`, placeOf(modules, call))]
      : []
  })
}

function droppedAnywhere(code: Code, module: number): boolean {
  return callsOf(code.names, /\.(drop|pop)$/).some(
    (call) =>
      call.module === module &&
      writtenCall(code.modules, call).arguments.some(({ value }) =>
        (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && isProtected(one)),
      ),
  )
}

function settings({ configs }: Pipelines): FoundPlace[] {
  return configs.flatMap(({ path, settings: all }) =>
    all.flatMap(({ key, value, line }) => {
      const names = Array.isArray(value) ? value.filter(isProtected) : []
      return names.length > 0 && isFeatureName(key) ? [place(names, `in the setting ${key}`, { path, line })] : []
    }),
  )
}
