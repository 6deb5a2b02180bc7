import type { IgnoredData } from '../types/dataFiles.ts'

/** What a pattern of .gitignore is about; the first that matches the pattern without its slashes and stars. */
const ABOUT: readonly (readonly [RegExp, IgnoredData['of']])[] = [
  [/(^|\/)(dvc\.lock|\.dvc\/config)$|^\*?\.dvc$/, 'dvc'],
  [
    /(^|\/)(mlruns?|mlartifacts|mlflow\.db|wandb|lightning_logs|runs|tb_logs|tensorboard|\.aim|\.neptune|outputs|multirun|logs?|checkpoints?|ckpts?)$/i,
    'runs',
  ],
  [/(^|\/)(models?|weights|saved_models?|trained_models?|artifacts)$/i, 'model'],
  [/\.(pt|pth|ckpt|onnx|pb|h5|hdf5|keras|pkl|pickle|joblib|safetensors|tflite|bin|gguf|model|caffemodel)$/i, 'model'],
  [/(^|\/)(data|datasets?|raw|interim|processed|external|input|inputs|corpus|corpora|images)$/i, 'data'],
  [
    /\.(csv|tsv|parquet|feather|arrow|npy|npz|jsonl|xlsx?|mat|zip|tar|gz|tgz|tfrecords?|db|sqlite3?|jpe?g|png|wav|mp4)$/i,
    'data',
  ],
  [/(^|\/)(conf|configs?|params\.ya?ml|config\.(ya?ml|json|toml))$/i, 'configuration'],
]

/** Patterns of a .gitignore on data, models, runs and settings. Negated ones take nothing out and are left out. */
export function readIgnored(text: string, path: string): IgnoredData[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const pattern = line.trim().slice(0, 200)
    if (pattern === '' || /^[#!]/.test(pattern)) return []
    const bare = pattern.replace(/(\/\*{0,2})+$/, '').replace(/^\//, '')
    const of = ABOUT.find(([about]) => about.test(bare))?.[1]
    return of === undefined ? [] : [{ pattern, of, at: { path, line: index + 1 } }]
  })
}
