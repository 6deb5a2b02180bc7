import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

/** What runs a stage. */
export type StageTool = 'dvc' | 'make' | 'snakemake' | 'mlflow' | 'ploomber' | 'azureml' | 'console-script' | 'shell'

/** One step that a person or a program starts by name. */
export interface Stage {
  readonly tool: StageTool
  /** Name of the stage, target, rule or entry point; of a shell script its path. */
  readonly name: string
  /** Shell text of several lines; of a console script `package.module:function`. */
  readonly command?: string
  /** Files it reads and makes, as written but relative to the audited root where that is sure. */
  readonly deps: readonly string[]
  readonly outs: readonly string[]
  /** Parameters it depends on: `params.yaml:train.lr`, `alpha`. */
  readonly params: readonly string[]
  /** Files with metrics and plots that it makes. */
  readonly metrics: readonly string[]
  readonly at: Location
}

/** Sign of a tool that runs pipelines written in Python or in files of its own. */
export interface PipelineMarker {
  readonly tool:
    | 'airflow'
    | 'prefect'
    | 'dagster'
    | 'kedro'
    | 'zenml'
    | 'metaflow'
    | 'luigi'
    | 'flyte'
    | 'kubeflow'
    | 'snakemake'
    | 'ploomber'
    | 'tfx'
    | 'argo'
    | 'dvc'
  /** A file of the tool, or an import of it. */
  readonly by: 'file' | 'import'
  readonly at: Location
}

/** An entry of a data catalogue (Kedro). */
export interface CatalogEntry {
  readonly name: string
  readonly type?: string
  readonly filepath?: string
  readonly versioned: boolean
  readonly at: Location
}

/** Something that is registered as an artefact in dvc.yaml. */
export interface Artifact {
  readonly name: string
  readonly type?: string
  readonly path?: string
  readonly at: Location
}

export type ConfigTool = 'dvc' | 'hydra' | 'kedro' | 'gin' | 'openmmlab' | 'lightning' | 'plain'

/** One value of a configuration file. */
export interface ConfigSetting {
  /** Dotted: `model.optimizer.lr`. */
  readonly key: string
  /** Scalars as text, lists of scalars as texts; absent for what may be a secret. */
  readonly value?: string | readonly string[]
  readonly line: number
}

/** A file with parameters of training, data or models. */
export interface ConfigFile {
  readonly path: string
  readonly tool: ConfigTool
  /** At most 300 each. */
  readonly settings: readonly ConfigSetting[]
}

/** What a dictionary of features or columns says on one of them. */
export interface FeatureEntry {
  readonly name: string
  /** It says what the feature means, or why it is there. */
  readonly described: boolean
  /** It names an owner. */
  readonly owned: boolean
  readonly at: Location
}

export interface Pipelines {
  /** Ordered by tool, then path and line. */
  readonly stages: readonly Stage[]
  readonly markers: readonly PipelineMarker[]
  readonly catalog: readonly CatalogEntry[]
  readonly artifacts: readonly Artifact[]
  /** At most 2000. */
  readonly configs: readonly ConfigFile[]
  /** Entries of dictionaries of features in YAML or JSON; absent when there is none. */
  readonly dictionary?: readonly FeatureEntry[]
  readonly problems: readonly Problem[]
}
