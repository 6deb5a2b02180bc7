import type { Containers, ManifestSystem, NotableSetting } from '../../../src/facts/types/containers.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, Location } from '../../../src/model.ts'

/** Files that say how the service runs and how requests reach it. */
const RUNS: ReadonlySet<ManifestSystem> = new Set([
  'kubernetes',
  'helm',
  'argo-cd',
  'argo-rollouts',
  'flagger',
  'istio',
  'knative',
  'kserve',
  'seldon',
  'ray',
  'sagemaker',
  'vertex',
  'azureml',
  'databricks',
  'serverless',
  'cloudformation',
  'nginx',
])

/** A manifest, resource or document with its settings. */
export interface Declared {
  readonly system: ManifestSystem | 'terraform'
  readonly kind: string
  readonly notable: readonly NotableSetting[]
  readonly at: Location
}

/** Infrastructure that the repository declares as code; examples, documents and tests left out. */
export function infrastructure(containers: Containers, files: readonly ProjectFile[]): Declared[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]))
  const resources = containers.resources.map(
    ({ type, notable, at }) => ({ system: 'terraform', kind: type, notable, at }) as const,
  )
  return [...containers.manifests.filter(({ system }) => RUNS.has(system)), ...resources].filter(
    ({ at }) => !/^(example|docs|test)$/.test(roles.get(at.path) ?? ''),
  )
}

/** Settings by key, with a sentence on each. */
export function settings(
  declared: readonly Declared[],
  wanted: (setting: NotableSetting, of: Declared) => string | undefined,
): Evidence[] {
  return declared.flatMap((one) =>
    one.notable.flatMap((setting) => {
      const message = wanted(setting, one)
      return message === undefined
        ? []
        : [{ message, at: { path: one.at.path, line: setting.line }, level: 'integrated' } as const]
    }),
  )
}
