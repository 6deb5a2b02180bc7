import type { Gathered } from '../gathered.ts'
import { NOTEBOOK_LIMIT } from '../notebooks/cells.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { Dependencies, Dependency, LockFile } from '../types/dependencies.ts'
import type { Problem } from '../types/problem.ts'
import type { ProjectFile } from '../types.ts'
import { readCiInstalls } from './ci.ts'
import { constrained, follow } from './follow.ts'
import { type Declarations, merge } from './found.ts'
import { findFreezes } from './freeze.ts'
import { isLockFile, LOCK_LIMIT, readLock } from './locks.ts'
import { formOf } from './manifests.ts'
import { isRequirementsFile } from './requirementsFile.ts'

/** Reads every declaration of dependencies in the repository. */
export async function gatherDependencies({ root, files, ask }: Gathered): Promise<Dependencies> {
  const own = files.filter((file) => !isForeign(file))
  const from = { root, paths: new Set(own.map(({ path }) => path)) }
  const locks = await readLocks(root, own)
  const locked = new Set(locks.found.filter((lock) => hasSource(lock, from.paths)).map(({ path }) => path))
  const manifests = own.filter((file) => !locked.has(file.path) && formOf(file))
  const read = merge([await readManifests(root, manifests), readCiInstalls(await ask('ci'))])
  const done = new Set([...locked, ...manifests.map(({ path }) => path)])
  const all = merge([read, await follow(read.references, done, from)])
  const pins = await constrained(all.references, from)
  return assemble({ ...all, problems: [...locks.problems, ...all.problems] }, locks.found, pins)
}

/** A compiled file of requirements whose source is not here is all that is declared. */
function hasSource({ tool, path }: LockFile, paths: ReadonlySet<string>): boolean {
  const sources = [path.replace(/\.txt$/, '.in'), 'pyproject.toml', 'setup.cfg', 'setup.py']
  return tool !== 'pip-compile' || sources.some((source) => paths.has(source))
}

async function readManifests(root: string, files: readonly ProjectFile[]): Promise<Declarations> {
  const read = (text: string, file: ProjectFile) => formOf(file)!.read(text, file)
  const notebooks = files.filter(({ kind }) => kind === 'notebook')
  const others = files.filter(({ kind }) => kind !== 'notebook')
  const results = [
    await readEach({ root, files: others, read }),
    await readEach({ root, files: notebooks, limit: NOTEBOOK_LIMIT, read }),
  ]
  const problems = results.flatMap(({ problems }) => problems)
  return merge([...results.flatMap(({ found }) => found), { declared: [], references: [], python: [], problems }])
}

/** Lock files, and requirement files that a tool has compiled. */
async function readLocks(
  root: string,
  files: readonly ProjectFile[],
): Promise<{ found: LockFile[]; problems: readonly Problem[] }> {
  const candidates = files.filter(({ path }) => isLockFile(path) || isRequirementsFile(path))
  const limit = LOCK_LIMIT
  const { found, problems } = await readEach({
    root,
    files: candidates,
    limit,
    read: (text, { path }) => readLock(text, path),
  })
  return {
    found: found.filter((lock) => lock !== undefined),
    problems: problems.filter(({ at }) => isLockFile(at.path)),
  }
}

function assemble(all: Declarations, locks: readonly LockFile[], pins: ReadonlySet<string>): Dependencies {
  const freezes = findFreezes(all.declared)
  const frozen = new Set(freezes)
  const declared = all.declared.map((one): Dependency => {
    const pinned = one.pinned || pins.has(one.name)
    return { ...one, pinned, ...(frozen.has(one.at.path) && { frozen: true }) }
  })
  const names = new Set(declared.map(({ name }) => name))
  const transitive = [...new Set(locks.flatMap(({ packages }) => packages))].filter((name) => !names.has(name)).sort()
  return {
    declared: declared.sort(byPlace),
    locks,
    transitive,
    freezes,
    python: all.python,
    problems: all.problems,
  }
}

function byPlace({ at: a }: Dependency, { at: b }: Dependency): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0)
}
