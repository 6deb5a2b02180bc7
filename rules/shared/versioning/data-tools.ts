/** What fixes the version of data, by the qualified name of a call. */
export interface DataVersionCall {
  /** As people call it. */
  readonly name: string
  readonly calls: RegExp
  /** Keyword arguments of which one has to be given: without a version the newest data come. */
  readonly needs?: RegExp
  /** Names in its arguments, or of the function around it, with which the call is about something else. */
  readonly butNot?: RegExp
  /** Paths of files in which it is about something else. */
  readonly butIn?: RegExp
  /** How firmly the version is fixed: `version` is one of a tool that keeps them; `checksum` notices a change only. */
  readonly fixes: 'version' | 'checksum'
}

export const DATA_VERSION_CALLS: readonly DataVersionCall[] = [
  { name: 'DVC', calls: /^dvc\.api\.(read|open|get_url|DVCFileSystem)$/, needs: /^rev$/, fixes: 'version' },
  {
    name: 'data set of a hub, by revision',
    calls: /^datasets\.load_dataset(_builder)?$/,
    needs: /^revision$/,
    fixes: 'version',
  },
  {
    name: 'files of a hub, by revision',
    calls: /^huggingface_hub(\.\w+)*\.(snapshot_download|hf_hub_download)$/,
    needs: /^revision$/,
    butNot: /model|weights|checkpoint|ckpt|tokenizer|\.(pth?|bin|safetensors|onnx|pkl)$/i,
    butIn: /model/i,
    fixes: 'version',
  },
  {
    name: 'Weights & Biases artifact',
    calls: /^wandb\.(.*\.)?(use_artifact|Artifact)$/,
    butNot: /model|weights|checkpoint|ckpt|tokenizer|\.(pth?|bin|safetensors|onnx|pkl)$|results?|predictions?|metrics/i,
    fixes: 'version',
  },
  { name: 'MLflow data set', calls: /^mlflow\.(log_input|data\.\w+)$/, fixes: 'version' },
  { name: 'ClearML data set', calls: /^clearml\.Dataset\.(get|create)$/, fixes: 'version' },
  { name: 'Neptune artifact', calls: /^neptune\..*\.track_files$/, fixes: 'version' },
  { name: 'lakeFS', calls: /^(lakefs|lakefs_client|lakefs_sdk)\..+/, fixes: 'version' },
  {
    name: 'Delta Lake time travel',
    calls: /^(deltalake\.DeltaTable|polars\.(read|scan)_delta)$/,
    needs: /^version$/,
    fixes: 'version',
  },
  { name: 'Metaflow, by run', calls: /^metaflow\.S3$/, needs: /^run$/, fixes: 'version' },
  { name: 'Quilt', calls: /^quilt3\.(Package\.(install|browse)|Package\.push)$/, fixes: 'version' },
  { name: 'LanceDB or Oxen', calls: /^(oxen|oxenai)\..+/, fixes: 'version' },
  {
    name: 'Azure ML data asset',
    calls: /^azureml\.core\.Dataset\.get_by_name$|^azure\.ai\.ml\..*\.data\.get$/,
    needs: /^version$/,
    fixes: 'version',
  },
  {
    name: 'checksum of a download',
    calls: /^pooch\.(retrieve|create|Pooch)$/,
    needs: /^(known_hash|registry)$/,
    fixes: 'checksum',
  },
  {
    name: 'checksum of a download',
    calls:
      /^torchvision\.datasets\.utils\.(download_url|download_and_extract_archive)$|^(keras|tensorflow\.keras)\.utils\.get_file$|^gdown\.cached_download$/,
    needs: /^(md5|file_hash|md5_hash|hash)$/,
    fixes: 'checksum',
  },
]
