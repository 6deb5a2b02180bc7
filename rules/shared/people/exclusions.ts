import { isProtected } from '../../../src/facts/types/person-columns.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { isOwnCode } from './own.ts'

/** How protected columns are kept out of the features. */
export interface Exclusion {
  readonly evidence: readonly Evidence[]
  readonly tested: boolean
  /** It is tested whether other columns tell the protected ones. */
  readonly standIns: boolean
}

const KEPT_OUT =
  /(^|[._])(exclude\w*|excluded\w*|protected\w*|sensitive\w*|kept_out|drop_(cols|columns|features)|columns_to_drop|cols_to_drop)$/i

export function exclusions(code: Code, pipelines: Pipelines): Exclusion {
  const test = disjointness(code)
  const standIn = proxyTest(code)
  const evidence = [...dropped(code), ...lists(code), ...apart(code), ...settings(pipelines)]
  return {
    evidence: [...(test ? [test] : []), ...evidence, ...(standIn ? [standIn] : [])],
    tested: test !== undefined,
    standIns: standIn !== undefined,
  }
}

function protectedIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && isProtected(one),
  )
}

function dropped(code: Code): Evidence[] {
  return callsOf(code.names, /\.(DataFrame\.(drop|pop)|Series\.pop)$/).flatMap((call) => {
    const names = writtenCall(code.modules, call).arguments.flatMap(({ value }) => protectedIn(value))
    return names.length > 0 ? [useEvidence(code, call, `\`${names[0]}\` is dropped from the frame`)] : []
  })
}

function lists({ modules }: Code): Evidence[] {
  return modules.flatMap((facts, module) =>
    isOwnCode(facts)
      ? facts.names.bindings
          .filter(
            ({ targets, items }) => targets.some((target) => KEPT_OUT.test(target)) && protectedIn(items).length > 0,
          )
          .map(
            ({ targets, line }): Evidence => ({
              message: `\`${targets[0]}\` names columns that are kept apart`,
              at: placeOf(modules, { module, line }),
              level: 'used',
            }),
          )
      : [],
  )
}

/** A fairness tool is given the column beside X, not in it. */
function apart(code: Code): Evidence[] {
  return callsOf(code.names, /^(fairlearn|aif360)\./)
    .filter(
      (call) =>
        !call.guarded &&
        writtenCall(code.modules, call).keywords.some((key) =>
          /^(sensitive_features|protected_attribute_names)$/.test(key),
        ),
    )
    .slice(0, 1)
    .map((call) => useEvidence(code, call, `the protected column is given apart from the features (\`${call.name}\`)`))
}

function settings({ configs }: Pipelines): Evidence[] {
  return configs.flatMap(({ path, settings: all }) =>
    all
      .filter(({ key, value }) => KEPT_OUT.test(key) && protectedIn(value).length > 0)
      .map(
        ({ key, line }): Evidence => ({
          message: `the setting ${key} names columns that are kept apart`,
          at: { path, line },
          level: 'used',
        }),
      ),
  )
}

function disjointness({ modules }: Code): Evidence | undefined {
  for (const [module, facts] of modules.entries()) {
    const call = facts.role === 'test' ? facts.calls.find(isDisjoint) : undefined
    if (call === undefined || !isOnColumns(call, facts)) continue
    const message = 'a test holds that the features leave out what is protected'
    return { message, at: placeOf(modules, { module, line: call.line }), level: 'integrated' }
  }
  return undefined
}

function isDisjoint({ callee }: Call): boolean {
  return /\.(isdisjoint|intersection)$/.test(callee)
}

/** The call, or a list of the module, names protected columns. */
function isOnColumns({ arguments: all }: Call, { names }: ModuleFacts): boolean {
  return (
    all.some(
      ({ name = '', value }) => /protect|sensitive|kept_out|exclu/i.test(name) || protectedIn(value).length > 0,
    ) || names.bindings.some(({ items }) => protectedIn(items).length > 0)
  )
}

function proxyTest(code: Code): Evidence | undefined {
  const lines = new Set(
    code.names.columns
      .filter(({ columns }) => columns.some(isProtected))
      .map(({ module, line }) => `${module}:${line}`),
  )
  const call = callsOf(
    code.names,
    /^sklearn\.(feature_selection\.mutual_info_\w+|metrics\.(mutual_info_score|normalized_mutual_info_score))$/,
  ).find((one) => lines.has(`${one.module}:${one.line}`))
  return call && useEvidence(code, call, `it is tested what tells a protected column (\`${call.name}\`)`)
}
