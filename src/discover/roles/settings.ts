import { type Candidate, joinPath, type Tree } from '../tree.ts'
import type { Decider } from './decider.ts'
import { scriptSettings } from './scripts.ts'

/** Settings: of the build, of tools, of experiments. */
export const config: Decider = {
  role: 'config',
  file: (file, { tree }) => buildCode(file) ?? scriptSettings(file) ?? configModule(file, tree) ?? settings(file),
}

/**
 * Settings that would pass for something else, so they are looked at before documents and deployment are: lists of
 * requirements are text, and a folder for deployment may hold a .gitignore.
 */
export const plainSettings: Decider = {
  role: 'config',
  file: (file, _around, claims) => {
    if (claims.docs !== undefined) return undefined
    return requirements(file) ?? toolSettings(file)
  },
}

function requirements({ kind, path, name }: Candidate): string | undefined {
  if (kind !== 'text' && kind !== 'other') return undefined
  if (/^([\w.]+[-_.])?(requirements|constraints|reqs)\b[^/]*\.(txt|in|lock)$/i.test(name))
    return 'a list of requirements'
  if (/(^|\/)requirements\/[^/]+\.(txt|in)$/.test(path)) return 'a list of requirements'
  return undefined
}

const TOOL_FILE =
  /^(\.git\w+|\.editorconfig|\.helmignore|\.dvcignore|\.gcloudignore|\.mailmap|CMakeLists\.txt|VERSION(\.txt)?|CODEOWNERS|(package(-lock)?|tsconfig[\w.-]*)\.json|yarn\.lock|pnpm-lock\.yaml|go\.(mod|sum)|\.gitpod.*)$/
const TOOL_FOLDER = /(^|\/)\.(devcontainer|vscode|idea)\//

function toolSettings({ kind, path, name }: Candidate): string | undefined {
  if (TOOL_FILE.test(name)) return 'settings by its name'
  if (TOOL_FOLDER.test(path) && kind !== 'markdown') return 'settings of a development environment'
  return kind === 'text' && /(^|\/)conf(ig)?s?\/[^/]+\.txt$/.test(path) ? 'in a folder of settings' : undefined
}

function buildCode({ name, kind }: Candidate): string | undefined {
  if (kind !== 'python') return undefined
  if (name === 'setup.py') return 'packaging'
  return /^(noxfile|fabfile|dodo|hubconf)\.py$/.test(name) ? 'settings of a tool, written in Python' : undefined
}

/** A statement that does something: settings have none but imports and assignments. */
const LOGIC = /^(async\s+)?(def|class|if|for|while|with|try)\b/m

/** Settings of the OpenMMLab kind inherit from `_base_`; others are plain assignments in a folder of settings. */
function configModule({ kind, path, folder }: Candidate, tree: Tree): string | undefined {
  if (kind !== 'python') return undefined
  if (/^_base_\s*=\s*[['"(]/m.test(tree.head(path))) return 'settings in Python, built on _base_'
  if (!/(^|\/)conf(ig)?s?(\/|$)/.test(folder) || tree.has(joinPath(folder, '__init__.py'))) return undefined
  return LOGIC.test(tree.longHead(path)) ? undefined : 'settings in Python: assignments only'
}

const KINDS = new Set(['yaml', 'toml', 'json', 'ini', 'makefile'])
const BY_NAME = /^(MANIFEST\.in|Snakefile|BUILD|WORKSPACE|py\.typed)$|\.(lock|bzl|spec|cmake)$/

function settings({ kind, name, folder }: Candidate): string | undefined {
  if (KINDS.has(kind)) return kind === 'json' && isDataFolder(folder) ? undefined : 'settings by its format'
  return name.startsWith('.') || /(^|\/)\.dvc$/.test(folder) || BY_NAME.test(name) ? 'settings by its name' : undefined
}

function isDataFolder(folder: string): boolean {
  return /(^|\/)(data|datasets?|annotations?|results?|outputs?|predictions?)(\/|$)/i.test(folder)
}
