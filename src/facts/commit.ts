import { lstat, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** Larger files are not read; a list of packed references with 100,000 branches has 10 MB. */
const LARGEST = 32 * 1024 * 1024

/**
 * The commit that is checked out, read from the files of git without starting it. `undefined` where `root` itself is no
 * checkout: a folder inside one would name a commit that holds much more than was audited.
 */
export async function readCommit(root: string): Promise<string | undefined> {
  const folder = await gitFolder(root)
  const head = (await read(join(folder, 'HEAD')))?.trim() ?? ''
  return isHash(head) ? head : resolveReference(folder, head)
}

/** `.git` is a folder or, in a work tree or a submodule, a file that names one. */
async function gitFolder(root: string): Promise<string> {
  const link = await read(join(root, '.git'))
  return link?.startsWith('gitdir: ') ? resolve(root, link.slice('gitdir: '.length).trim()) : join(root, '.git')
}

async function resolveReference(folder: string, head: string): Promise<string | undefined> {
  const name = /^ref: (refs\/[^\s\\]+)$/.exec(head)?.[1]
  if (name === undefined || name.split('/').includes('..')) return undefined
  const common = resolve(folder, (await read(join(folder, 'commondir')))?.trim() ?? '.')
  return hashIn((await read(join(common, name)))?.trim()) ?? hashIn(await packedReference(common, name))
}

function hashIn(text: string | undefined): string | undefined {
  return text !== undefined && isHash(text) ? text : undefined
}

async function packedReference(common: string, name: string): Promise<string | undefined> {
  const lines = (await read(join(common, 'packed-refs')))?.split('\n') ?? []
  return lines.find((line) => line.endsWith(` ${name}`))?.split(' ')[0]
}

function isHash(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** Regular files only: reading a pipe that somebody put there would never end. */
async function read(path: string): Promise<string | undefined> {
  try {
    const file = await lstat(path)
    return file.isFile() && file.size <= LARGEST ? await readFile(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
