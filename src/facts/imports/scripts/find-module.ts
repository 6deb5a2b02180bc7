import type { Manifests, Package, PathAlias } from './manifests.ts'
import { isNodeModule } from './node-modules.ts'
import { foldersAbove, type Place, type Places, resolvePath } from './places.ts'

/** What the module part of an import stands for. */
export type Target =
  | { readonly origin: 'first-party'; readonly place?: Place }
  | { readonly origin: 'standard-library' | 'third-party' }
  | { readonly origin: 'unknown'; readonly reason: string }

/** What imports are resolved with. */
export interface Around extends Manifests {
  readonly places: Places
}

/** Resolves an import as TypeScript and bundlers do. `./chart?raw` and `!loader!./chart` are the file itself. */
export function findModule(around: Around, importer: string, module: string): Target {
  const name = module.replace(/^.*!/, '').replace(/\?.*$/, '')
  if (/^\.{1,2}(\/|$)/.test(name)) return findRelative(around, importer, name)
  if (isNodeModule(name)) return { origin: 'standard-library' }
  const place = throughSettings(around, importer, name) ?? throughConvention(around, importer, name)
  if (place !== undefined) return { origin: 'first-party', place }
  return throughPackages(around, importer, name) ?? outside(name)
}

function findRelative({ places }: Around, importer: string, name: string): Target {
  const path = resolvePath(foldersAbove(importer)[0]!, name)
  if (path === undefined) return { origin: 'unknown', reason: 'the relative import leaves the repository' }
  const place = places.at(path)
  if (place !== undefined) return { origin: 'first-party', place }
  return { origin: 'unknown', reason: `no file stands at ${path} (built or generated?)` }
}

/** "paths" of the nearest folder that has any, then "baseUrl". */
function throughSettings({ settings, places }: Around, importer: string, name: string): Place | undefined {
  for (const folder of foldersAbove(importer)) {
    const found = settings.get(folder)
    if (found === undefined) continue
    const targets = aliasTargets(found.aliases, name)
    const base = found.baseUrl === undefined ? undefined : resolvePath(found.baseUrl, name)
    for (const path of [...targets, ...(base === undefined ? [] : [base])]) {
      const place = places.at(path)
      if (place !== undefined) return place
    }
  }
  return undefined
}

/** Targets of the pattern with the longest part before its `*`. */
function aliasTargets(aliases: readonly PathAlias[], name: string): string[] {
  const fitting = aliases.flatMap((alias) => {
    const rest = restOf(alias.pattern, name)
    return rest === undefined ? [] : [{ ...alias, rest }]
  })
  const [best] = fitting.sort((a, b) => prefixOf(b.pattern).length - prefixOf(a.pattern).length)
  return best === undefined ? [] : best.targets.map((target) => target.replace('*', () => best.rest))
}

function prefixOf(pattern: string): string {
  return pattern.split('*', 1)[0]!
}

/** What the `*` of a pattern stands for; '' for an equal pattern without one. */
function restOf(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === name ? '' : undefined
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  const fits = name.length >= pattern.length - 1 && name.startsWith(before) && name.endsWith(after)
  return fits ? name.slice(before.length, name.length - after.length) : undefined
}

/** `@/chart` and `~/chart` can be no packages: by convention they are files below `src` of the package. */
function throughConvention({ places, packages }: Around, importer: string, name: string): Place | undefined {
  const [, rest] = /^[@~]\/(.+)$/.exec(name) ?? []
  const home = packageAround(packages, importer)
  if (rest === undefined || home === undefined) return undefined
  return placeIn(places, home.folder, `src/${rest}`) ?? placeIn(places, home.folder, rest)
}

/** The package itself, or another one of the repository (a workspace), by its name; `#name` by "imports". */
function throughPackages({ places, packages }: Around, importer: string, name: string): Target | undefined {
  if (name.startsWith('#')) {
    const home = packageAround(packages, importer)
    return home && { origin: 'first-party', ...withPlace(subpathPlace(places, home, name)) }
  }
  const owner = packages.find((one) => one.name !== undefined && (name === one.name || name.startsWith(`${one.name}/`)))
  if (owner === undefined) return undefined
  return { origin: 'first-party', ...withPlace(subpathPlace(places, owner, `.${name.slice(owner.name!.length)}`)) }
}

function withPlace(place: Place | undefined): { place?: Place } {
  return place === undefined ? {} : { place }
}

/** What a package hands out may be built: the source of `dist/index.js` is most often `src/index.ts`. */
function subpathPlace(places: Places, { folder, subpaths }: Package, subpath: string): Place | undefined {
  const aliases = [...subpaths].map(([pattern, targets]) => ({ pattern, targets }))
  const targets = [...aliasTargets(aliases, subpath), subpath, `src/${subpath}`]
  for (const target of targets) {
    const source = target.replace(/^(\.\/)?(dist|lib|build|out)\//, 'src/').replace(/\.d\.[cm]?ts$/, '')
    const place = placeIn(places, folder, target) ?? placeIn(places, folder, source)
    if (place !== undefined) return place
  }
  return undefined
}

function placeIn(places: Places, folder: string, path: string): Place | undefined {
  const resolved = resolvePath(folder, path)
  return resolved === undefined ? undefined : places.at(resolved)
}

function packageAround(packages: readonly Package[], importer: string): Package | undefined {
  const folders = foldersAbove(importer)
  return packages.filter(({ folder }) => folders.includes(folder)).sort((a, b) => b.folder.length - a.folder.length)[0]
}

function outside(name: string): Target {
  const isPackage = /^(@[\w.~-]+\/)?[\w.~-]+(\/|$)/.test(name)
  return isPackage
    ? { origin: 'third-party' }
    : { origin: 'unknown', reason: `\`${name}\` is an alias that no file explains` }
}
