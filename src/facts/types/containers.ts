import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

/** A container image as it is named somewhere. */
export interface Image {
  /** Without tag and digest: `registry.example.org/team/model`. */
  readonly name: string
  readonly tag?: string
  readonly digest?: string
  /**
   * How firmly it is fixed: by the digest of its content, by a tag that may be moved, or not at all (no tag or `latest`).
   * `unknown` when a variable stands in it.
   */
  readonly fixed: 'digest' | 'tag' | 'floating' | 'unknown'
  readonly at: Location
}

/** A setting of the environment. The value is left out when it may be a secret. */
export interface EnvironmentSetting {
  readonly name: string
  readonly value?: string
  readonly line: number
}

export interface CommandLine {
  /** As one line of shell text. */
  readonly text: string
  readonly line: number
}

export interface DockerStage {
  /** Name after `AS`. */
  readonly name?: string
  readonly base: Image
  /** Name of the earlier stage that it builds on, when `base` is one. */
  readonly from?: string
}

export interface Dockerfile {
  readonly path: string
  readonly stages: readonly DockerStage[]
  readonly runs: readonly CommandLine[]
  readonly copies: readonly { readonly sources: readonly string[]; readonly target: string; readonly line: number }[]
  /** Of the last stage: what a container does when it starts. */
  readonly command?: CommandLine
  readonly entrypoint?: CommandLine
  /** Last `USER` of the last stage; containers run as root where it is absent. */
  readonly user?: string
  readonly ports: readonly string[]
  readonly environment: readonly EnvironmentSetting[]
}

/** A service of a compose file. */
export interface ComposeService {
  readonly name: string
  readonly image?: Image
  /** Folder that it is built from, relative to the audited root. */
  readonly build?: string
  readonly command?: CommandLine
  readonly environment: readonly EnvironmentSetting[]
  readonly ports: readonly string[]
  readonly at: Location
}

/** What reads a manifest. */
export type ManifestSystem =
  | 'kubernetes'
  | 'helm'
  | 'kustomize'
  | 'skaffold'
  | 'argo-cd'
  | 'argo-rollouts'
  | 'argo-workflows'
  | 'flagger'
  | 'istio'
  | 'knative'
  | 'kserve'
  | 'seldon'
  | 'kubeflow'
  | 'ray'
  | 'prometheus'
  | 'bentoml'
  | 'cog'
  | 'truss'
  | 'kitops'
  | 'triton'
  | 'tensorflow-serving'
  | 'torchserve'
  | 'mlserver'
  | 'sagemaker'
  | 'vertex'
  | 'azureml'
  | 'databricks'
  | 'serverless'
  | 'cloudformation'
  | 'procfile'
  | 'app-platform'
  | 'nginx'

/** A setting that tells how a model is rolled out, watched or taken back. */
export interface NotableSetting {
  /** Key as written: `shadow`, `canaryTrafficPercent`, `mirror`, `logger`, ... */
  readonly key: string
  /** Plain values only. */
  readonly value?: string
  readonly line: number
}

/** One document that tells a platform what to run. */
export interface Manifest {
  readonly system: ManifestSystem
  /** `kind` of Kubernetes (`InferenceService`), type of a process or resource, else the name of the file. */
  readonly kind: string
  readonly name?: string
  readonly images: readonly Image[]
  readonly notable: readonly NotableSetting[]
  readonly at: Location
}

/** A resource that Terraform makes. */
export interface InfrastructureResource {
  /** `aws_sagemaker_endpoint` */
  readonly type: string
  readonly name: string
  /** Belongs to a service for machine learning. */
  readonly ml: boolean
  readonly notable: readonly NotableSetting[]
  readonly at: Location
}

export interface Containers {
  readonly dockerfiles: readonly Dockerfile[]
  readonly services: readonly ComposeService[]
  readonly manifests: readonly Manifest[]
  readonly resources: readonly InfrastructureResource[]
  readonly problems: readonly Problem[]
}
