import type { Git } from '../git.ts'
import type { Part } from './part.ts'
import { readRemote } from './remote.ts'

/** Remotes of the repository's own configuration: `origin` first, then by name. */
export async function readRemotes(git: Git): Promise<Part> {
  const answer = await git(['config', '--local', '-z', '--get-regexp', '^remote\\..*\\.url$'])
  if ('failed' in answer) return { remotes: [] }
  const urls = new Map(answer.output.split('\0').filter(Boolean).map(entry).reverse())
  const names = [...urls.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return { remotes: names.map((name) => readRemote(name, urls.get(name) ?? '')) }
}

/** `remote.NAME.url\nURL`; of several URLs of one name the first is the one fetched from. */
function entry(text: string): readonly [string, string] {
  const [key = '', url = ''] = text.split('\n', 2)
  return [key.slice('remote.'.length, -'.url'.length), url]
}

function rank(name: string): number {
  return name === 'origin' ? 0 : 1
}
