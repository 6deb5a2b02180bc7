import type { Manifest, ManifestSystem } from '../types/containers.ts'
import { imagesIn } from './kubernetes.ts'
import { findNotable } from './notable.ts'

interface Platform {
  readonly system: ManifestSystem
  readonly path: RegExp
  /** Must stand in the text, where the name alone could mean something else. */
  readonly holds?: RegExp
}

/** Files that a platform reads, known by name and, where that is not enough, by a word in them. */
const PLATFORMS: readonly Platform[] = [
  { system: 'helm', path: /(^|\/)Chart\.ya?ml$/ },
  { system: 'helm', path: /(^|\/)helmfile\.ya?ml$/ },
  { system: 'kustomize', path: /(^|\/)kustomization\.ya?ml$/ },
  { system: 'skaffold', path: /(^|\/)skaffold\.ya?ml$/ },
  { system: 'bentoml', path: /(^|\/)bentofile\.ya?ml$/ },
  { system: 'cog', path: /(^|\/)cog\.ya?ml$/, holds: /^(build|predict|train):/m },
  { system: 'truss', path: /(^|\/)config\.ya?ml$/, holds: /^model_class_name:|^model_module_dir:/m },
  { system: 'kitops', path: /(^|\/)Kitfile$/ },
  { system: 'triton', path: /(^|\/)config\.pbtxt$/, holds: /^\s*(platform|backend|max_batch_size)\s*:/m },
  { system: 'tensorflow-serving', path: /(^|\/)models?\.config$/, holds: /model_config_list/ },
  { system: 'torchserve', path: /(^|\/)config\.properties$/, holds: /inference_address|load_models|model_store/ },
  { system: 'mlserver', path: /(^|\/)model-settings\.json$/ },
  { system: 'serverless', path: /(^|\/)serverless\.ya?ml$/, holds: /^(functions|provider):/m },
  { system: 'databricks', path: /(^|\/)databricks\.ya?ml$/, holds: /^bundle:/m },
  { system: 'azureml', path: /\.ya?ml$/, holds: /^\$schema:.*azureml/m },
  { system: 'cloudformation', path: /\.(ya?ml|json)$/, holds: /AWSTemplateFormatVersion|AWS::Serverless-2016-10-31/ },
  { system: 'app-platform', path: /(^|\/)render\.ya?ml$/, holds: /^services:/m },
  { system: 'app-platform', path: /(^|\/)fly\.toml$/, holds: /^app\s*=/m },
  { system: 'app-platform', path: /(^|\/)app\.ya?ml$/, holds: /^(runtime|env|service):/m },
  { system: 'app-platform', path: /(^|\/)(vercel|netlify|railway|heroku)\.(json|toml|ya?ml)$/ },
  {
    system: 'prometheus',
    path: /(^|\/)(prometheus|alertmanager|alerts?|alert[-_.]?rules?)\.ya?ml$/,
    holds: /^(groups|scrape_configs|route|receivers):/m,
  },
  { system: 'nginx', path: /(^|\/)nginx[^/]*\.conf$|(^|\/)nginx\/.*\.conf$/ },
]

/** The manifest that a file is for a platform; empty when it is none. */
export function readPlatform(text: string, path: string): Manifest[] {
  const found = PLATFORMS.find((platform) => platform.path.test(path) && (platform.holds?.test(text) ?? true))
  if (!found) return []
  const lines = text.split(/\r?\n/)
  const kind = found.system === 'cloudformation' ? 'Template' : (path.split('/').at(-1) ?? path)
  return [
    {
      system: found.system,
      kind,
      images: imagesIn(lines, 1, path),
      notable: findNotable(lines, 1),
      at: { path, line: 1 },
    },
  ]
}

/** Processes of a Procfile: `web: gunicorn app:app`. */
export function readProcfile(text: string, path: string): Manifest[] {
  return text.split(/\r?\n/).flatMap((line, index): Manifest[] => {
    const [, kind, command] = /^([\w-]+):\s*(\S.*)$/.exec(line.slice(0, 1000)) ?? []
    if (kind === undefined || command === undefined) return []
    return [
      { system: 'procfile', kind, name: command.slice(0, 200), images: [], notable: [], at: { path, line: index + 1 } },
    ]
  })
}

/** Whether the name may be that of a manifest; the content is looked at then. */
export function mayBePlatform(path: string): boolean {
  return PLATFORMS.some((platform) => platform.path.test(path))
}
