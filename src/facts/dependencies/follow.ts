import { problemOf } from '../read/each.ts'
import { readText } from '../read/text.ts'
import { readConda } from './conda.ts'
import { type Declarations, declarations, merge, type Reference } from './found.ts'
import { readConstraints, readRequirements } from './requirementsFile.ts'

/** What may be read of the repository. */
export interface Readable {
  readonly root: string
  readonly paths: ReadonlySet<string>
}

/**
 * Reads the files that others refer to and that no name gives away, and what these refer to. Only files of the
 * repository are opened, each once.
 * @param done files that were read already
 */
export async function follow(
  start: readonly Reference[],
  done: ReadonlySet<string>,
  from: Readable,
): Promise<Declarations> {
  const seen = new Set(done)
  const queue = start.filter(({ as }) => as !== 'constraints')
  const found: Declarations[] = []
  for (const reference of queue) {
    if (seen.has(reference.path) || !from.paths.has(reference.path)) continue
    seen.add(reference.path)
    const read = await readReference(reference, from.root)
    found.push(read)
    queue.push(...read.references.filter(({ as }) => as !== 'constraints'))
  }
  return merge(found)
}

async function readReference({ path, as, group }: Reference, root: string): Promise<Declarations> {
  try {
    const text = await readText(root, path)
    return as === 'conda' ? await readConda(text, path, group) : readRequirements(text, { path }, group)
  } catch (error) {
    return declarations({ problems: [problemOf(path, error)] })
  }
}

/** Names that constraints files fix. A constraint installs nothing; it pins what is declared elsewhere. */
export async function constrained(references: readonly Reference[], from: Readable): Promise<Set<string>> {
  const paths = references
    .filter(({ as, path }) => as === 'constraints' && from.paths.has(path))
    .map(({ path }) => path)
  const texts = await Promise.all([...new Set(paths)].map((path) => readText(from.root, path).catch(() => '')))
  return new Set(texts.flatMap(readConstraints))
}
