import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { ImportedRoot, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Code } from './use.ts'

/**
 * Tells calls of packages that may be missing: the call itself is guarded, or its module imports the package in a `try`
 * only and no file says that the program needs it.
 */
export function optionalCalls({ names }: Code, dependencies: Dependencies): (call: ResolvedCall) => boolean {
  const keysOf = (wanted: (one: ImportedRoot) => boolean): ReadonlySet<string> =>
    new Set(names.imports.filter(wanted).map(({ module, root }) => key(module, root)))
  const imported = keysOf(() => true)
  const firm = keysOf(({ guarded }) => !guarded)
  const triedInSource = names.imports.filter(({ guarded, role }) => guarded && role === 'source')
  const anywhere = new Set(triedInSource.map(({ root }) => root))
  const needed = neededRoots(dependencies)
  return ({ module, name, guarded }) => {
    const [root = ''] = name.split('.', 1)
    if (guarded || needed.has(root)) return guarded
    // A module that gets an object from another one imports nothing itself.
    if (!imported.has(key(module, root))) return anywhere.has(root)
    return !firm.has(key(module, root))
  }
}

function key(module: number, root: string): string {
  return `${module} ${root}`
}

/** Packages that the program cannot do without, by the names that code imports. */
function neededRoots({ declared }: Dependencies): ReadonlySet<string> {
  const needed = declared.filter(
    ({ group, source }) => group === 'runtime' && /^(requirements|pyproject|pipfile|setup|conda|pixi)/.test(source),
  )
  return new Set(needed.flatMap(({ imports }) => imports))
}
