import type { Candidate } from '../tree.ts'
import type { Decider, Surroundings } from './decider.ts'

/** Settings: of the build, of tools, of experiments. */
export const config: Decider = {
  role: 'config',
  file: (file, { tree }) => buildCode(file) ?? configModule(file, tree) ?? settings(file),
}

/** Lists of requirements are text and would pass for documents; so they are looked at before documents are. */
export const requirements: Decider = {
  role: 'config',
  file: ({ kind, path, name }, _around, claims) => {
    if (kind !== 'text' || claims.docs !== undefined) return undefined
    if (/^(dev|test|docs?)?[-_.]?(requirements|constraints|reqs)\b[^/]*\.(txt|in|lock)$/i.test(name))
      return 'a list of requirements'
    if (/(^|\/)requirements\/[^/]+\.(txt|in)$/.test(path)) return 'a list of requirements'
    return name === 'CMakeLists.txt' ? 'build settings' : undefined
  },
}

function buildCode({ name, kind }: Candidate): string | undefined {
  if (kind !== 'python') return undefined
  if (name === 'setup.py') return 'packaging'
  return /^(noxfile|fabfile|dodo|hubconf)\.py$/.test(name) ? 'settings of a tool, written in Python' : undefined
}

/** Configuration files of the OpenMMLab kind: assignments that inherit from `_base_`. */
function configModule({ kind, path }: Candidate, tree: Surroundings['tree']): string | undefined {
  if (kind !== 'python' || !/(^|\/)configs?\//.test(path)) return undefined
  return /^_base_\s*=/m.test(tree.head(path)) ? 'settings in Python, built on _base_' : undefined
}

const KINDS = new Set(['yaml', 'toml', 'json', 'ini', 'makefile'])

function settings({ kind, name, folder }: Candidate): string | undefined {
  if (KINDS.has(kind)) return isDataFolder(folder) && kind === 'json' ? undefined : 'settings by its format'
  if (
    name.startsWith('.') ||
    /^(CODEOWNERS|MANIFEST\.in|Snakefile|BUILD|WORKSPACE|py\.typed)$|\.(lock|bzl|spec|cmake)$/.test(name)
  ) {
    return 'settings by its name'
  }
  return undefined
}

function isDataFolder(folder: string): boolean {
  return /(^|\/)(data|datasets?|annotations?|results?|outputs?|predictions?)(\/|$)/i.test(folder)
}
