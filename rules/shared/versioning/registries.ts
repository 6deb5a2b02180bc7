import type { Call } from '../../../src/facts/types.ts'
/** Where models are kept with a version, by the qualified name of a call. */
export interface RegistryCall {
  /** As people call it. */
  readonly name: string
  readonly calls: RegExp
  /** Keyword arguments of which one has to be given: without it the call only saves. */
  readonly needs?: RegExp
}
/** Whether a call of a registry has the argument without which it only saves. */
export function isRegistration({ arguments: given }: Call, { needs }: RegistryCall): boolean {
  return needs === undefined || given.some(({ keyword = '', value }) => needs.test(keyword) && value !== false)
}

export const REGISTRY_CALLS: readonly RegistryCall[] = [
  {
    name: 'MLflow registry',
    calls:
      /^mlflow\.(register_model|.*MlflowClient\.(create_model_version|create_registered_model|set_registered_model_alias|transition_model_version_stage))$/,
  },
  { name: 'MLflow registry', calls: /^mlflow\.\w+\.(log_model|save_model)$/, needs: /^registered_model_name$/ },
  { name: 'MLflow run', calls: /^mlflow\.(\w+\.(log_model|autolog)|autolog|log_artifacts?)$/ },
  { name: 'MLflow run', calls: /^ray\.(air|tune|train)\.(\w+\.)*MLflowLoggerCallback$/, needs: /^save_artifact$/ },
  {
    name: 'Weights & Biases run',
    calls: /^ray\.(air|tune|train)\.(\w+\.)*WandbLoggerCallback$/,
    needs: /^(save|upload)_checkpoints$/,
  },
  { name: 'Weights & Biases registry', calls: /^wandb\.(.*\.)?(link_model|link_artifact|log_model|log_artifact)$/ },
  { name: 'Neptune registry', calls: /^neptune(\.new)?\.init_model(_version)?$/ },
  { name: 'Comet registry', calls: /^comet_ml\..*\.(register_model|log_model)$/ },
  { name: 'ClearML', calls: /^clearml\.(OutputModel|Task\.init)$/ },
  { name: 'BentoML store', calls: /^bentoml\.(\w+\.save_model|save_model|models\.create|models\.push)$/ },
  { name: 'model hub', calls: /(^|\.)(push_to_hub|upload_folder|upload_file|push_to_hub_keras)$/ },
  {
    name: 'SageMaker registry',
    calls:
      /^sagemaker\..*\.(register|RegisterModel|ModelPackage|ModelPackageGroup)$|^boto3\..*create_model_package\w*$/,
  },
  { name: 'Vertex AI registry', calls: /^google\.cloud\.aiplatform\.Model\.upload$/ },
  {
    name: 'Azure ML registry',
    calls:
      /^azureml\.core(\.model)?\.Model\.register$|^azureml\.core\.Run\..*register_model$|^azure\.ai\.ml\.entities\.Model$/,
  },
  { name: 'Hopsworks registry', calls: /^(hsml|hopsworks)\..*(create_model|get_model_registry).*$/ },
  { name: 'Metaflow store', calls: /^metaflow\.S3$/, needs: /^run$/ },
  { name: 'ZenML store', calls: /^zenml\.(\w+\.)*(log_model_metadata|Model|ModelVersion)$/ },
]

/** Calls that write a trained model to a file. */
export const SAVES_MODEL =
  /^(torch\.(save|jit\.save|onnx\.export)|joblib\.dump|sklearn\.externals\.joblib\.dump|(c|cloud)?pickle\.dump|dill\.dump|skops\.io\.dump|tensorflow\.saved_model\.save|safetensors\.torch\.save_file|accelerate\.Accelerator\.save_state)$|^(keras|tensorflow\.keras|tf_keras)\..*\.(save|save_weights)$|^(keras|tensorflow\.keras|tf_keras)\.(models\.save_model|callbacks\.ModelCheckpoint)$|^(xgboost|lightgbm|catboost)\..*\.save_model$|^(transformers|diffusers|peft|sentence_transformers|adapters)\..*\.(save_pretrained|save_model|save)$|^(pytorch_lightning|lightning)\..*\.(ModelCheckpoint|save_checkpoint)$|^mlflow\.\w+\.save_model$|^tensorflow\.(compat\.v1\.)?train\.(Saver(\.save)?|MonitoredTrainingSession|CheckpointSaverHook|CheckpointManager(\.save)?|Checkpoint\.(save|write))$/

/** Calls that load one. */
export const LOADS_MODEL =
  /^(torch\.(load|jit\.load)|joblib\.load|skops\.io\.load|safetensors\.torch\.load_file|onnxruntime\.InferenceSession|tensorflow\.saved_model\.load|tensorflow\.keras\.models\.load_model|keras\.models\.load_model|mlflow\.\w+\.load_model)$|\.load_from_checkpoint$/
