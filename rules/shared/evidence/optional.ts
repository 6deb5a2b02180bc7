import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Code } from './use.ts'

/**
 * Tells calls of packages that may be missing: the call itself is guarded, or its module imports the package in a `try`
 * only and no file says that the program needs it.
 */
export function optionalCalls({ names }: Code, { declared }: Dependencies): (call: ResolvedCall) => boolean {
  const key = (module: number, root: string): string => `${module} ${root}`
  const firm = new Set(names.imports.flatMap(({ module, root, guarded }) => (guarded ? [] : [key(module, root)])))
  const tried = new Set(names.imports.flatMap(({ module, root, guarded }) => (guarded ? [key(module, root)] : [])))
  const anywhere = new Set(
    names.imports.flatMap(({ root, guarded, role }) => (guarded && role === 'source' ? [root] : [])),
  )
  const imported = new Set(names.imports.map(({ module, root }) => key(module, root)))
  const needed = new Set(
    declared.flatMap(({ group, imports, source }) =>
      group === 'runtime' && /^(requirements|pyproject|pipfile|setup|conda|pixi)/.test(source) ? imports : [],
    ),
  )
  return ({ module, name, guarded }) => {
    const [root = ''] = name.split('.', 1)
    if (guarded || needed.has(root)) return guarded
    // A module that gets an object from another one imports nothing itself.
    if (!imported.has(key(module, root))) return anywhere.has(root)
    return tried.has(key(module, root)) && !firm.has(key(module, root))
  }
}
