import type { ProjectFile } from '../../facts/types.ts'
import type { Role } from '../../model.ts'
import { type Candidate, folderOf, nameOf } from '../tree.ts'
import type { Claims, Decider, FolderPlace, Surroundings } from './decider.ts'
import { docs, example } from './documents.ts'
import { generated } from './generated.ts'
import { notebook } from './notebook.ts'
import { ci, deploy } from './operations.ts'
import { config, requirements } from './settings.ts'
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
  requirements,
  docs,
  ci,
  deploy,
  config,
  notebook,
]

/** `test` stands before `fixture` here: data of tests is known by the folder of tests that it lies in. */
const FOLDER_ORDER: readonly Decider[] = [vendored, generated, template, test, fixture, example, docs]

/** Gives each file its role and the reason for it. */
export function assignRoles(files: readonly Candidate[], around: Surroundings): ProjectFile[] {
  const claimsOf = claimFolders(around)
  return files.map((file) => {
    const { path, kind, size } = file
    return { path, kind, ...decide(file, around, claimsOf(file.folder)), size }
  })
}

function decide(file: Candidate, around: Surroundings, claims: Claims): Pick<ProjectFile, 'role' | 'reason'> {
  for (const { role, file: decideFile } of ORDER) {
    const reason = decideFile ? decideFile(file, around, claims) : claims[role]
    if (reason !== undefined) return { role, reason }
  }
  return { role: 'source', reason: reasonForSource(file) }
}

function reasonForSource({ kind }: Candidate): string {
  if (kind === 'data' || kind === 'model' || kind === 'binary') return 'kept with the code'
  return ['python', 'typescript', 'javascript', 'shell'].includes(kind) ? 'code of the project' : 'no other role fits'
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
