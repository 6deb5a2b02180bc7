import type { NotableSetting } from '../../../src/facts/types/containers.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { findHandlers } from './handlers.ts'
import { type Declared, settings } from './infrastructure.ts'

/** Settings that copy requests, by the system that reads them. A mirror of packages or a shadow in a picture is in none. */
const COPIES: readonly (readonly [ReadonlySet<Declared['system']>, RegExp, RegExp?])[] = [
  [new Set(['seldon']), /^shadow$/, /^true$/],
  [new Set(['istio']), /^(mirror|mirrors|mirrorPercentage|mirror_percentage)$/],
  [new Set(['kubernetes']), /^(requestMirror|RequestMirror|mirroring)$/],
  [new Set(['flagger']), /^mirror$/, /^true$/],
  [new Set(['argo-rollouts']), /^setMirrorRoute$/],
  [new Set(['nginx']), /^mirror$/],
  [new Set(['sagemaker', 'cloudformation', 'terraform']), /^(ShadowProductionVariants|shadow_production_variants)$/],
  [new Set(['azureml']), /^(mirror_traffic|mirrorTraffic)$/],
]

export function mirrors(declared: readonly Declared[]): Evidence[] {
  return settings(declared, (setting, { system, kind }) =>
    copies(setting, system) ? `${kind} copies requests by \`${setting.key}\`` : undefined,
  )
}

function copies({ key, value }: NotableSetting, system: Declared['system']): boolean {
  return COPIES.some(
    ([systems, keys, values]) =>
      systems.has(system) && keys.test(key) && (values?.test(value ?? '') ?? value !== 'off'),
  )
}

const SECOND_MODEL =
  /(^|[._])(shadow|challenger|candidate)(_?(model|predictor|classifier|pipeline|version))?(\.\w+)*\.(predict\w*|infer\w*|transform|__call__)$|(^|[._])(shadow|challenger|candidate)_(model|predict\w*)$/

/** Source code of the service that asks a second model, by its name. */
export function shadowCode(code: Code): Evidence[] {
  const serving = new Set(findHandlers(code).map(({ module }) => module))
  return [...serving].flatMap((module) =>
    code.modules[module]!.calls.filter(({ callee }) => SECOND_MODEL.test(callee))
      .slice(0, 1)
      .map(
        ({ callee, line }): Evidence => ({
          message: `the service asks a second model with \`${callee}\``,
          at: placeOf(code.modules, { module, line }),
          level: 'integrated',
        }),
      ),
  )
}

const COMPARES =
  /(^|[._])compar\w*(shadow|challenger|candidate|champion)|(^|[._])(shadow|challenger|candidate|champion)\w*(compar|diff|report|disagree)\w*/i

/** A function of the project, by its name, that compares the two. */
export function comparesShadow({ modules }: Code): Evidence | undefined {
  for (const [module, { role, units }] of modules.entries()) {
    if (role !== 'source') continue
    const unit = units.find(({ name }) => COMPARES.test(name))
    if (unit)
      return {
        message: `\`${unit.name}\` compares the two models`,
        at: placeOf(modules, { module, line: unit.line }),
        level: 'used',
      }
  }
  return undefined
}
