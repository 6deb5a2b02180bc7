import { basename, dirname, resolve } from 'node:path'
import { AuditError } from '../errors.ts'
import { readHead } from '../facts/git/head.ts'
import { type Git, gitIn } from '../facts/git.ts'
import { given } from '../given.ts'

/** The repository that a revision is taken from, and where the audited folder stands in it. */
export interface Source {
  readonly git: Git
  /** Name that the copy of the work tree gets: reports carry it. */
  readonly name: string
  /** Path from the top of the work tree to the audited folder; empty when it is the top. */
  readonly prefix: string
  /** Absolute path of the folder that holds the objects. */
  readonly objects: string
  /** Absolute path of the list of commits whose parents a shallow clone lacks; it need not exist. */
  readonly shallow: string
  readonly hash: string
  readonly defaultBranch?: string
}

/**
 * Looks at the repository around `root`.
 * @throws AuditError when there is none, or git is not there
 */
export async function openSource(root: string): Promise<Source> {
  const folder = resolve(root)
  const git = gitIn(folder)
  const parse = revParse(git, root)
  const [inside, prefix = ''] = await parse('--is-inside-work-tree', '--show-prefix')
  if (inside !== 'true') throw new AuditError(`${root}: not in a work tree of git, so it has no revisions to audit`)
  const [hash = 'sha1'] = await parse('--show-object-format')
  const [objects = ''] = await parse('--git-path', 'objects')
  const [shallow = ''] = await parse('--git-path', 'shallow')
  const { defaultBranch } = await readHead(git)
  const parts = prefix.split('/').filter(Boolean)
  return {
    git,
    name: basename(parts.reduce((path) => dirname(path), folder)) || 'repository',
    prefix: parts.join('/'),
    objects: resolve(folder, objects),
    shallow: resolve(folder, shallow),
    hash,
    ...given({ defaultBranch }),
  }
}

/** Asks `git rev-parse`; the answer in lines. */
function revParse(git: Git, root: string): (...args: string[]) => Promise<string[]> {
  return async (...args) => {
    const answer = await git(['rev-parse', ...args])
    if ('failed' in answer) throw new AuditError(`${root}: ${inWords(answer.failed)}`)
    return answer.output.split('\n')
  }
}

function inWords(reason: string): string {
  if (/not a git repository/.test(reason)) return 'not in a git repository, so it has no revisions to audit'
  return `its revisions cannot be read: ${reason}`
}
