import type { NotableSetting } from '../../../src/facts/types/containers.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Declared, settings } from './infrastructure.ts'

const SPLITS =
  /^(canaryTrafficPercent|traffic_split|trafficSplit|setWeight|stepWeight|maxWeight|weight|traffic|canary)$/

/** Systems in which a weight is one of requests; elsewhere it may weigh anything. */
const ROUTES: ReadonlySet<Declared['system']> = new Set([
  'istio',
  'kserve',
  'seldon',
  'argo-rollouts',
  'flagger',
  'knative',
  'sagemaker',
  'vertex',
  'azureml',
])

/** Requests are split between two versions of the model. */
export function splitTraffic(declared: readonly Declared[]): Evidence[] {
  return settings(declared, (setting, { system, kind, notable }) =>
    isSplit(setting, system, kind, notable) ? `${kind} splits requests by \`${setting.key}\`` : undefined,
  )
}

function isSplit(
  { key, value }: NotableSetting,
  system: Declared['system'],
  kind: string,
  notable: readonly NotableSetting[],
): boolean {
  if (system === 'terraform') return /sagemaker|endpoint|cloud_run|lambda_alias/.test(kind) && key === 'traffic_split'
  if (!ROUTES.has(system) || !SPLITS.test(key) || value === '100') return false
  // A route with one destination has one weight: it splits nothing.
  if (key === 'weight' && system === 'istio') return notable.filter((one) => one.key === 'weight').length > 1
  return key !== 'traffic' || (value !== undefined && value !== '0')
}
