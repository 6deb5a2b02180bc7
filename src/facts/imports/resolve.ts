import type { ImportOrigin, ResolvedImport } from '../types/graph.ts'
import type { Import, ModuleFacts } from '../types.ts'
import { findOnAddedPath } from './added-path.ts'
import { findModule, type Target } from './find-module.ts'
import type { NameFinder } from './find-name.ts'
import { type Found, join, type ModuleIndex } from './module-index.ts'

export interface Resolver {
  readonly modules: readonly ModuleFacts[]
  readonly index: ModuleIndex
  readonly names: NameFinder
}

type Answer = { readonly origin: ImportOrigin; readonly to?: number; readonly reason?: string }

/** Resolves every import of one module. */
export function resolveImports(resolver: Resolver, from: number): ResolvedImport[] {
  const { imports, language } = resolver.modules[from]!
  if (language !== 'python') return []
  return imports.map((statement, number) => ({
    from,
    import: number,
    ...resolveImport(resolver, from, statement),
  }))
}

function resolveImport(resolver: Resolver, from: number, statement: Import): Answer {
  const target = targetOf(resolver, from, statement)
  if (target.origin !== 'first-party') return target
  if (statement.name === undefined || statement.name === '*') return wholeModule(target.found)
  return 'folder' in target.found
    ? moduleIn(resolver, target.found.folder, statement.name)
    : { origin: 'first-party', to: resolver.names.find(target.found.module, statement.name) ?? target.found.module }
}

function targetOf({ index, modules }: Resolver, from: number, statement: Import): Target {
  const target = findModule(index, modules[from]!.path, statement)
  if (target.origin !== 'third-party') return target
  const found = findOnAddedPath(index, modules, from, statement.module.replaceAll('.', '/'))
  return found === undefined ? target : { origin: 'first-party', found }
}

/** A folder without `__init__.py` is first-party, but holds no code that could be used. */
function wholeModule(found: Found): Answer {
  return 'module' in found ? { origin: 'first-party', to: found.module } : { origin: 'first-party' }
}

function moduleIn({ index }: Resolver, folder: string, name: string): Answer {
  const path = join(folder, name)
  const found = index.at(path)
  return found === undefined ? { origin: 'unknown', reason: `no module stands at ${path}` } : wholeModule(found)
}
