import type { Gathered } from '../gathered.ts'
import { isForeign } from '../read/foreign.ts'
import { readHead } from '../read/head.ts'
import type { DataColumns } from '../types/dataColumns.ts'
import { readHeader } from './header.ts'

/** More tables than this say nothing new about what kind of data a project has. */
const MOST_FILES = 200
const HEAD = 16 * 1024

/** Columns of the tables of text among the files, from their first lines. Ordered by path; values are never read. */
export async function gatherDataColumns({ root, files }: Gathered): Promise<DataColumns[]> {
  const tables = files.filter((file) => /\.(csv|tsv)$/i.test(file.path) && !isForeign(file) && file.role !== 'test')
  const found: DataColumns[] = []
  for (const { path, role } of tables.slice(0, MOST_FILES)) {
    const columns = await readHead(root, path, HEAD).then(readHeader, () => undefined)
    if (columns !== undefined) found.push({ path, role, columns })
  }
  return found
}
