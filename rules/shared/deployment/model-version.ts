import type { Evidence } from '../../../src/model.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

const LOADS =
  /^(mlflow\.(\w+\.)?load_model|mlflow\.artifacts\.download_artifacts|mlflow\..*MlflowClient\.(get_model_version|get_model_version_by_alias|get_latest_versions|download_artifacts)|wandb\.(.*\.)?(use_artifact|artifact|use_model)|azureml\.core(\.model)?\.Model(\.get_model_path)?|bentoml\.(models\.get|\w+\.(get|load_model))|huggingface_hub\.(hf_hub_download|snapshot_download)|google\.cloud\.aiplatform\.Model|clearml\.(InputModel|Model)|comet_ml\..*get_model|hsml\..*get_model)$/

/** The model comes from a registry, by a name or a version that the code gives. */
export function fetchesByVersion(code: Code): Evidence | undefined {
  const call = callsOf(code.names, LOADS).find((one) => {
    const isHub = one.name.startsWith('huggingface_hub.')
    return (
      one.role === 'source' && !one.guarded && (!isHub || writtenCall(code.modules, one).keywords.includes('revision'))
    )
  })
  return call && useEvidence(code, call, `the model is fetched from its registry with \`${call.name}\``)
}
