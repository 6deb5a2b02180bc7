import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from '../facts/git.ts'
import type { Source } from './source.ts'

/** Branches of an upstream that tell where a fork began (see facts/git/fork.ts). */
const UPSTREAM = ['HEAD', 'main', 'master'].map((name) => `refs/remotes/upstream/${name}`)

/** A commit, and the repository that it is taken from. */
export interface Wanted {
  readonly source: Source
  readonly commit: string
}

/**
 * Writes a `.git` folder of our own that borrows the objects of the source. Nothing of the source's configuration comes
 * along but the addresses of its remotes, so that neither filters nor hooks of it can run. Its default branch stands
 * where the revision is, and it knows only the tags that the revision holds.
 */
export async function writeRepository(top: string, wanted: Wanted): Promise<void> {
  const { source } = wanted
  const folder = join(top, '.git')
  await mkdir(join(folder, 'objects', 'info'), { recursive: true })
  await mkdir(join(folder, 'refs'), { recursive: true })
  await mkdir(join(folder, 'info'))
  await writeFile(join(folder, 'objects', 'info', 'alternates'), `${quoted(source.objects)}\n`)
  await writeFile(join(folder, 'config'), settings(source.hash) + (await remotes(source.git)))
  await writeFile(join(folder, 'packed-refs'), await references(wanted))
  await writeFile(join(folder, 'HEAD'), head(wanted))
  await copyFile(source.shallow, join(folder, 'shallow')).catch(() => undefined) // Full clones have none.
}

function head({ source: { defaultBranch }, commit }: Wanted): string {
  return defaultBranch === undefined ? `${commit}\n` : `ref: refs/heads/${defaultBranch}\n`
}

/** Names that another system would take for `.git` are refused on every system. */
function settings(hash: string): string {
  const safe = '[core]\n\tbare = false\n\tprotectHFS = true\n\tprotectNTFS = true\n'
  const format = hash === 'sha1' ? 0 : 1
  const extension = format === 0 ? '' : `[extensions]\n\tobjectFormat = ${hash}\n`
  return `${safe}\trepositoryFormatVersion = ${format}\n${extension}`
}

async function remotes(git: Git): Promise<string> {
  const answer = await git(['config', '--local', '-z', '--get-regexp', '^remote\\..*\\.url$'])
  const entries = 'output' in answer ? answer.output.split('\0').filter(Boolean) : []
  return entries.map(remote).join('')
}

/** `remote.NAME.url\nURL`; what follows a further line break is no address. */
function remote(entry: string): string {
  const [key = '', url = ''] = entry.split('\n', 2)
  const name = key.slice('remote.'.length, -'.url'.length)
  return `[remote ${quoted(name)}]\n\turl = ${quoted(url)}\n`
}

/** `hash name` for the default branch, what is known of an upstream, and the tags. */
async function references({ source: { git, defaultBranch }, commit }: Wanted): Promise<string> {
  const format = '--format=%(objectname) %(refname)'
  const [upstream, tags] = await Promise.all([
    git(['for-each-ref', format, ...UPSTREAM]),
    git(['for-each-ref', format, `--merged=${commit}`, 'refs/tags']),
  ])
  const branch = defaultBranch === undefined ? '' : `${commit} refs/heads/${defaultBranch}\n`
  return branch + [upstream, tags].map((answer) => ('output' in answer ? answer.output : '')).join('')
}

/** As git quotes in its configuration and in lists of paths. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
}
