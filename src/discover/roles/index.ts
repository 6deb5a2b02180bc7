import type { ProjectFile } from '../../facts/types.ts'
import type { Role } from '../../model.ts'
import { type Candidate, folderOf, nameOf } from '../tree.ts'
import type { Claims, Decider, FolderPlace, Surroundings } from './decider.ts'
import { docs, example } from './documents.ts'
import { generated } from './generated.ts'
import { notebook } from './notebook.ts'
import { ci, deploy } from './operations.ts'
import { isScript } from './scripts.ts'
import { config, plainSettings } from './settings.ts'
import { template } from './template.ts'
import { fixture, test } from './test.ts'
import { vendored } from './vendored.ts'

/** The first one that says yes decides; `source` is what remains. */
const ORDER: readonly Decider[] = [
  vendored,
  generated,
  template,
  fixture,
  test,
  example,
  plainSettings,
  docs,
  ci,
  deploy,
  config,
  notebook,
]

/** `test` stands before `fixture` here: data of tests is known by the folder of tests that it lies in. */
const FOLDER_ORDER: readonly Decider[] = [vendored, generated, template, test, fixture, example, docs, deploy]

/**
 * Gives each file its role and the reason for it. Where all code lies in examples, the examples are the project: else
 * nothing would be left to audit.
 */
export function assignRoles(files: readonly Candidate[], around: Surroundings): ProjectFile[] {
  const claimsOf = claimFolders(around)
  const assign = (order: readonly Decider[]) =>
    files.map((file) => assignRole(file, order, around, claimsOf(file.folder)))
  const assigned = assign(ORDER)
  const isMain = assigned.some(isPython) ? isPython : isScript
  const code = assigned.filter(isMain)
  const isExamplesOnly = code.some(isExample) && !code.some(isMeasured)
  return isExamplesOnly ? assign(ORDER.filter((decider) => decider !== example)) : assigned
}

function isPython({ kind }: ProjectFile): boolean {
  return kind === 'python' || kind === 'notebook'
}

function isExample({ role }: ProjectFile): boolean {
  return role === 'example'
}

function isMeasured({ role }: ProjectFile): boolean {
  return role === 'source' || role === 'notebook'
}

function assignRole(file: Candidate, order: readonly Decider[], around: Surroundings, claims: Claims): ProjectFile {
  const { path, kind, size } = file
  for (const { role, file: decide } of order) {
    const reason = decide ? decide(file, around, claims) : claims[role]
    if (reason !== undefined) return { path, kind, role, reason, size }
  }
  return { path, kind, role: 'source', reason: isCode(file) ? 'code of the project' : 'kept with the code', size }
}

function isCode({ kind }: Candidate): boolean {
  return ['python', 'typescript', 'javascript', 'shell'].includes(kind)
}

/** Claims of a folder, those of the folders above it included. Each folder is asked about once. */
function claimFolders(around: Surroundings): (folder: string) => Claims {
  const known = new Map<string, Claims>([['', {}]])
  return (folder) => {
    const unknown: string[] = []
    for (let at = folder; !known.has(at); at = folderOf(at)) unknown.push(at)
    for (const path of unknown.reverse()) known.set(path, claimFolder(path, around, known.get(folderOf(path)) ?? {}))
    return known.get(folder) as Claims
  }
}

function claimFolder(path: string, around: Surroundings, above: Claims): Claims {
  const place: FolderPlace = { path, name: nameOf(path).toLowerCase(), parent: folderOf(path) }
  const claims: Partial<Record<Role, string>> = { ...above }
  for (const { role, folder } of FOLDER_ORDER) {
    const reason = claims[role] ?? folder?.(place, around, claims)
    if (reason !== undefined) claims[role] = reason
  }
  return claims
}
