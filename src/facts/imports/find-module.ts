import type { Import } from '../types.ts'
import { type Found, join, type ModuleIndex, parent } from './module-index.ts'
import { isStandardLibrary } from './standard-library.ts'

/** What the module part of an import statement stands for. */
export type Target =
  | { readonly origin: 'first-party'; readonly found: Found }
  | { readonly origin: 'standard-library' | 'third-party' }
  | { readonly origin: 'unknown'; readonly reason: string }

/** Resolves the module part of an import as Python would, from the folders that a user puts on its path. */
export function findModule(index: ModuleIndex, importer: string, statement: Import): Target {
  return statement.level > 0
    ? findRelative(index, importer, statement)
    : findAbsolute(others(index, importer, statement), importer, statement)
}

/** `import optuna` in a file `optuna.py` means the package: nobody imports the file that the statement stands in. */
function others(index: ModuleIndex, importer: string, { module }: Import): ModuleIndex {
  const own = importer.replace(/\.pyi?$/, '')
  const isNamesake = own.slice(own.lastIndexOf('/') + 1) === module.split('.', 1)[0]
  if (!isNamesake || index.isPackage(own)) return index
  return { ...index, at: (path) => (path === own ? undefined : index.at(path)) }
}

function findRelative(index: ModuleIndex, importer: string, { level, module }: Import): Target {
  let folder = parent(importer)
  for (let up = 1; up < level; up++) folder = folder === undefined ? undefined : parent(folder)
  if (folder === undefined) return { origin: 'unknown', reason: 'the relative import leaves the repository' }
  const path = join(folder, module.replaceAll('.', '/'))
  const found = index.at(path) ?? (module === '' ? { folder } : undefined)
  if (found !== undefined) return { origin: 'first-party', found }
  return { origin: 'unknown', reason: `no module stands at ${path} (built or generated?)` }
}

/** The order of the folders is Python's: the script's own folder, the path, the standard library, site-packages. */
function findAbsolute(index: ModuleIndex, importer: string, { module }: Import): Target {
  const path = module.replaceAll('.', '/')
  const own = parent(importer) ?? ''
  const isScript = !index.isPackage(own)
  const likely = index.rootsAround(own)
  const found = findModuleIn(index, isScript ? [own, ...likely] : likely, path)
  if (found !== undefined) return { origin: 'first-party', found }
  if (isStandardLibrary(module)) return { origin: 'standard-library' }
  const sibling =
    isScript || !ownsName(index, importer, path.split('/', 1)[0]!) ? undefined : findModuleIn(index, [own], path)
  if (sibling !== undefined) return { origin: 'first-party', found: sibling }
  return findElsewhere(index, importer, path)
}

/** A folder without `__init__.py` loses against an installed package of its name, so only modules count. */
function findModuleIn(index: ModuleIndex, roots: readonly string[], path: string): Found | undefined {
  for (const root of roots) {
    const found = index.at(join(root, path))
    if (found !== undefined && ('module' in found || path.includes('/'))) return found
  }
  return undefined
}

function findElsewhere(index: ModuleIndex, importer: string, path: string): Target {
  const found = index.roots.map((root) => index.at(join(root, path))).filter((one) => one !== undefined)
  const modules = found.filter((one) => 'module' in one)
  if (modules.length === 1) return { origin: 'first-party', found: modules[0]! }
  if (modules.length > 1)
    return { origin: 'unknown', reason: `${modules.length} modules of the repository have this name` }
  const [top = ''] = path.split('/', 1)
  if (ownsName(index, importer, top))
    return { origin: 'unknown', reason: `the repository has \`${top}\` but not this module` }
  return { origin: 'third-party' }
}

/** Whether the repository has a regular package or module of this name where the importing file would find it. */
function ownsName(index: ModuleIndex, importer: string, top: string): boolean {
  const own = parent(importer) ?? ''
  return [own, ...index.rootsAround(own)].some((root) => {
    const found = index.at(join(root, top))
    return found !== undefined && 'module' in found
  })
}
