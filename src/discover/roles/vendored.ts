import { declaredName, hasPackaging, normalizeName } from '../project.ts'
import { joinPath } from '../tree.ts'
import type { Decider, FolderPlace, Surroundings } from './decider.ts'
import { knownPackage } from './known-packages.ts'

const NAMES = new Set(
  'vendor vendors vendored _vendor _vendored third_party third-party thirdparty 3rdparty external externals extern submodules'.split(
    ' ',
  ),
)

/** Code of others that was copied in. It says nothing about how this project is engineered. */
export const vendored: Decider = {
  role: 'vendored',
  folder: (place, around) =>
    byName(place) ?? byGit(place, around) ?? byPackaging(place, around) ?? knownPackage(place, around),
  file: ({ path, name }, _around, claims) =>
    claims.vendored ?? (name === 'versioneer.py' ? `${path} is a copy of versioneer` : undefined),
}

/** `data/external/` is third-party data, a customary folder of its own: it is not code of others. */
function byName({ name, path }: FolderPlace): string | undefined {
  if (!NAMES.has(name) || /(^|\/)data\//i.test(path)) return undefined
  return `${path}/ is a folder for code of others`
}

function byGit({ path }: FolderPlace, { tree, submodules, isWorkTree }: Surroundings): string | undefined {
  if (submodules.has(path)) return `${path}/ is a git submodule`
  return isWorkTree && tree.folder(path)?.isCheckout ? `${path}/ is a git checkout of its own` : undefined
}

/** A copied project brings its own license and packaging. With the license of the root it is a part of this one. */
function byPackaging({ path }: FolderPlace, { tree, project }: Surroundings): string | undefined {
  const files = tree.folder(path)?.files ?? []
  const license = files.find(isLicense)
  if (license === undefined || !hasPackaging(files) || hasLicenseOfRoot(joinPath(path, license), tree)) return undefined
  const name = declaredName(tree, path)
  if (name === undefined || [project.declared, project.folder].includes(normalizeName(name))) return undefined
  return `${path}/ is the project ${name}, with its own license`
}

function isLicense(name: string): boolean {
  return /^(licen[cs]e|copying)(\.|$)/i.test(name)
}

function hasLicenseOfRoot(path: string, tree: Surroundings['tree']): boolean {
  const ofRoot = tree.folder('')?.files.find(isLicense)
  return ofRoot !== undefined && squeeze(tree.head(ofRoot)) === squeeze(tree.head(path))
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
