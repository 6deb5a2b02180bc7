import type { ModuleFacts } from '../types.ts'
import { type Found, join, type ModuleIndex, parent } from './module-index.ts'

const ADDS = /^sys\.path\.(insert|append|extend)$/

/**
 * A module in a folder that the importing file, or a conftest.py above it, puts on Python's path. Which folder that is, its
 * texts tell (`os.path.join(HERE, "..", "spark-jobs")`); without a text only one folder of scripts can be meant.
 */
export function findOnAddedPath(
  index: ModuleIndex,
  modules: readonly ModuleFacts[],
  from: number,
  path: string,
): Found | undefined {
  const adding = [modules[from]!, ...conftestsAbove(index, modules, modules[from]!)].filter(addsToPath)
  if (adding.length === 0) return undefined
  const folders = index.foldersWith(path.split('/', 1)[0]!)
  const texts = adding.flatMap(textsOf)
  const named = folders.filter((folder) => texts.some((text) => endsIn(text, folder)))
  const meant = named.length > 0 ? named : folders.filter((folder) => !index.isPackage(folder))
  const found = meant.length === 1 ? index.at(join(meant[0]!, path)) : undefined
  return found !== undefined && 'module' in found ? found : undefined
}

function addsToPath({ calls }: ModuleFacts): boolean {
  return calls.some(({ callee }) => ADDS.test(callee))
}

/** pytest runs them before the tests of their folder and of those below. */
function conftestsAbove(
  index: ModuleIndex,
  modules: readonly ModuleFacts[],
  { path, role }: ModuleFacts,
): ModuleFacts[] {
  const found: ModuleFacts[] = []
  if (role !== 'test') return found
  for (let folder = parent(path); folder !== undefined; folder = parent(folder)) {
    const conftest = index.at(join(folder, 'conftest'))
    if (conftest !== undefined && 'module' in conftest) found.push(modules[conftest.module]!)
  }
  return found
}

function textsOf({ calls }: ModuleFacts): string[] {
  return calls.flatMap(({ arguments: given }) =>
    given.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  )
}

/** `"../spark/spark-jobs"` and `"spark-jobs"` name the folder `spark/spark-jobs`. */
function endsIn(text: string, folder: string): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  return name !== '' && text.replace(/\/$/, '').split('/').at(-1) === name
}
