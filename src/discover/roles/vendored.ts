import { declaredName, hasPackaging, normalizeName } from '../project.ts'
import { type Candidate, joinPath } from '../tree.ts'
import type { Claims, Decider, FolderPlace, Surroundings } from './decider.ts'
import { knownPackage } from './known-packages.ts'
import { copiedLibrary } from './scripts.ts'

const NAMES = new Set(
  'vendor vendors vendored _vendor _vendored third_party third-party thirdparty 3rdparty external externals extern submodules'.split(
    ' ',
  ),
)

/** Code of others that was copied in. It says nothing about how this project is engineered. */
export const vendored: Decider = {
  role: 'vendored',
  folder: (place, around, claims) =>
    byName(place, claims) ?? byGit(place, around) ?? byPackaging(place, around) ?? knownPackage(place, around),
  file: (file, around, claims) =>
    claims.vendored ??
    (file.name === 'versioneer.py' ? 'a copy of versioneer' : undefined) ??
    copiedLibrary(file, around.tree) ??
    (claims.test !== undefined ? testOfOrigin(file, around) : undefined),
}

/** `data/external/` is third-party data, and `tests/external/` tests what is external: neither is code of others. */
function byName({ name, path }: FolderPlace, claims: Claims): string | undefined {
  if (!NAMES.has(name) || claims.test !== undefined || /(^|\/)data\//i.test(path)) return undefined
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
  if (name === undefined || name.includes('{') || [project.declared, project.folder].includes(normalizeName(name)))
    return undefined
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

/** In a fork, tests that import the copied package and nothing of the project came with it. */
function testOfOrigin({ kind, path }: Candidate, { tree, origin }: Surroundings): string | undefined {
  if (origin === undefined || kind !== 'python') return undefined
  const imported = new Set(importedNames(tree.longHead(path)))
  if (!imported.has(origin.name) || origin.siblings.some((name) => imported.has(name))) return undefined
  return `it tests the copied package ${origin.name}`
}

function importedNames(text: string): string[] {
  return [...text.matchAll(/^[ \t]*(?:from|import)[ \t]+([A-Za-z_]\w*)/gm)].map((match) => match[1] as string)
}
