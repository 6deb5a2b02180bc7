import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction } from '../names.ts'
import { texts } from './code-metrics.ts'
import { isMetric, type MetricSign, metricOf, type WrittenCall, written } from './metric-signs.ts'

/** Arguments that name what the best model is told by. */
const SELECTS =
  /^(monitor|metric_for_best_model|scoring|refit|key_indicator|save_best|primary_metric|objective_metric_name|eval_metric)$/

/** The way in which a study optimises. */
const DIRECTION = /^directions?$/

/** Variables that hold the best value so far. */
const BEST = /^(self\.)?(best_?\w+|max_acc(uracy)?)$/

/** Places where a metric decides: which model is kept, when training ends, which parameters are best. */
export function deciding(code: Code, pipelines: Pipelines): MetricSign[] {
  const given = written(code, ({ keywords }) => keywords.some((one) => SELECTS.test(one) || DIRECTION.test(one)))
  return [...given.flatMap(named), ...settingsThatDecide(pipelines), ...code.modules.filter(isProduction).flatMap(best)]
}

function named({ call, at }: WrittenCall): MetricSign[] {
  const isStudy = /(^|\.)create_study$/.test(call.callee)
  return call.arguments.flatMap(({ keyword = '', value }) => {
    if (isStudy && DIRECTION.test(keyword)) return [{ message: 'a study optimises what its objective returns', at }]
    const metrics = SELECTS.test(keyword) ? texts(value).filter(isMetric) : []
    return metrics.map((text) => ({ message: `${text} decides (\`${keyword}\`)`, at, ...metricOf(text) }))
  })
}

function settingsThatDecide({ configs }: Pipelines): MetricSign[] {
  return configs.flatMap(({ path, settings }) =>
    settings
      .filter(({ key }) => SELECTS.test(key.slice(key.lastIndexOf('.') + 1)) || /optimized_metric$/.test(key))
      .flatMap(({ value, line }) =>
        texts(value)
          .filter(isMetric)
          .map((text) => ({ message: `the setting says that ${text} decides`, at: { path, line }, ...metricOf(text) })),
      ),
  )
}

function best(module: ModuleFacts): MetricSign[] {
  return module.names.bindings.flatMap(({ targets, line }) =>
    targets
      .filter((target) => BEST.test(target) && (isMetric(target) || /fitness$/.test(target)))
      .map((target) => ({
        message: `\`${target}\` keeps the best value`,
        at: placeOf([module], { module: 0, line }),
        ...metricOf(target),
      })),
  )
}
