import type { Git, GitAnswer } from '../git.ts'
import type { TrackedFile } from '../types/git.ts'
import { readFilters } from './filters.ts'
import type { Part } from './part.ts'
import { readPointers } from './pointers.ts'

/** Mode of a submodule in the index. */
const SUBMODULE = '160000'

/** Files in the index below the folder, with the sizes of their blobs. */
export async function readTracked(git: Git): Promise<Part> {
  const [index, tree] = await Promise.all([
    git(['ls-files', '--stage', '-z']),
    git(['ls-tree', '-r', '-l', '-z', 'HEAD', '.']),
  ])
  if ('failed' in index) return { missing: [{ fact: 'checkout', reason: index.failed }] }
  const sizes = readSizes(tree)
  const listed = index.output === '' ? readTree(tree) : readIndex(index.output)
  const files = listed.map((file) => withSize(file, sizes))
  const filters = await readFilters(git, files)
  const filtered = files.map((file) => ({
    ...file,
    ...(filters.has(file.path) && { filter: filters.get(file.path) ?? '' }),
  }))
  const pointers = await readPointers(git, filtered)
  const tracked = filtered.map((file) => ({ ...file, ...pointers.get(file.blob) }))
  return { tracked, ...(sizes.size === 0 && files.length > 0 && noSizes(tree)) }
}

function noSizes(tree: GitAnswer): Part {
  const reason = 'failed' in tree ? tree.failed : 'nothing has been committed yet'
  return { missing: [{ fact: 'sizes', reason }] }
}

/** `mode blob stage\tpath`; of a conflict all stages are listed, one of them is enough. */
function readIndex(output: string): TrackedFile[] {
  const files = new Map<string, TrackedFile>()
  for (const record of output.split('\0')) {
    const [, mode, blob, path] = /^(\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(record) ?? []
    if (path !== undefined && blob !== undefined && mode !== SUBMODULE) files.set(path, { path, blob })
  }
  return [...files.values()]
}

/** The commit's own list, for a clone that was made without a checkout and has an empty index. */
function readTree(answer: GitAnswer): TrackedFile[] {
  const records = 'failed' in answer ? [] : answer.output.split('\0')
  return records.flatMap((record) => {
    const [, blob, path] = /^\d+ blob ([0-9a-f]+) +\S+\t(.*)$/s.exec(record) ?? []
    return blob === undefined || path === undefined ? [] : [{ path, blob }]
  })
}

/** `mode blob hash size\tpath`. The size of a blob that is not there is `BAD`. */
function readSizes(answer: GitAnswer): Map<string, number> {
  const records = 'failed' in answer ? [] : answer.output.split('\0')
  const pairs = records.map((record) => /^\d+ blob ([0-9a-f]+) +(\d+)\t/.exec(record))
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', Number(pair[2])] as const] : [])))
}

function withSize(file: TrackedFile, sizes: ReadonlyMap<string, number>): TrackedFile {
  const size = sizes.get(file.blob)
  return size === undefined ? file : { ...file, size }
}
