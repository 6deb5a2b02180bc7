import type { ConfigTool } from '../types/pipelines.ts'
import type { ProjectFile } from '../types.ts'

/** Names of settings of tools, builds and platforms: not of experiments. */
const TOOLING =
  /(^|\/)(\.[^/]+|pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|mypy\.ini|mkdocs\.ya?ml|package(-lock)?\.json|tsconfig[^/]*\.json|(docker-)?compose[^/]*|dvc\.(yaml|lock)|MLproject|catalog[^/]*\.ya?ml|logging[^/]*\.ya?ml|environment[^/]*\.ya?ml|conda[^/]*\.ya?ml|pixi\.toml|codecov\.ya?ml|renovate\.json|Pipfile|[^/]*\.lock|vercel\.json|mkdocs[^/]*|readthedocs[^/]*|meta\.ya?ml|recipe\.ya?ml)$/i

/** Folders and names under which settings of experiments go. */
const EXPERIMENT =
  /(^|\/)(conf|confs|config|configs|configurations?|cfg|cfgs|params|hparams|hyperparameters|experiments?|settings|options|recipes|yamls?)(\/|$)|(^|[/_.-])(conf|config|cfg|params|parameters|hparams|hyperparameters|hyp|settings|options|args|train|training|model|sweep)[^/]*\.(ya?ml|json|toml|ini|cfg)$/i

/** Which tool reads the file as settings of an experiment; undefined when none does. */
export function toolOf(file: ProjectFile, files: ReadonlySet<string>): ConfigTool | undefined {
  const { path, kind, role } = file
  if (/\.gin$/.test(path)) return 'gin'
  if (role === 'config' && kind === 'python') return 'openmmlab'
  if (!isSettings(file)) return undefined
  if (/(^|\/)params\.(ya?ml|json|toml)$/.test(path)) return 'dvc'
  if (/(^|\/)conf\/(base|local)\//.test(path)) return 'kedro'
  if (!EXPERIMENT.test(path)) return undefined
  return isHydra(path, files) ? 'hydra' : 'plain'
}

/** Larger files are data in a format for settings. */
const LARGEST = 200_000

function isSettings({ path, kind, role, size }: ProjectFile): boolean {
  const format = kind === 'yaml' || kind === 'toml' || kind === 'ini' || kind === 'json'
  return (
    format && (role === 'config' || role === 'source' || role === 'example') && size < LARGEST && !TOOLING.test(path)
  )
}

/** In a folder with a `config.yaml` at its top and groups in folders below; the content is looked at later. */
function isHydra(path: string, files: ReadonlySet<string>): boolean {
  const [, top] = /^((?:.*\/)?(?:conf|confs|configs?|cfg|hydra))\//.exec(path) ?? []
  if (top === undefined || !/\.ya?ml$/.test(path)) return false
  return ['config', 'train', 'main', 'default', 'defaults'].some((name) => files.has(`${top}/${name}.yaml`))
}
