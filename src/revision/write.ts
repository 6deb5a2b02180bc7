import { mkdir, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AuditError } from '../errors.ts'
import { type Git, gitIn } from '../facts/git.ts'
import type { Entries } from './entries.ts'

/** Files are written as they are in git: no line ends, keywords, encodings or filters are put in (gitattributes). */
const AS_STORED = '* -text !eol -crlf -ident -filter !working-tree-encoding\n'

/** Milliseconds for the files of a large project on a slow disk. */
const PATIENCE = 600_000

/**
 * Fills the work tree at `top`, and the index beside it.
 * @throws AuditError when git refuses, for instance a path that leads out of the tree
 */
export async function writeFiles(top: string, commit: string, { whole, hollow }: Entries): Promise<void> {
  const git = gitIn(top)
  const attributes = join(top, '.git', 'info', 'attributes')
  await writeFile(attributes, AS_STORED)
  await run(git, ['read-tree', commit])
  // Before there is any link that one of them could be written through.
  for (const { path, size } of hollow) await writeHollow(join(top, path), size)
  await run(git, ['checkout-index', '--force', '--quiet', '-z', '--stdin'], whole.map((path) => `${path}\0`).join(''))
  // Facts are to see the attributes of the revision alone.
  await rm(attributes)
}

/** A file with holes: it has its size and takes no room. Git has checked the path when it read the tree. */
async function writeHollow(file: string, size: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, '', { flag: 'wx' })
  await truncate(file, size)
}

async function run(git: Git, args: readonly string[], input = ''): Promise<void> {
  const answer = await git(args, { input, patience: PATIENCE })
  if ('failed' in answer) throw new AuditError(`the files of the revision cannot be written: ${answer.failed}`)
}
