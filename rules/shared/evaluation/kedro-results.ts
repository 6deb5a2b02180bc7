import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { tokens } from './held-out-names.ts'
import type { MetricSign } from './metric-signs.ts'

const NODE = /^kedro\.pipeline(\.\w+)*\.[nN]ode$/

const EVALUATES = new Set(['evaluate', 'evaluation', 'validate', 'metrics', 'performance', 'score', 'report'])

/** Data sets of kedro-mlflow that hold metrics, as they are written in the catalogue. */
const METRICS = /(^|\.)MlflowMetrics?(History)?Data[sS]et$/

/** Metrics that the catalogue hands to MLflow. */
function metricsInCatalogue(catalog: Pipelines['catalog']): MetricSign[] {
  return catalog
    .filter(({ type = '' }) => METRICS.test(type))
    .map(({ name, at }) => ({ message: `the catalogue hands "${name}" to MLflow`, at }))
}

/** What a node of Kedro that evaluates gives to data sets of the catalogue is kept. */
export function kedroResults(code: Code, { catalog }: Pipelines): MetricSign[] {
  if (catalog.length === 0) return []
  const metrics = metricsInCatalogue(catalog)
  if (metrics.length > 0) return metrics
  const kept = new Set(catalog.map(({ name }) => name))
  return callsOf(code.names, NODE).flatMap((call) => {
    const given = writtenCall(code.modules, call).arguments
    const func = given.find(({ keyword = 'func' }) => keyword === 'func')?.name ?? ''
    const outputs = given.find(({ keyword }) => keyword === 'outputs') ?? given.filter(({ keyword }) => !keyword)[2]
    const name = [outputs?.value].flat().find((one) => typeof one === 'string' && kept.has(one))
    const isEvaluation = tokens(func.slice(func.lastIndexOf('.') + 1)).some((token) => EVALUATES.has(token))
    if (name === undefined || !isEvaluation) return []
    return [{ message: `\`${func}\` gives "${String(name)}" to the catalogue`, at: placeOf(code.modules, call) }]
  })
}
